namespace MongCai.Schedule.Service.Webhooks.Watches;

/// <summary>Somebody's watches.</summary>
/// <param name="Watches">Those of this page, by id.</param>
internal sealed record WatchesAnswer(IReadOnlyList<WatchAnswer> Watches);
