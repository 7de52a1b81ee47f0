using NodaTime;

namespace MongCai.Schedule.Timelines;

/// <summary>The longest time over which an answer holds in regime, certainty and exceptions (those in regime), whatever the hours.</summary>
/// <param name="Start">Its first instant; null where there is none, because it lies before all standing timetables.</param>
/// <param name="End">Its end, exclusive; null where there is none within what is covered.</param>
/// <param name="Answer">The answer at the first of its instants that was asked about.</param>
public sealed record AnswerStretch(Instant? Start, Instant? End, Answer Answer);
