using System.Collections.Immutable;
using MongCai.Schedule.Service.History;
using MongCai.Schedule.Service.Outbox;

namespace MongCai.Schedule.Service.Upkeep;

/// <summary>What came of a <see cref="Verification"/>.</summary>
/// <param name="Problems">All that is wrong, a line each; empty where nothing is.</param>
/// <param name="Entries">How many entries the record of who did what has.</param>
/// <param name="Revisions">How many revisions there are.</param>
/// <param name="Head">The last entry of the record.</param>
/// <param name="Events">The last event.</param>
internal sealed record Verified(ImmutableArray<string> Problems, long Entries, long Revisions, AuditHead Head, EventHead Events);
