using System.Collections.Immutable;

namespace MongCai.Schedule.Service.Outbox;

/// <summary>The types of events, as subscribers name them.</summary>
internal static class EventTypes
{
    public const string RegimeChanged = "gate.regime_changed";
    public const string HoursChanged = "gate.hours_changed";
    public const string ScheduleRevised = "gate.schedule_revised";
    public const string ChangeUpcoming = "gate.change_upcoming";
    public const string StatementPublished = "statement.published";
    public const string StatementEnded = "statement.ended";
    public const string ReviewDue = "statement.review_due";
    public const string Unratified = "statement.unratified";

    /// <summary>All of them.</summary>
    public static readonly ImmutableArray<string> All =
        [RegimeChanged, HoursChanged, ScheduleRevised, ChangeUpcoming, StatementPublished, StatementEnded, ReviewDue, Unratified];
}
