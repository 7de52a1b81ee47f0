using MongCai.Schedule.Regimes;
using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Service.Questions;

/// <summary>The next change of the regime.</summary>
/// <param name="At">When.</param>
/// <param name="Regime">To what.</param>
/// <param name="Certainty">How sure that is.</param>
/// <param name="EndKind">How firm the moment is: `fixed` or `estimated`.</param>
internal sealed record NextAnswer(Instant At, Regime Regime, Certainty Certainty, EndKind EndKind)
{
    public static NextAnswer? Of(NextChange? change) =>
        change is null ? null : new NextAnswer(change.At, change.Regime, change.Certainty, change.EndKind);
}
