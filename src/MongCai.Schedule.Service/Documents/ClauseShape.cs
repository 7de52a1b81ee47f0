using System.Collections.Immutable;

namespace MongCai.Schedule.Service.Documents;

/// <summary>The members of clauses, by what they say.</summary>
internal static class ClauseShape
{
    /// <summary>The forms that the days of a clause may have, each by the member that names it, with all its members.</summary>
    public static readonly ImmutableArray<(string Form, ImmutableArray<string> Members)> DayForms =
    [
        ("first", ["first", "last"]), ("start", ["start", "end"]), ("yearly", ["yearly"]), ("lunar", ["lunar"]), ("term", ["term"]),
        ("holiday", ["holiday"]), ("resumes", ["resumes"]), ("undated", ["undated"]),
    ];

    /// <summary>What is said of an end that is open.</summary>
    public static readonly ImmutableArray<string> OpenEnd = ["endKind", "expected", "reviewBy"];

    /// <summary>What narrows or widens the days.</summary>
    public static readonly ImmutableArray<string> Narrowing = ["weekdays", "daysOfMonth", "lunarDaysOfMonth", "days", "plus", "minus"];

    /// <summary>What goes with a regime, and with nothing else.</summary>
    public static readonly ImmutableArray<string> OfRegime = ["hours", "conditions", "quota", "trial", "except"];

    private static readonly ImmutableArray<string> Whom = ["gates", "flows", "directions", "classes"];

    public static readonly MapShape Clause = new(
        new("một điều khoản, có gates, flows, thời gian và regime", "条款（需有 gates、flows、时间和 regime）", "a clause, with gates, flows, a time and a regime"),
        ["gates", "flows"],
        [
            "directions", "classes", .. DayForms.SelectMany(form => form.Members), .. OpenEnd, "since", "until", .. Narrowing, "zone",
            "regime", "effect", "text", .. OfRegime, "stated", "note",
        ]);

    public static readonly MapShape Exception = new(
        new("một ngoại lệ, ví dụ { classes: [dry-food], regime: closed }", "例外，例如 { classes: [dry-food], regime: closed }", "an exception, such as { classes: [dry-food], regime: closed }"),
        [], [.. Whom, "regime", .. OfRegime.Remove("except"), "note"]);
}
