namespace MongCai.Schedule.Service.History;

/// <summary>Which row of the record is the last: kept beside it, since that a last row is missing shows in no other.</summary>
/// <param name="Number">Its number; 0 before the first.</param>
/// <param name="Hash">Its hash.</param>
internal sealed record AuditHead(long Number, string Hash);
