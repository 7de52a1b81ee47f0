namespace MongCai.Schedule.Service.History;

/// <summary>Entries of the record of who did what.</summary>
/// <param name="Entries">Those of this page, in order.</param>
/// <param name="Last">The last entry of all: whoever notes its number and hash elsewhere can tell later whether the record was rewritten.</param>
internal sealed record AuditAnswer(IReadOnlyList<AuditEntryAnswer> Entries, AuditHead Last);
