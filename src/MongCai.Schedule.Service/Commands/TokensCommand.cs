using System.CommandLine;
using MongCai.Schedule.Publishing;
using MongCai.Schedule.Service.Access;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Documents;
using NodaTime;
using NodaTime.Text;

namespace MongCai.Schedule.Service.Commands;

/// <summary><c>tokens add</c>, <c>tokens list</c>, <c>tokens revoke</c>: who may write, and as what.</summary>
internal static class TokensCommand
{
    private static readonly OffsetDateTimePattern Moment = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd HH':'mm':'ss o<+HH:mm>");

    public static Command Create(TextWriter output, TextWriter error, IClock clock) =>
        new("tokens", "Hand out, list and revoke access tokens.") { Add(output, error, clock), List(output, error, clock), Revoke(error, clock) };

    private static Command Add(TextWriter output, TextWriter error, IClock clock)
    {
        var name = Name();
        name.Validators.Add(given =>
        {
            if (given.Tokens is [var token] && PersonName.Read(token.Value) is null)
            {
                given.AddError($"'{Unprintable.Shown(token.Value)}' is no name, such as \"Nguyễn Thị Hoa\" is. {PersonName.Rule.En}");
            }
        });
        var role = Choice<Role>("--role", "What they may do.");
        role.Required = true;
        var side = Choice<Country>("--side", "The side that they serve.");
        var command = new Command("add", "Print a new token, once, alone on stdout.") { name, role, side };
        var options = new DatabaseOptions(command);
        command.SetAction((parsed, _) => options.UseAsync(parsed, clock, error, async database =>
        {
            var person = new Person(
                PersonName.Read(parsed.GetRequiredValue(name)) ?? throw new InvalidOperationException(),
                TextForm.TryParse<Role>(parsed.GetValue(role), out var given) ? given : throw new InvalidOperationException(),
                TextForm.TryParse<Country>(parsed.GetValue(side), out var of) ? of : null);
            var (token, refusal) = await Tokens.AddAsync(database, person, clock.GetCurrentInstant());
            if (token is null)
            {
                await error.WriteLineAsync(refusal);
                return ExitCode.WrongInput;
            }

            await error.WriteLineAsync($"A token for {person.Name}, {Tokens.Describe(person)}. It is shown this once; only its hash is kept.");
            await output.WriteLineAsync(token.Reveal());
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command List(TextWriter output, TextWriter error, IClock clock)
    {
        var command = new Command("list", "List all tokens, live and revoked; never the tokens themselves.");
        var options = new DatabaseOptions(command);
        command.SetAction((parsed, _) => options.UseAsync(parsed, clock, error, async database =>
        {
            foreach (var token in await Tokens.AllAsync(database))
            {
                var last = token.Revoked is { } revoked ? $"revoked {Show(revoked)}" : token.Used is { } used ? $"last used {Show(used)}" : "never used";
                await output.WriteLineAsync($"{token.Id}  {token.Name}  {Tokens.Describe(token.Person)}  since {Show(token.Created)}  {last}");
            }

            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Revoke(TextWriter error, IClock clock)
    {
        var name = Name();
        var id = new Option<string?>("--id") { Description = "Only the token of that id; `tokens list` shows ids.", HelpName = "ID" };
        var command = new Command("revoke", "Revoke the tokens of a name, at once and for ever.") { name, id };
        var options = new DatabaseOptions(command);
        command.SetAction((parsed, _) => options.UseAsync(parsed, clock, error, async database =>
        {
            var given = parsed.GetRequiredValue(name).Trim();
            var revoked = await Tokens.RevokeAsync(database, given, parsed.GetValue(id), clock.GetCurrentInstant());
            await error.WriteLineAsync(revoked switch
            {
                0 => $"{given} has no live token{(parsed.GetValue(id) is { } one ? $" {one}" : "")}; see tokens list.",
                1 => $"Revoked one token of {given}.",
                _ => $"Revoked {revoked} tokens of {given}.",
            });
            return revoked == 0 ? ExitCode.WrongInput : ExitCode.Done;
        }));
        return command;
    }

    private static Argument<string> Name() => new("NAME") { Description = "The person, or the partner; one name is one person." };

    private static Option<string?> Choice<T>(string name, string description)
        where T : struct, Enum
    {
        var texts = TextForm.All<T>().Select(row => row.Text).ToArray();
        var option = new Option<string?>(name) { Description = description, HelpName = string.Join('|', texts) };
        option.CompletionSources.Add(texts);
        option.Validators.Add(given =>
        {
            foreach (var other in given.Tokens.Select(token => token.Value).Where(text => !texts.Contains(text)))
            {
                given.AddError($"Argument '{other}' not recognized. Must be one of: {string.Join(", ", texts)}.");
            }
        });
        return option;
    }

    private static string Show(string column)
    {
        var instant = InstantColumn.Read(column);
        return Moment.Format(instant.WithOffset(Clocks.Hanoi.GetUtcOffset(instant)));
    }
}
