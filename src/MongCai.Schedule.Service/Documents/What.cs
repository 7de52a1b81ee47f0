using System.Collections.Immutable;
using MongCai.Schedule.Regimes;
using MongCai.Schedule.Statements;

namespace MongCai.Schedule.Service.Documents;

/// <summary>What a clause says beside its regime.</summary>
internal sealed record What(ClauseHours? Hours, ImmutableArray<TrilingualText> Conditions, Quota? Quota, bool IsTrial);
