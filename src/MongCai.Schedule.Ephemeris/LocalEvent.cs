namespace MongCai.Schedule.Ephemeris;

/// <summary>A <see cref="SkyEvent"/> on the clock of one country.</summary>
/// <param name="Sky">What happened.</param>
/// <param name="Date">Its civil date there: settled by the list where the event is listed, else computed.</param>
/// <param name="MayBeEarlier">Whether a slower Earth than expected puts it on the day before.</param>
/// <param name="MayBeLater">Whether a faster Earth than expected puts it on the day after.</param>
/// <param name="Listed">Its row in <c>near-midnight.csv</c>, if it has one.</param>
public sealed record LocalEvent(
    SkyEvent Sky, DateOnly Date, bool MayBeEarlier, bool MayBeLater, NearMidnightRow? Listed)
{
    public bool IsUncertain => MayBeEarlier || MayBeLater;
}
