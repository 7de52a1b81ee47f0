namespace MongCai.Schedule.Tests.Reference;

/// <summary>
/// The rules by which an answer is decided, one by one, so that a slow calendar can be asked without one of them. A rule decided a question
/// if the answer without it is another one.
/// </summary>
internal enum Rule
{
    // Which statement decides: what covers the question.
    PartsOfAGate,
    DirectionsOfTheFlow,
    BothDirectionsAreNone,
    OrWithinAFacet,
    AndAcrossFacets,
    BindsItsSides,

    // For each side.
    StrongestKind,
    KnownLast,
    EqualTimeMostRestrictive,
    LaterCoversEarlier,
    ExceptBeatsClause,
    ClassesOverNone,
    DirectionOverNone,
    InnerStretch,
    PatternOverNone,
    FewerGates,
    MostRestrictiveOfSeveralClasses,

    // Ending.
    Resumes,
    ResumesOwnStatement,
    ResumesNothingStronger,
    ResumesNothingLater,
    ResumesForItsSides,
    ResumesFirstDay,
    Replaces,
    Withdraws,
    EndsFrom,
    EndsInPart,
    EarliestEnding,
    StaysEnded,
    Corrects,
    CorrectsRevivesEnded,
    OlderStandingLivesOn,

    // Hours.
    HoursInherited,
    HoursNotKnownHidesWeaker,
    ClosedSaysNothingOfHours,
    HoursOnTheClockOfHanoi,
    WindowDirections,
    TailPastMidnight,
    LastEntry,

    // Two sides.
    MostRestrictiveSide,
    HoursIntersect,
    HoursKnownOnOneSideOnly,
    SilentSideDoesNotVote,
    NeitherSpeaks,
    UnknownSide,
    UnknownUnlessClosed,
    CertaintyOfTheSideThatDecides,
    StrongerCertaintyOfTwo,

    // Certainty.
    AgreedByTalks,
    AgreedByBothIssuing,
    AgreedByConfirmation,
    AgreedNeedsBothBound,
    Announced,
    Forecast,
    UnconfirmedAfterReview,
    UnconfirmedUnlessRatified,
    RatificationConfirms,

    // Ends.
    DefaultReview,
    ReviewMovesTime,
    ReviewFixesEnd,
    ReviewDatesPhase,
    LastReviewCounts,
    EstimatedEndsInNext,

    // Coverage and two times.
    CoverageBegins,
    CoverageEnds,
    KnownAt,
    AnnouncementsAsKnown,
    RuleSilentBeforeKnown,

    // Questions that leave something out.
    DirectionsThatAgree,
    DirectionException,
    ClassException,
    ExceptionInHoursBoundsNothing,

    // Days.
    LastIsInclusive,
    Yearly,
    YearlyOverNewYear,
    Lunar,
    LunarOverNewYear,
    LunarOfItsCountry,
    LeapMonthOnlyWhenSaid,
    Day30IsTheLast,
    LastDayOfLunarMonth,
    Term,
    TermOffsets,
    Holiday,
    HolidayOffsets,
    Since,
    Until,
    BeijingMidnights,
    Weekdays,
    DaysOfMonth,
    LastDayOfMonth,
    LunarDaysOfMonth,
    WorkingDays,
    DaysOff,
    Plus,
    Minus,
}
