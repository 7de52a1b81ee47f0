using System.Text.Json.Serialization;
using MongCai.Schedule.Places;
using MongCai.Schedule.Regimes;
using MongCai.Schedule.Service.Answers;
using MongCai.Schedule.Timelines;
using NodaTime;

namespace MongCai.Schedule.Service.Questions;

/// <summary>The next time at which a gate lets something cross.</summary>
/// <param name="Gate">The gate.</param>
/// <param name="Flow">The flow.</param>
/// <param name="Direction">The direction asked about; null for none.</param>
/// <param name="Classes">The classes asked about.</param>
/// <param name="Hs">What `hs` found, and what to know of it; left out where it was not given.</param>
/// <param name="Regime">The most restrictive regime that will do.</param>
/// <param name="After">Looked for from this instant on.</param>
/// <param name="Stretch">The stretch; it may have begun before; null where none is known.</param>
/// <param name="EndKind">How firm the end of the clause that decides there is; null for standing ones.</param>
/// <param name="Because">The clauses that won there, with their sources.</param>
/// <param name="Revision">The revision of the calendar that the answer comes from.</param>
/// <param name="KnownAt">As known when.</param>
internal sealed record NextStretchAnswer(
    Id<Gate> Gate,
    Flow Flow,
    Direction? Direction,
    IReadOnlyList<Id<CrossingClass>> Classes,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] HsAnswer? Hs,
    Regime Regime,
    Instant After,
    StretchAnswer? Stretch,
    EndKind? EndKind,
    IReadOnlyList<ReasonAnswer> Because,
    int Revision,
    Instant KnownAt)
{
    /// <summary>Looks for it.</summary>
    /// <param name="book">The book.</param>
    /// <param name="question">The question; it is about an instant.</param>
    /// <param name="regime">The most restrictive regime that will do; not unknown, which is neither open nor closed.</param>
    public static NextStretchAnswer Of(CalendarBook book, GateQuestion question, Regime regime)
    {
        var after = question.At!.Value;
        var view = book.Find(question.Gate.Id, question.Flow, question.Knowledge.Revision)!.For(question.Direction, question.Classes);
        var found = after < Timeline.CoverageEnd
            ? view.Between(after, Timeline.CoverageEnd).FirstOrDefault(stretch => stretch.Answer.Regime <= regime)
            : null;
        var stretch = found is null ? null : view.StretchAt(found.Start!.Value);
        return new NextStretchAnswer(
            question.Gate.Id,
            question.Flow,
            question.Direction,
            question.Classes,
            question.Hs,
            regime,
            after,
            stretch is null ? null : StretchAnswer.Of(stretch, question.Date),
            stretch?.Answer.EndKind,
            stretch is null ? [] : ReasonAnswer.Of([stretch.Answer], book),
            question.Knowledge.Revision,
            question.Knowledge.At);
    }
}
