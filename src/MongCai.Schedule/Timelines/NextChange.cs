using MongCai.Schedule.Regimes;
using NodaTime;

namespace MongCai.Schedule.Timelines;

/// <summary>The next change of the regime.</summary>
/// <param name="At">When.</param>
/// <param name="Regime">To what.</param>
/// <param name="Certainty">How sure that is.</param>
/// <param name="EndKind">How firm the moment is: fixed or estimated.</param>
public sealed record NextChange(Instant At, Regime Regime, Certainty Certainty, EndKind EndKind);
