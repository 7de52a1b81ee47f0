using MongCai.Schedule.Regimes;
using MongCai.Schedule.Service.Answers;
using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Service.Questions;

/// <summary>A time over which an answer holds, whatever the hours.</summary>
/// <param name="Start">Its first instant; null where there is none.</param>
/// <param name="End">Its end, exclusive; null where there is none within what is covered.</param>
/// <param name="Regime">The regime.</param>
/// <param name="Certainty">How sure it is.</param>
/// <param name="Exceptions">Who is treated otherwise.</param>
internal sealed record StretchAnswer(Instant? Start, Instant? End, Regime Regime, Certainty Certainty, IReadOnlyList<ExceptionAnswer> Exceptions)
{
    /// <summary>Writes a stretch.</summary>
    /// <param name="stretch">The stretch.</param>
    /// <param name="date">The day asked about, for hours that are stated on the other clock.</param>
    public static StretchAnswer Of(AnswerStretch stretch, LocalDate date) => new(
        stretch.Start,
        stretch.End,
        stretch.Answer.Regime,
        stretch.Answer.Certainty,
        [.. stretch.Answer.Exceptions.Select(exception => ExceptionAnswer.Of(exception, date))]);
}
