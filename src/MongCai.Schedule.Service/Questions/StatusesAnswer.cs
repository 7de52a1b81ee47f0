namespace MongCai.Schedule.Service.Questions;

/// <summary>The status of every gate and flow.</summary>
/// <param name="Revision">The revision of the calendar that the answers come from.</param>
/// <param name="Statuses">The answers, in the order of the gates' files.</param>
internal sealed record StatusesAnswer(int Revision, IReadOnlyList<StatusAnswer> Statuses);
