namespace MongCai.Schedule.Service.History;

/// <summary>The last entry of the record of who did what, noted beside it: that a last one is missing shows in no other.</summary>
/// <param name="Number">Its number; 0 before the first.</param>
/// <param name="Hash">Its hash.</param>
internal sealed record AuditHead(long Number, string Hash);
