namespace MongCai.Schedule.Service.Events;

/// <summary>Events after a place, in order. It describes what is written by hand: each event stands in the answer to the byte as it is stored.</summary>
/// <param name="Events">Those that are wanted; empty where there are none.</param>
/// <param name="Last">The place of the newest event there is, wanted or not; 0 before the first.</param>
internal sealed record EventsAnswer(IReadOnlyList<CloudEvent> Events, long Last);
