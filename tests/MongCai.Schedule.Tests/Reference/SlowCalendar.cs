using MongCai.Schedule.Holidays;
using MongCai.Schedule.Places;
using MongCai.Schedule.Regimes;
using MongCai.Schedule.Statements;
using NodaTime;

namespace MongCai.Schedule.Tests.Reference;

/// <summary>How an answer is decided a second time: slow and obvious. Numbers are those of docs/decisions/0005.</summary>
internal sealed class SlowCalendar(
    Gazetteer gazetteer, CountryCalendars countries, IReadOnlyList<Statement> statements, Rule? without = null) : IAnswers
{
    private static readonly Instant CoverageEnd = new LocalDate(2200, 2, 15).AtStartOfDayInZone(Clocks.Hanoi).ToInstant();
    private readonly Dictionary<int, List<SlowLine>> _known = [];

    public int Revision(Instant knownAt) => statements.Count(one => one.Known <= knownAt) // 1
        + statements.Sum(one => new[] { one.Confirmed?.On, one.Ratification?.On }.Count(on => on > one.Known && on <= knownAt))
        + countries.Announcements.Count(one => one.Known <= knownAt);

    public SlowAnswer Ask(Question question)
    {
        var answer = Ask(question, Known(question.KnownAt));
        return answer with { Open = IsOpen(question, answer) };
    }

    public (Instant? Start, Instant? End) Stretch(Question question)
    {
        var known = Known(question.KnownAt);
        var (boundaries, here) = (Boundaries(question, known), Key(question.At));
        var end = boundaries.Find(at => at > question.At && Key(at.Value) != here);
        return (boundaries.FindLast(at => at <= question.At && Key(at.Value - Duration.Epsilon) != here), end < CoverageEnd ? end : null);

        string Key(Instant at)
        {
            var answer = Ask(question with { At = at }, known);
            var exceptions = answer.Exceptions.Where(one => one.RegimeDiffers || !On(Rule.ExceptionInHoursBoundsNothing))
                .SelectMany(one => (one.Direction is { } way ? [way] : question.Ways).Select(way => (one.Class, way, one.Regime)));
            return $"{answer.Regime} {answer.Certainty} {string.Join(' ', exceptions.Order())}";
        }
    }

    public SlowNext? Next(Question question) // 15
    {
        var known = Known(question.KnownAt);
        var regime = Ask(question, known).Regime;
        var ended = known.Select(line => line.ExpectedEnd > question.At ? line with { GoneFrom = line.ExpectedEnd } : line);
        var (change, expected) = (FirstChange(known), FirstChange([.. ended]));
        return (expected?.At, expected?.Regime) == (change?.At, change?.Regime) ? change
            : expected is null ? null : expected with { Certainty = Certainty.Unconfirmed, EndKind = EndKind.Estimated };

        SlowNext? FirstChange(List<SlowLine> lines) => Boundaries(question, lines).Where(at => at > question.At && at < CoverageEnd)
            .Select(at => (At: at!.Value, Answer: Ask(question with { At = at.Value }, lines)))
            .Where(change => change.Answer.Regime != regime)
            .Select(change => new SlowNext(change.At, change.Answer.Regime, change.Answer.Certainty, EndKind.Fixed)).FirstOrDefault();
    }

    public IEnumerable<(Id<Statement>, ClauseNumber, Id<Statement>, ClauseNumber)> Ties() =>
        new SlowTies(gazetteer, this, statements).Find();

    public List<SlowLine> Known(Instant knownAt) =>
        _known.TryGetValue(Revision(knownAt), out var known) ? known : _known[Revision(knownAt)] = Lines(knownAt).ToList();

    public List<SlowLine> Held(Question question, List<SlowLine> lines) => // also those that resume the ordinary timetable
        [.. lines.Select(line => Hold(line, question)).OfType<SlowLine>()];

    /// <summary>Those among them that decide or advise for a side; not what was lifted (13).</summary>
    public List<SlowLine> InForce(Question question, Country side, List<SlowLine> held) => [.. held.Where(one =>
        one.Clause.Days is not ClauseDays.Resumes && one.Statement.Binds.Contains(side) && Covers(one.Clause, question)
        && !Resuming(question, side, held).Any(by => Lifts(by.Statement, one.Statement)))];

    public SlowLine Winner(List<SlowLine> clauses, Flow flow) // 11
    {
        var last = Unbeaten(clauses, flow).OrderBy(one => one.Clause.Number).ToList();
        return last.Find(one => last.TrueForAll(other => Agree(one.Clause, other.Clause)))
            ?? last.MaxBy(one => Restriction(one.Clause.Regime) * (On(Rule.MostRestrictiveOfSeveralClasses) ? 1 : -1))!;
    }

    public List<SlowLine> Unbeaten(List<SlowLine> clauses, Flow flow) =>
        clauses.Where(one => !clauses.Exists(other => Beats(other, one, flow))).ToList() is { Count: > 0 } some ? some : clauses;

    public static bool Agree(Clause a, Clause b) => // 10
        (a.Regime, a.IsTrial, a.Quota) == (b.Regime, b.IsTrial, b.Quota) && a.Conditions.SequenceEqual(b.Conditions)
        && (a.Regime == Regime.Closed || a.Hours is null || b.Hours is null || SlowHours.Text(a.Hours) == SlowHours.Text(b.Hours));

    public bool Covers(Clause clause, Question question) => CoversPlace(clause, question) && Serves(clause.Directions, question)
        && clause.Classes.GroupBy(named => gazetteer.Find(named)!.Facet).All(facet => facet.Any(question.Classes.Contains));

    public bool IsOutside(Question question, List<SlowLine> lines) // 9
    {
        var standing = lines.Where(line => line.Statement.Kind == StatementKind.Standing && line.Clause.Regime is not null);
        var isCovered = standing.Any(line => line.Boundaries.Prepend(question.At)
            .Any(at => at <= question.At && Hold(line, question with { At = at }) is not null));
        return (!isCovered && On(Rule.CoverageBegins)) || (question.At >= CoverageEnd && On(Rule.CoverageEnds));
    }

    private SlowLine? Hold(SlowLine line, Question question) => CoversPlace(line.Clause, question) && !(line.GoneFrom <= question.At)
        && line.Days!.Find(line, question.At) is { } stretch
        && !(EndOf(line.Statement, question) <= (line.Clause.Days is ClauseDays.Resumes ? stretch.From : question.At)) // 3, 13
        ? line with { Stretch = stretch } : null;

    private bool On(Rule rule) => without != rule;

    private IEnumerable<SlowLine> Lines(Instant knownAt) // 2, 4
    {
        var alive = statements.Where(one => IsAlive(one, knownAt)).OrderBy(one => one.Known).ThenBy(one => one.Id).ToList();
        var reviews = alive.SelectMany(one => one.Reviews.OrderBy(review => review.Clause.Entry)).ToList();
        var days = new SlowDays(countries.KnownAt(knownAt), without);
        var lastFirst = On(Rule.LastReviewCounts) ? Enumerable.Reverse(reviews) : reviews;
        return from one in alive
               from clause in one.Clauses
               from own in clause.Except.Prepend(clause)
               let about = lastFirst.Where(it => it.Statement == one.Id && (it.Clause == own.Number || it.Clause == clause.Number))
               select days.Complete(new SlowLine(one, own, own == clause ? null : clause, [.. about]));
    }

    private bool IsAlive(Statement one, Instant knownAt) =>
        one.Known <= knownAt && !statements.Any(other => other.Corrects.Contains(one.Id) && IsAlive(other, knownAt));

    private List<Instant?> Boundaries(Question question, List<SlowLine> lines) => [..
        lines.Where(line => CoversPlace(line.Clause, question)).SelectMany(line => line.Boundaries)
            .Concat(statements.SelectMany(one => one.Replaces.Concat(one.Withdraws).Select(ending => ending.From ?? one.Known)))
            .Concat(statements.Select(one => one.Ratification?.By ?? CoverageEnd)).Append(CoverageEnd).Distinct().Order().Cast<Instant?>()];

    private List<SlowLine> Speaking(Question question, List<SlowLine> lines) => IsOutside(question, lines) ? [] : Held(question, lines);

    private SlowAnswer Ask(Question question, List<SlowLine> lines)
    {
        var held = Speaking(question, lines);
        var answer = Whole(question, held);
        var classes = held.SelectMany(one => one.Clause.Classes).Distinct().Order().Where(_ => question.Classes.IsEmpty);
        var ofClasses = classes.SelectMany(named => Merge(question, [.. Exceptions(question, named, null, held)]));
        return answer with { Exceptions = [.. Exceptions(question, null, answer, held), .. ofClasses] };
    }

    private SlowAnswer Whole(Question question, List<SlowLine> held) // 7
    {
        var each = question.Ways.Select(way => Decide(question with { Direction = way }, held)).ToList();
        var unlike = each.DistinctBy(one =>
            $"{one.Regime} {one.Certainty} {SlowAnswer.Text(one.Hours)} {one.IsTrial} {string.Join('|', one.Conditions)} {one.Quota}");
        return unlike.Count() > 1 || !On(Rule.DirectionsThatAgree) ? Decide(question, held)
            : each[0] with { Advice = [.. each.SelectMany(one => one.Advice).Distinct()] };
    }

    /// <summary>Where the directions asked, or a class in them, are unlike what is said in general; if that is null, of each.</summary>
    private IEnumerable<SlowException> Exceptions(Question question, Id<CrossingClass>? named, SlowAnswer? general, List<SlowLine> held) =>
        from way in question.Ways
        let own = Decide(question with { Direction = way, Classes = named is { } one ? [one] : question.Classes }, held)
        let other = general ?? Decide(question with { Direction = way }, held)
        let hours = own.Regime is Regime.Normal or Regime.Appointment && SlowAnswer.Text(own.Hours) != SlowAnswer.Text(other.Hours)
        where own.Regime != other.Regime || hours
        select new SlowException(named, way, own.Regime, own.Regime != other.Regime, hours, own.Hours);

    /// <summary>One exception where all directions asked say the same.</summary>
    private static List<SlowException> Merge(Question question, List<SlowException> each) => each.Count == question.Ways.Length
        && each.DistinctBy(one => (one.Regime, SlowAnswer.Text(one.Hours))).Count() == 1
        ? [each.MaxBy(one => one.HoursDiffer)! with { Direction = null, RegimeDiffers = each.Exists(one => one.RegimeDiffers) }] : each;

    /// <summary>17 and the contract's "open". The windows that opened yesterday are those of its last moment.</summary>
    private bool? IsOpen(Question question, SlowAnswer answer)
    {
        var now = question.At.InZone(Clocks.Hanoi);
        var (midnight, minute) = (now.Date.AtStartOfDayInZone(Clocks.Hanoi).ToInstant(), (now.Hour * 60) + now.Minute);
        var hasTail = answer.Regime is Regime.Normal or Regime.Appointment && On(Rule.TailPastMidnight);
        var yesterday = question with { At = midnight - Duration.Epsilon };
        var hours = hasTail ? Whole(yesterday, Speaking(yesterday, Known(question.KnownAt))).Hours ?? [] : [];
        var tails = hours.Where(one => one.IsKnown).Select(one => SlowHours.Includes(one, minute + 1440, On(Rule.LastEntry)));
        var today = answer.Hours?.Select(one => SlowHours.Includes(one, minute, On(Rule.LastEntry))) ?? [null];
        var inside = tails.Concat(today).ToList();
        return inside.Contains(true) ? true : inside.Contains(null) ? null : false;
    }

    private SlowAnswer Decide(Question question, List<SlowLine> held) // 19, 20
    {
        var (vn, cn) = (Side(question, Country.Vn, held), Side(question, Country.Cn, held));
        var advice = held.Where(one => one.Clause.Advice is not null
            && Enum.GetValues<Country>().Any(side => InForce(question, side, held).Contains(one))).Select(one => one.Name);
        var none = new SlowAnswer { Regime = Regime.Unknown, Certainty = Certainty.Unknown, Vn = vn, Cn = cn, Advice = [.. advice] };
        var sides = new[] { vn, cn }.OfType<SlowSide>()
            .OrderByDescending(side => Restriction(side.Regime) * (On(Rule.MostRestrictiveSide) ? 1 : -1))
            .ThenBy(side => (int)side.Certainty * (On(Rule.StrongerCertaintyOfTwo) ? 1 : -1)).ToList();
        if (sides.Find(side => side.Regime != Regime.Unknown || On(Rule.UnknownSide)) is not { } said)
        {
            return none;
        }

        var line = held.Find(one => one.Name == said.Winner)!;
        var hours = sides.Select(side => side.Hours).Where(one => one is not null || On(Rule.HoursKnownOnOneSideOnly)).DefaultIfEmpty();
        return none with
        {
            Regime = said.Regime,
            Certainty = On(Rule.CertaintyOfTheSideThatDecides) ? said.Certainty : sides.Min(side => side.Certainty),
            IsTrial = line.Clause.IsTrial,
            Conditions = line.Clause.Conditions,
            Quota = line.Clause.Quota,
            Hours = said.Regime is Regime.Closed or Regime.Unknown || !On(Rule.HoursIntersect) ? said.Hours
                : hours.Aggregate(SlowHours.Intersect),
            EndKind = line.Statement.Kind == StatementKind.Standing && line.EndKind == EndKind.Fixed ? null : line.EndKind,
            ExpectedEnd = line.ExpectedEnd,
            ReviewBy = line.ReviewTime(line.Stretch),
        };
    }

    private int Restriction(Regime? regime) => regime == Regime.Closed ? 3
        : regime == Regime.Unknown ? (On(Rule.UnknownUnlessClosed) ? 2 : 4) : regime == Regime.Appointment ? 1 : 0;

    private SlowSide? Side(Question question, Country side, List<SlowLine> held)
    {
        var chain = Chain(InForce(question, side, held), question.Flow);
        if (chain is not [var first, .. var overridden])
        {
            return null;
        }

        var mayResume = first.Clause.Regime != Regime.Unknown && first.Statement.Kind <= StatementKind.Rule && On(Rule.ResumesFirstDay);
        var resumed = Resuming(question, side, held).LastOrDefault(one => mayResume
            && SlowDays.DayOf(one.Stretch.From, one.Clause) == SlowDays.DayOf(question.At, one.Clause));
        var certainty = first.Clause.Regime == Regime.Unknown ? Certainty.Unknown
            : resumed is null && first.ReviewTime(first.Stretch) <= question.At && On(Rule.UnconfirmedAfterReview) ? Certainty.Unconfirmed
            : first.Statement.Ratification is { } it && it.By <= question.At && !(it.On <= question.KnownAt) ? Certainty.Unconfirmed // 21
            : CertaintyOf((resumed ?? first).Statement, question.KnownAt);
        var names = overridden.Select(one => one.Name);
        return new(first.Clause.Regime!.Value, certainty, Hours(question, chain), first.Name, [.. names]) { ResumedBy = resumed?.Name };
    }

    private Certainty CertaintyOf(Statement one, Instant knownAt) => one.Kind == StatementKind.Standing ? Certainty.Standing
        : one.Kind == StatementKind.Rule ? (On(Rule.Forecast) ? Certainty.Forecast : Certainty.Standing)
        : (one.Instrument?.Form == InstrumentForm.Talks || one.IssuedBy == Issuer.Both || one.Confirmed?.On <= knownAt)
            && (one.Binds.Length == 2 || !On(Rule.AgreedNeedsBothBound)) ? Certainty.Agreed : Certainty.Announced;

    private List<SlowWindow>? Hours(Question question, List<SlowLine> chain) // 16 to 18
    {
        var regime = chain[0].Clause.Regime;
        var speaking = chain.Take(On(Rule.HoursInherited) ? chain.Count : 1)
            .Where(one => one.Clause.Regime != Regime.Closed || !On(Rule.ClosedSaysNothingOfHours)).Select(one => one.Clause.Hours)
            .FirstOrDefault(hours => hours is not null && (hours.Windows is not null || On(Rule.HoursNotKnownHidesWeaker)));
        return regime == Regime.Closed ? [] : regime == Regime.Unknown || speaking?.Windows is not { } windows ? null : SlowHours.InOrder(
            windows.Where(one => Serves(one.Directions, question)).Select(one => SlowHours.OnHanoiClock(one, question.At)));
    }

    private List<SlowLine> Chain(List<SlowLine> inForce, Flow flow) => [.. // "Between statements", from the winner down
        inForce.Where(one => one.Clause.Regime is not null).GroupBy(one => one.Statement.Id).Select(clauses => Order([.. clauses], flow))
            .OrderByDescending(order => On(Rule.StrongestKind) ? order[0].Statement.Kind : StatementKind.Standing)
            .ThenBy(order => order[0].Clause.Classes.IsEmpty && !On(Rule.LaterCoversEarlier))
            .ThenByDescending(order => order[0].Statement.Known.ToUnixTimeSeconds() * (On(Rule.KnownLast) ? 1 : -1))
            .ThenByDescending(order => Restriction(order[0].Clause.Regime) * (On(Rule.EqualTimeMostRestrictive) ? 1 : -1))
            .ThenBy(order => order[0].Statement.Id).SelectMany(order => order)];

    private List<SlowLine> Order(List<SlowLine> clauses, Flow flow) // 16
    {
        var winner = Winner(clauses, flow);
        return clauses.Count == 1 ? clauses : [winner, .. Order([.. clauses.Where(one => one != winner)], flow)];
    }

    private bool Beats(SlowLine one, SlowLine other, Flow flow) // "The winner inside one statement"
    {
        (Rule Rule, int Difference)[] differences =
        [
            (Rule.ExceptBeatsClause, (one.ExceptionOf == other.Clause).CompareTo(other.ExceptionOf == one.Clause)),
            (Rule.ClassesOverNone, other.Clause.Classes.IsEmpty.CompareTo(one.Clause.Classes.IsEmpty)),
            (Rule.DirectionOverNone, NamesOne(one.Clause.Directions, flow).CompareTo(NamesOne(other.Clause.Directions, flow))),
            (Rule.InnerStretch, IsInside(one.Stretch, other.Stretch).CompareTo(IsInside(other.Stretch, one.Stretch))),
            (Rule.PatternOverNone, (one.Clause.Pattern is not null).CompareTo(other.Clause.Pattern is not null)),
            (Rule.FewerGates, CountGates(other.Clause).CompareTo(CountGates(one.Clause))),
        ];
        return differences.FirstOrDefault(compared => compared.Difference != 0 && On(compared.Rule)).Difference > 0;

        static bool IsInside((Instant From, Instant? To) inner, (Instant From, Instant? To) outer) =>
            inner != outer && inner.From >= outer.From && (outer.To is null || inner.To <= outer.To);
    }

    private IEnumerable<SlowLine> Resuming(Question question, Country side, List<SlowLine> held) => held.Where(one => // 13
        one.Clause.Days is ClauseDays.Resumes && Covers(one.Clause, question)
        && (one.Statement.Binds.Contains(side) || !On(Rule.ResumesForItsSides)));

    private bool Lifts(Statement by, Statement one) => one.Kind >= StatementKind.Agreement // 13
        && (one.Id == by.Id ? On(Rule.ResumesOwnStatement)
            : (one.Kind <= by.Kind || !On(Rule.ResumesNothingStronger)) && (one.Known < by.Known || !On(Rule.ResumesNothingLater)));

    private Instant? EndOf(Statement one, Question question) // 3
    {
        var ends = from ender in statements
                   from ending in ender.Replaces.Concat(ender.Withdraws)
                   where ending.Statement == one.Id && IsAlive(ender, question.KnownAt)
                       && (ending.Gates.IsEmpty || Means(ending.Gates, question.Gate))
                       && (ending.Flows.IsEmpty || ending.Flows.Contains(question.Flow))
                       && (On(Rule.StaysEnded) || !(EndOf(ender, question) <= question.At))
                   select (Instant?)(ending.From ?? ender.Known);
        return On(Rule.EarliestEnding) ? ends.Min() : ends.Max();
    }

    private bool CoversPlace(Clause clause, Question question) =>
        clause.Flows.Contains(question.Flow) && Means(clause.Gates, question.Gate) && Named(clause.Directions, question.Flow).Any();

    private bool Means(IReadOnlyList<Id<Gate>> named, Id<Gate>? gate) => // 5
        gate is { } id && (named.Contains(id) || Means(named, gazetteer.Find(id)!.PartOf));

    private int CountGates(Clause clause) => gazetteer.Gates.Count(gate => Means(clause.Gates, gate.Id));

    private static IEnumerable<Direction> Named(IReadOnlyList<Direction> named, Flow flow) => // 6
        Directions.Of(flow).Where(way => named.Count == 0 || named.Contains(way));

    private bool NamesOne(IReadOnlyList<Direction> named, Flow flow) =>
        Named(named, flow).Count() == 1 || (named.Count > 0 && !On(Rule.BothDirectionsAreNone));

    private bool Serves(IReadOnlyList<Direction> named, Question question) => question.Direction is { } way
        ? Named(named, question.Flow).Contains(way) : Named(named, question.Flow).Any() && !NamesOne(named, question.Flow);
}
