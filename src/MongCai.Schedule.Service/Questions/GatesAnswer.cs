namespace MongCai.Schedule.Service.Questions;

/// <summary>Gates.</summary>
/// <param name="Revision">The revision of the calendar that their coverage comes from.</param>
/// <param name="Gates">The gates, in the order of their files.</param>
internal sealed record GatesAnswer(int Revision, IReadOnlyList<GateAnswer> Gates);
