using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Events;

/// <summary>That the answer to a question becomes another one over some time.</summary>
/// <param name="Start">The first instant.</param>
/// <param name="End">The end, exclusive.</param>
/// <param name="Before">What was answered.</param>
/// <param name="After">What is answered from now on.</param>
public sealed record AnswerChange(Instant Start, Instant End, Answer Before, Answer After);
