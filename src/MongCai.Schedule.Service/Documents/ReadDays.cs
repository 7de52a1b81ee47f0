using MongCai.Schedule.Regimes;
using MongCai.Schedule.Statements;
using NodaTime;

namespace MongCai.Schedule.Service.Documents;

/// <summary>When a clause holds, as read; the days are null where they are wrong.</summary>
/// <param name="Days">The days.</param>
/// <param name="EndKind">How firm the end is.</param>
/// <param name="Expected">The expected end.</param>
/// <param name="ReviewBy">The review time.</param>
internal sealed record ReadDays(ClauseDays? Days, EndKind EndKind = EndKind.Fixed, Instant? Expected = null, Instant? ReviewBy = null);
