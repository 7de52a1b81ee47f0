namespace MongCai.Schedule.Service.Webhooks.Watches;

/// <summary>A watch as it is kept, among the subscriptions.</summary>
/// <param name="Id">Its id, <c>wch_</c> and random signs.</param>
/// <param name="Owner">Whose it is.</param>
/// <param name="Url">Where it is told.</param>
/// <param name="Question">What is asked, by <see cref="WatchQuestion"/>.</param>
/// <param name="Status">As of a subscription.</param>
/// <param name="DisabledReason">Likewise.</param>
/// <param name="DisabledAt">Likewise.</param>
/// <param name="Secret">What signs, protected.</param>
/// <param name="Reached">The last revision that was looked at for it.</param>
/// <param name="Created">When it was made, as a column.</param>
internal sealed record WatchRow(
    string Id, string Owner, string Url, string Question, string Status, string? DisabledReason, string? DisabledAt, string Secret, long Reached, string Created);
