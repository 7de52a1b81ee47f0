using System.Globalization;
using NodaTime;

namespace MongCai.Schedule.Tests.Reference;

/// <summary>Hours on the clock of Hanoi; null for what is not known, and for a last entry of which nothing was said.</summary>
internal sealed record SlowWindow(LocalTime? Opens, LocalTime? Closes, LocalTime? LastEntry)
{
    public bool IsKnown => this is { Opens: not null, Closes: not null };

    /// <summary>Whether it is open round the clock.</summary>
    public bool IsWhole => Opens is not null && Opens == Closes;

    public override string ToString() => $"{Text(Opens)}-{Text(Closes)}{(LastEntry is null ? "" : "/" + Text(LastEntry))}";

    private static string Text(LocalTime? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "?";
}
