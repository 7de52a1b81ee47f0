namespace MongCai.Schedule.Service.Events;

/// <summary>Some events, and how far all of them had come when these were read.</summary>
/// <param name="Events">Those that are wanted, in order.</param>
/// <param name="Last">The place of the last event of all; 0 before the first.</param>
/// <param name="Limit">How many were asked for.</param>
internal sealed record EventPage(IReadOnlyList<EventText> Events, long Last, int Limit)
{
    /// <summary>Whether there may be more than these: then not all places to the last were looked at.</summary>
    public bool IsFull => Events.Count == Limit;

    /// <summary>The place to go on from: what is wanted up to it is here or before.</summary>
    /// <param name="after">The place that was asked from.</param>
    public long GoOnFrom(long after) => IsFull ? Events[^1].Sequence : Math.Max(after, Last);
}
