using MongCai.Schedule.Publishing;
using MongCai.Schedule.Service.Answers;
using NodaTime;

namespace MongCai.Schedule.Service.Statements;

/// <summary>What publishing a statement would change.</summary>
/// <param name="Revision">The revision of the calendar that it would change.</param>
/// <param name="PreviewHash">Names this preview; approving names it too.</param>
/// <param name="Until">How far was looked; what goes on then has no end here.</param>
/// <param name="Changes">
/// Every longest interval in which one answer becomes another, by gate, flow, start, direction and classes. Goods of a class that is never
/// named change as goods of none do.
/// </param>
/// <param name="Warnings">What its author may not have meant.</param>
internal sealed record PreviewAnswer(
    long Revision, string PreviewHash, Instant Until, IReadOnlyList<ChangeAnswer> Changes, IReadOnlyList<PreviewAnswer.Warning> Warnings)
{
    /// <summary>Something that the author of a statement may not have meant; it forbids nothing.</summary>
    /// <param name="Code">What kind of warning it is.</param>
    /// <param name="Text">What it says.</param>
    /// <param name="Pointer">A JSON pointer to the clause; empty for the whole.</param>
    internal sealed record Warning(PublishingWarningCode Code, TrilingualText Text, string Pointer);
}
