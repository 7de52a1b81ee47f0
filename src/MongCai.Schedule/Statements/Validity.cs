using NodaTime;

namespace MongCai.Schedule.Statements;

/// <summary>The days on which a recurring form holds.</summary>
/// <param name="Since">The first.</param>
/// <param name="Until">The last, inclusive; null where there is none.</param>
public sealed record Validity(LocalDate Since, LocalDate? Until)
{
    /// <summary>Whether the form holds on a day.</summary>
    public bool Includes(LocalDate date) => date >= Since && !(date > Until);
}
