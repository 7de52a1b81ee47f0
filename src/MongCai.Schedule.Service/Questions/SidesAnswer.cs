using MongCai.Schedule.Regimes;
using MongCai.Schedule.Service.Answers;
using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Service.Questions;

/// <summary>What each side says; null for one about which nothing in force speaks.</summary>
/// <param name="Vn">The Vietnamese side.</param>
/// <param name="Cn">The Chinese side.</param>
internal sealed record SidesAnswer(SidesAnswer.Side? Vn, SidesAnswer.Side? Cn)
{
    public static SidesAnswer Of(Answer answer, LocalDate date)
    {
        return new SidesAnswer(Of(answer.Vn), Of(answer.Cn));

        Side? Of(SideAnswer? side) => side is null ? null : new Side(side.Regime, side.Certainty, HoursAnswer.Of(side.Hours, date));
    }

    /// <summary>What one side says.</summary>
    /// <param name="Regime">The regime.</param>
    /// <param name="Certainty">How sure it is.</param>
    /// <param name="Hours">The hours; null where they are not known.</param>
    internal sealed record Side(Regime Regime, Certainty Certainty, IReadOnlyList<HoursAnswer>? Hours);
}
