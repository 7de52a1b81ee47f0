using System.CommandLine;
using Microsoft.Extensions.Primitives;
using MongCai.Schedule.Places;
using MongCai.Schedule.Service.Http;
using MongCai.Schedule.Service.Questions;
using NodaTime;

namespace MongCai.Schedule.Service.Commands;

/// <summary><c>ask GATE FLOW [DATE or INSTANT]</c>: the trader's question, answered in words from the calendars folder, without a server.</summary>
internal static class AskCommand
{
    public static Command Create(TextWriter output, TextWriter error, IClock clock)
    {
        var gate = new Argument<string>("gate") { Description = "A gate's id or one of its names, for instance bac-luan-2.", HelpName = "GATE" };
        var flow = new Argument<string>("flow")
        {
            Description = $"What crosses: {string.Join(", ", TextForm.All<Flow>().Select(known => known.Text))}.",
            HelpName = "FLOW",
        };
        var when = new Argument<string?>("when")
        {
            Description = "A day in Vietnam, 2022-02-04, or an instant, 2022-02-04T09:00+07:00 [default: now]",
            HelpName = "DATE|INSTANT",
            Arity = ArgumentArity.ZeroOrOne,
        };
        foreach (var argument in (Argument[])[gate, flow, when])
        {
            // An option that does not exist must not pass for a gate or a date.
            argument.Validators.Add(given =>
            {
                foreach (var option in given.Tokens.Select(token => token.Value).Where(text => text.StartsWith("--", StringComparison.Ordinal)))
                {
                    given.AddError($"There is no option {option}.");
                }
            });
        }

        Dictionary<string, Option<string[]>> texts = new()
        {
            ["direction"] = Text("--direction", "Seen from Vietnam: export, import, exit, entry.", "DIRECTION"),
            ["commodity"] = Text("--commodity", "A class of the goods; may be repeated.", "CLASS"),
            ["vehicle"] = Text("--vehicle", "A class of the vehicle; may be repeated.", "CLASS"),
            ["traveller"] = Text("--traveller", "A class of the traveller; may be repeated.", "CLASS"),
            ["hs"] = Text("--hs", "A code of the Harmonized System, 4 to 10 digits; finds the classes of the goods.", "CODE"),
            ["knownAt"] = Text("--known-at", "As it would have been answered at that instant, or at the beginning of that day [default: now]", "DATE|INSTANT"),
        };
        var calendars = CommonOptions.Calendars();
        var language = CommonOptions.Language();
        var json = CommonOptions.Json();
        var command = new Command("ask", "Is a gate open, for whom, how surely and why; if not, when next.") { gate, flow, when, calendars, language, json };
        foreach (var option in texts.Values)
        {
            command.Add(option);
        }

        command.SetAction(async (parsed, _) =>
        {
            var words = CommonOptions.ToLanguage(parsed.GetValue(language));
            var loaded = await LoadedCalendar.LoadAsync(parsed.GetValue(calendars), words, error);
            if (loaded.Book is not { } book)
            {
                return loaded.ExitCode;
            }

            var given = texts
                .Select(option => (Name: option.Key, Values: parsed.GetValue(option.Value) ?? []))
                .Where(option => option.Values is not [])
                .ToDictionary(option => option.Name, option => new StringValues(option.Values));
            if (parsed.GetValue(when) is { } moment)
            {
                given.Add(moment.Contains('T', StringComparison.Ordinal) ? "at" : "date", moment);
            }

            var read = new ParameterReader("query", "", given, QuestionReader.All.AsSpan(), QuestionReader.Repeatable.AsSpan());
            var question = new QuestionReader(read, book, clock.GetCurrentInstant(), "query") { TakesNames = true }.Read(parsed.GetRequiredValue(gate), parsed.GetRequiredValue(flow));
            var answer = question is null
                ? CommandAnswer.Refused([.. read.Mistakes.Select(mistake => mistake.Detail)])
                : CommandAnswer.Of(StatusAnswer.Of(book, question), (status, inLanguage) => StatusText.Of(status, book.Gazetteer, inLanguage));
            return await answer.WriteAsync(words, parsed.GetValue(json), output, error);
        });
        return command;
    }

    private static Option<string[]> Text(string name, string description, string helpName) =>
        new(name) { Description = description, HelpName = helpName };
}
