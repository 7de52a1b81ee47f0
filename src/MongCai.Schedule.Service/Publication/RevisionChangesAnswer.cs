using MongCai.Schedule.Service.Answers;
using NodaTime;

namespace MongCai.Schedule.Service.Publication;

/// <summary>What a revision of the calendar changed in its answers.</summary>
/// <param name="Revision">The number of the revision.</param>
/// <param name="Until">How far was looked; what goes on then has no end here.</param>
/// <param name="Changes">
/// Every longest interval in which one answer became another, by gate, flow, start, direction and classes. Goods of a class that is never
/// named change as goods of none do.
/// </param>
internal sealed record RevisionChangesAnswer(long Revision, Instant Until, IReadOnlyList<ChangeAnswer> Changes);
