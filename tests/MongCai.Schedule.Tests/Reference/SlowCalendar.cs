using System.Collections.Immutable;
using MongCai.Schedule.Holidays;
using MongCai.Schedule.Places;
using MongCai.Schedule.Regimes;
using MongCai.Schedule.Statements;
using NodaTime;

namespace MongCai.Schedule.Tests.Reference;

/// <summary>
/// The rules of how an answer is decided a second time: slow and obvious. An instant is answered by looking at every clause; a stretch is
/// found by trying every boundary. Numbers are those of docs/decisions/0005.
/// </summary>
/// <param name="gazetteer">The gates and classes.</param>
/// <param name="countries">The holidays.</param>
/// <param name="statements">All that was ever published.</param>
/// <param name="without">A rule to leave out or turn round, to find out whether it decides anything.</param>
internal sealed class SlowCalendar(
    Gazetteer gazetteer, CountryCalendars countries, IReadOnlyList<Statement> statements, Rule? without = null) : IAnswers
{
    private static readonly Instant CoverageEnd = new LocalDate(2200, 2, 15).AtStartOfDayInZone(Clocks.Hanoi).ToInstant();
    private readonly SlowDays _days = new(countries, without);
    private readonly Dictionary<Instant, SlowKnowledge> _knowledge = [];

    /// <summary>1.</summary>
    public int Revision(Instant knownAt) => statements.Count(statement => statement.Known <= knownAt)
        + statements.Count(statement => statement.Confirmed?.On > statement.Known && statement.Confirmed.On <= knownAt);

    public SlowAnswer Ask(Question question) => Ask(question, Known(question.KnownAt));

    public (Instant? Start, Instant? End) Stretch(Question question)
    {
        var known = Known(question.KnownAt);
        var boundaries = Boundaries(known, clause => CoversPlace(clause, question));
        var here = Key(question.At);
        var end = boundaries.Where(instant => instant > question.At).Cast<Instant?>().FirstOrDefault(instant => Key(instant!.Value) != here);
        var past = boundaries.Where(instant => instant <= question.At).Reverse().Cast<Instant?>();
        return (past.FirstOrDefault(instant => Key(instant!.Value - Duration.Epsilon) != here), end < CoverageEnd ? end : null);

        string Key(Instant at)
        {
            var answer = Ask(question with { At = at }, known);
            var exceptions = answer.Exceptions.Where(exception => exception.RegimeDiffers || !On(Rule.ExceptionInHoursBoundsNothing))
                .SelectMany(exception => (exception.Direction is { } one ? [one] : Asked(question)).Select(way => (exception.Class, way, exception.Regime)));
            return $"{answer.Regime} {answer.Certainty} {string.Join(' ', exceptions.Order())}";
        }
    }

    /// <summary>15. The clauses at work are those that win for a side, in any direction asked.</summary>
    public SlowNext? Next(Question question)
    {
        var known = Known(question.KnownAt);
        var change = FirstChange(question, known);
        if (!On(Rule.EstimatedEndsInNext) || !known.Lines.Any(IsAhead))
        {
            return change;
        }

        var ended = known.Lines.Select(line => IsAhead(line) ? line with { GoneFrom = line.Clause.Expected } : line).ToList();
        var expected = FirstChange(question, known with { Lines = ended });
        return expected?.At == change?.At && expected?.Regime == change?.Regime ? change
            : expected is null ? null : expected with { Certainty = Certainty.Unconfirmed, EndKind = EndKind.Estimated };

        bool IsAhead(SlowLine line) => line.EndKind == EndKind.Estimated && line.Clause.Expected > question.At;
    }

    public IEnumerable<(Id<Statement>, ClauseNumber, Id<Statement>, ClauseNumber)> Ties() => Ties(null);

    /// <summary>The pairs of clauses for which a statement is refused: 12, and the same between statements of equal kind and time.</summary>
    /// <param name="asOf">The publication to look at; null for all there were.</param>
    public IEnumerable<(Id<Statement>, ClauseNumber, Id<Statement>, ClauseNumber)> Ties(Instant? asOf)
    {
        var moments = statements.ToDictionary(
            one => one.Id, one => statements.Where(other => other.Reviews.Any(review => review.Statement == one.Id)).Append(one).Select(other => other.Known));
        foreach (var knownAt in moments.Values.SelectMany(times => times).Where(time => time == (asOf ?? time)).Distinct().Order())
        {
            var known = Known(knownAt);
            var lines = known.Lines.Where(line => line.Clause.Regime is not null && moments[line.Statement.Id].Contains(knownAt)).ToList();
            var pairs = lines.SelectMany((a, index) => lines.Skip(index + 1).Select(b => (A: a, B: b))).Where(pair => MayTie(pair.A, pair.B));
            foreach (var (a, b) in pairs.Where(pair => Moments(pair.A).Any(at => TieAt(pair.A, pair.B, at, known))))
            {
                yield return (a.Statement.Id, a.Clause.Number, b.Statement.Id, b.Clause.Number);
            }

            // Where a third clause that beats both begins or ends, they may tie too.
            IEnumerable<Instant> Moments(SlowLine one) =>
                Boundaries(known with { Lines = [.. lines.Where(line => line.Statement.Known == one.Statement.Known)] }, _ => true).Where(at => at < CoverageEnd);
        }

        bool MayTie(SlowLine a, SlowLine b) => a.Statement.Kind == b.Statement.Kind && a.Statement.Known == b.Statement.Known && !Agree(a.Clause, b.Clause)
            && (NameSameClasses(a.Clause, b.Clause) || (a.Statement.Id != b.Statement.Id && (a.Clause.Classes.IsEmpty || b.Clause.Classes.IsEmpty)));

        bool TieAt(SlowLine a, SlowLine b, Instant at, SlowKnowledge known)
        {
            var common = a.Clause.Classes.Intersect(b.Clause.Classes);
            var holding = _days.Stretch(a, at) is null || _days.Stretch(b, at) is null ? known with { Lines = [] }
                : known with { Lines = [.. known.Lines.Where(line => line.Clause.Days is ClauseDays.Resumes || _days.Stretch(line, at) is not null)] };
            var questions =
                from gate in gazetteer.Gates
                from flow in a.Clause.Flows
                from way in Directions.Of(flow).Cast<Direction?>().Append(null)
                from classes in new[] { a.Clause.Classes.Union(b.Clause.Classes), common.Any() ? common : a.Clause.Classes.Union(b.Clause.Classes) }
                let question = new Question(gate.Id, flow, way, [.. classes], at, default)
                where Covers(a.Clause, question) && Covers(b.Clause, question)
                select question;
            return holding.Lines.Count > 0 && questions.Any(question => a.Statement.Binds.Intersect(b.Statement.Binds).Any(side => Tie(a, b, question, side, holding)));
        }

        bool Tie(SlowLine a, SlowLine b, Question question, Country side, SlowKnowledge known)
        {
            var held = InForce(question, side, known).Where(held => held.Line.Clause.Regime is not null).ToList();
            var own = held.Where(one => one.Line.Statement.Id == a.Statement.Id).ToList();
            var pool = a.Statement.Id != b.Statement.Id ? held : Wins(own, question.Flow) is null ? Unbeaten(own, question.Flow) : [];
            return pool.Exists(one => ReferenceEquals(one.Line, a)) && pool.Exists(one => ReferenceEquals(one.Line, b));
        }
    }

    /// <summary>Every instant at which any answer may change, by all that was ever said.</summary>
    public IReadOnlyList<Instant> Moments() => Boundaries(Known(Instant.MaxValue), _ => true);

    private bool On(Rule rule) => without != rule;

    /// <summary>2 and 4: what is known and was never corrected, and what reviews have said of it.</summary>
    private SlowKnowledge Known(Instant knownAt)
    {
        knownAt = On(Rule.KnownAt) ? knownAt : Instant.MaxValue;
        if (!_knowledge.TryGetValue(knownAt, out var known))
        {
            var alive = statements.Where(IsAlive).OrderBy(one => one.Known).ThenBy(one => one.Id).ToList();
            var reviews = (On(Rule.LastReviewCounts) ? Enumerable.Reverse(alive) : alive).SelectMany(one => one.Reviews.OrderByDescending(review => review.Clause.Entry)).ToList();
            var lines = alive.SelectMany(one => one.Clauses.SelectMany(clause => clause.Except.Select(entry => Line(one, entry, clause)).Prepend(Line(one, clause, null))));
            var ending = statements.Where(one => one.Known <= knownAt && (IsAlive(one) || !On(Rule.CorrectsRevivesEnded))).ToList();
            known = _knowledge[knownAt] = new SlowKnowledge(alive, ending, [.. lines]);

            // A review of a clause is one of its exceptions too: they have their days from it.
            SlowLine Line(Statement one, Clause clause, Clause? of)
            {
                var own = reviews.Where(review => review.Statement == one.Id && (review.Clause == clause.Number || review.Clause == of?.Number)).ToList();
                return new SlowLine(
                    one,
                    clause,
                    of,
                    own.Select(review => review.ReviewBy).FirstOrDefault(time => time is not null),
                    On(Rule.ReviewFixesEnd) ? own.Select(review => review.End).FirstOrDefault(time => time is not null) : null,
                    On(Rule.ReviewDatesPhase) ? own.Select(review => review.Start).FirstOrDefault(time => time is not null) : null);
            }
        }

        return known;

        bool IsAlive(Statement one) => one.Known <= knownAt
            && !(On(Rule.Corrects) && statements.Any(other => other.Corrects.Contains(one.Id) && IsAlive(other)));
    }

    private static ImmutableArray<Direction> Asked(Question question) => question.Direction is { } one ? [one] : Directions.Of(question.Flow);

    private List<Instant> Boundaries(SlowKnowledge known, Func<Clause, bool> isMeant)
    {
        var lines = known.Lines.Where(line => isMeant(line.Clause)).ToList();
        var resumed = lines.Select(line => line.Clause).Where(clause => clause.Days is ClauseDays.Resumes)
            .SelectMany(clause => new[] { ResumesAt(clause), EndOfDay(ResumesAt(clause), clause) });
        var ends = known.Ending.SelectMany(one => one.Replaces.Concat(one.Withdraws).Select(ending => ending.From ?? one.Known).Append(one.Known));
        var silent = lines.Where(line => line.Statement.Kind == StatementKind.Rule).Select(line => KnownDay(line.Statement));
        return [.. lines.Where(line => line.Clause.Days is not ClauseDays.Resumes).SelectMany(line => _days.Boundaries(line).Append(line.GoneFrom ?? CoverageEnd)).Concat(resumed).Concat(ends).Concat(silent).Append(CoverageEnd).Distinct().Order()];
    }

    private SlowNext? FirstChange(Question question, SlowKnowledge known)
    {
        var regime = Ask(question, known).Regime;
        return Boundaries(known, clause => CoversPlace(clause, question)).Where(at => at > question.At && at < CoverageEnd).Select(at => (At: at, Answer: Ask(question with { At = at }, known)))
            .Where(change => change.Answer.Regime != regime)
            .Select(change => new SlowNext(change.At, change.Answer.Regime, change.Answer.Certainty, EndKind.Fixed)).FirstOrDefault();
    }

    private SlowAnswer Ask(Question question, SlowKnowledge known)
    {
        if (IsOutside(question, known))
        {
            return new SlowAnswer { Regime = Regime.Unknown, Certainty = Certainty.Unknown };
        }

        var exceptions = new List<SlowException>();
        var held = Narrow(known, question);
        var answer = Whole(question, held, exceptions);
        var named = held.Lines.SelectMany(line => line.Clause.Classes).Distinct().Order();
        foreach (var one in named.Where(_ => question.Classes.IsEmpty && On(Rule.ClassException)))
        {
            var each = Asked(question).Select(way => Decide(question with { Direction = way, Classes = [one] }, held)).ToList();
            var own = Asked(question).Zip(each).Select(pair => Differ(one, pair.First, pair.Second, Decide(question with { Direction = pair.First }, held))).OfType<SlowException>().ToList();
            var alike = own.Count == each.Count && each.TrueForAll(other => other.Regime == each[0].Regime && SlowAnswer.Text(other.Hours) == SlowAnswer.Text(each[0].Hours));
            exceptions.AddRange(alike ? [own.OrderByDescending(other => other.HoursDiffer).First() with { Direction = null, RegimeDiffers = own.Exists(other => other.RegimeDiffers) }] : own);
        }

        return answer with { Exceptions = exceptions, Open = IsOpen(question, answer, known) };
    }

    /// <summary>The clauses that can have a say at the instant of a question, for speed.</summary>
    private SlowKnowledge Narrow(SlowKnowledge known, Question question) => known with
    {
        Lines = [.. known.Lines.Where(line => CoversPlace(line.Clause, question)
            && (line.Clause.Days is ClauseDays.Resumes || _days.Stretch(line, question.At) is not null))],
    };

    /// <summary>7.</summary>
    private SlowAnswer Whole(Question question, SlowKnowledge known, List<SlowException>? exceptions)
    {
        var answer = Decide(question, known);
        if (question.Direction is not null)
        {
            return answer;
        }

        var each = Asked(question).Select(way => (Way: way, Answer: Decide(question with { Direction = way }, known))).ToList();
        if (On(Rule.DirectionsThatAgree) && Essence(each[0].Answer) == Essence(each[1].Answer))
        {
            return each[0].Answer with { Advice = [.. each[0].Answer.Advice.Union(each[1].Answer.Advice)] };
        }

        exceptions?.AddRange(each.Where(_ => On(Rule.DirectionException)).Select(one => Differ(null, one.Way, one.Answer, answer)).OfType<SlowException>());
        return answer;

        static string Essence(SlowAnswer one) =>
            $"{one.Regime} {one.Certainty} {SlowAnswer.Text(one.Hours)} {one.IsTrial} {string.Join('|', one.Conditions)} {one.Quota}";
    }

    private static SlowException? Differ(Id<CrossingClass>? named, Direction way, SlowAnswer own, SlowAnswer other)
    {
        var (regime, hours) = (own.Regime != other.Regime, SlowAnswer.Text(own.Hours) != SlowAnswer.Text(other.Hours));
        hours &= own.Regime is Regime.Normal or Regime.Appointment;
        return regime || hours ? new SlowException(named, way, own.Regime, regime, hours, hours ? own.Hours : null) : null;
    }

    /// <summary>5 and the contract's "open". The windows that opened yesterday are those of its last moment.</summary>
    private bool? IsOpen(Question question, SlowAnswer answer, SlowKnowledge known)
    {
        if (answer.Regime is Regime.Closed or Regime.Unknown)
        {
            return answer.Regime == Regime.Closed ? false : null;
        }

        var now = question.At.InZone(Clocks.Hanoi);
        var minute = (now.Hour * 60) + now.Minute;
        var yesterday = question with { At = now.Date.AtStartOfDayInZone(Clocks.Hanoi).ToInstant() - Duration.Epsilon };
        var tails = IsOutside(yesterday, known) || !On(Rule.TailPastMidnight) ? [] : Whole(yesterday, Narrow(known, yesterday), null).Hours ?? [];
        var inside = tails.Where(window => window.Opens is not null && window.Closes is not null)
            .Select(window => SlowHours.Includes(window, minute + (24 * 60), On(Rule.LastEntry)))
            .Concat(answer.Hours?.Select(window => SlowHours.Includes(window, minute, On(Rule.LastEntry))) ?? [null]).ToList();
        return inside.Contains(true) ? true : inside.Contains(null) ? null : false;
    }

    /// <summary>9.</summary>
    private bool IsOutside(Question question, SlowKnowledge known) =>
        (On(Rule.CoverageEnds) && question.At >= CoverageEnd)
        || (On(Rule.CoverageBegins) && !known.Lines
            .Where(line => line.Statement.Kind == StatementKind.Standing && line.Clause.Regime is not null && CoversPlace(line.Clause, question))
            .Any(line => _days.Boundaries(line).Prepend(question.At).Any(at => at <= question.At && Holds(line, at, question, known) is not null)));

    /// <summary>6 and 19: the sides, and what decides.</summary>
    private SlowAnswer Decide(Question question, SlowKnowledge known)
    {
        var advice = known.Lines.Where(line => line.Clause.Advice is not null && line.Statement.Binds.Any(side => IsInForce(line, question, side, known))).Select(line => line.Name);
        var chains = Enum.GetValues<Country>().ToDictionary(side => side, side => Chain(question, side, known));
        var sides = chains.Where(chain => chain.Value.Count > 0).ToDictionary(chain => chain.Key, chain => Side(question, chain.Key, chain.Value, known));
        var (vn, cn) = (sides.GetValueOrDefault(Country.Vn), sides.GetValueOrDefault(Country.Cn));
        var none = new SlowAnswer { Regime = Regime.Unknown, Certainty = Certainty.Unknown, Advice = [.. advice] };
        if (sides.Count == 0)
        {
            return On(Rule.NeitherSpeaks) ? none : none with { Regime = Regime.Normal, Certainty = Certainty.Standing };
        }

        if (sides.Count == 1 && !On(Rule.SilentSideDoesNotVote))
        {
            return none with { Vn = vn, Cn = cn };
        }

        var voting = sides.Where(side => sides.Count == 1 || On(Rule.UnknownSide) || side.Value.Regime != Regime.Unknown).DefaultIfEmpty(sides.First()).ToList();
        var (decider, said) = voting.OrderBy(side => On(Rule.MostRestrictiveSide) ? -Weight(side.Value.Regime) : Weight(side.Value.Regime))
            .ThenBy(side => (On(Rule.StrongerCertaintyOfTwo) ? 1 : -1) * (int)side.Value.Certainty).ThenBy(side => side.Key).First();
        var held = chains[decider][0];
        var line = held.Line;
        var endKind = line.Statement.Kind == StatementKind.Standing && line.EndKind == EndKind.Fixed ? (EndKind?)null : line.EndKind;
        return none with
        {
            Regime = said.Regime,
            Certainty = On(Rule.CertaintyOfTheSideThatDecides) ? said.Certainty : sides.Values.Min(side => side.Certainty),
            IsTrial = line.Clause.IsTrial,
            Conditions = line.Clause.Conditions,
            Quota = line.Clause.Quota,
            Hours = said.Regime == Regime.Closed ? [] : said.Regime == Regime.Unknown ? null : Common([.. sides.Values.Select(side => side.Hours)], said.Hours),
            Vn = vn,
            Cn = cn,
            EndKind = endKind,
            ExpectedEnd = endKind == EndKind.Estimated ? line.Clause.Expected : null,
            ReviewBy = _days.ReviewTime(line, held.From),
            Resumed = [.. sides.Keys.Select(side => FirstDay(question, side, chains[side][0], known)?.Name).OfType<(Id<Statement>, ClauseNumber)>().Distinct()],
        };
    }

    private IReadOnlyList<SlowWindow>? Common(List<IReadOnlyList<SlowWindow>?> hours, IReadOnlyList<SlowWindow>? deciding) =>
        hours.Count == 1 || !On(Rule.HoursIntersect) ? deciding
        : hours[0] is { } some && hours[1] is { } others ? SlowHours.Intersect(some, others)
        : On(Rule.HoursKnownOnOneSideOnly) ? null : hours[0] ?? hours[1];

    private int Weight(Regime regime) => regime switch
    {
        Regime.Closed => On(Rule.UnknownUnlessClosed) ? 3 : 2,
        Regime.Unknown => On(Rule.UnknownUnlessClosed) ? 2 : 3,
        _ => (int)regime,
    };

    private SlowSide Side(Question question, Country side, List<SlowHeld> chain, SlowKnowledge known)
    {
        var (winner, regime) = (chain[0].Line, chain[0].Line.Clause.Regime!.Value);
        var certainty = regime == Regime.Unknown ? Certainty.Unknown
            : FirstDay(question, side, chain[0], known) is { } resumed ? CertaintyOf(resumed.Statement, question)
            : On(Rule.UnconfirmedAfterReview) && _days.ReviewTime(winner, chain[0].From) <= question.At ? Certainty.Unconfirmed
            : CertaintyOf(winner.Statement, question);
        return new SlowSide(regime, certainty, Hours(question, chain), winner.Name, [.. chain.Skip(1).Select(held => held.Line.Name)]);
    }

    private Certainty CertaintyOf(Statement one, Question question) => one.Kind switch
    {
        StatementKind.Standing => Certainty.Standing,
        StatementKind.Rule => On(Rule.Forecast) ? Certainty.Forecast : Certainty.Standing,
        _ => (one.Binds.Distinct().Count() == 2 || !On(Rule.AgreedNeedsBothBound))
            && ((On(Rule.AgreedByTalks) && one.Instrument?.Form == InstrumentForm.Talks)
                || (On(Rule.AgreedByBothIssuing) && one.IssuedBy == Issuer.Both)
                || (On(Rule.AgreedByConfirmation) && one.Confirmed?.On <= question.KnownAt)
                || !On(Rule.Announced)) ? Certainty.Agreed : Certainty.Announced,
    };

    /// <summary>13: the resuming clause that lends its certainty to the first day.</summary>
    private SlowLine? FirstDay(Question question, Country side, SlowHeld winner, SlowKnowledge known) =>
        !On(Rule.ResumesFirstDay) || winner.Line.Clause.Regime == Regime.Unknown || winner.Line.Statement.Kind > StatementKind.Rule ? null
        : known.Lines.LastOrDefault(line => IsResumed(line, question, side, known) && question.At < EndOfDay(ResumesAt(line.Clause), line.Clause));

    /// <summary>16 to 18.</summary>
    private List<SlowWindow>? Hours(Question question, List<SlowHeld> chain)
    {
        var regime = chain[0].Line.Clause.Regime;
        var speaking = chain.Take(On(Rule.HoursInherited) ? chain.Count : 1).Select(held => held.Line.Clause)
            .FirstOrDefault(clause => clause.Regime == Regime.Closed ? !On(Rule.ClosedSaysNothingOfHours)
                : clause.Hours is { } said && (said.Windows is not null || On(Rule.HoursNotKnownHidesWeaker)));
        return regime == Regime.Closed || (regime != Regime.Unknown && speaking?.Regime == Regime.Closed) ? []
            : regime == Regime.Unknown || speaking?.Hours?.Windows is not { } windows ? null
            : SlowHours.InOrder(windows.Where(window => !On(Rule.WindowDirections) || Serves(window.Directions, question))
                .Select(window => On(Rule.HoursOnTheClockOfHanoi) ? SlowHours.OnHanoiClock(window, question.At) : new(window.Opens, window.Closes, window.LastEntry)));
    }

    /// <summary>All that speaks for a side, from the winner down (2, 16).</summary>
    private List<SlowHeld> Chain(Question question, Country side, SlowKnowledge known)
    {
        var orders = InForce(question, side, known).Where(held => held.Line.Clause.Regime is not null)
            .GroupBy(held => held.Line.Statement.Id).Select(group => Order([.. group], question.Flow)).ToList();
        return [.. orders
            .OrderByDescending(order => On(Rule.StrongestKind) ? order[0].Line.Statement.Kind : StatementKind.Standing)
            .ThenBy(order => !On(Rule.LaterCoversEarlier) && order[0].Line.Clause.Classes.IsEmpty)
            .ThenByDescending(order => (On(Rule.KnownLast) ? 1 : -1) * order[0].Line.Statement.Known.ToUnixTimeSeconds())
            .ThenByDescending(order => (On(Rule.EqualTimeMostRestrictive) ? 1 : -1) * Weight(order[0].Line.Clause.Regime!.Value))
            .ThenBy(order => order[0].Line.Statement.Id)
            .SelectMany(order => order)];
    }

    private List<SlowHeld> Order(List<SlowHeld> clauses, Flow flow)
    {
        var order = new List<SlowHeld>();
        for (var left = clauses; left.Count > 0; left = [.. left.Where(one => one != order[^1])])
        {
            // 11.
            order.Add(Wins(left, flow) ?? Unbeaten(left, flow)
                .OrderBy(one => (On(Rule.MostRestrictiveOfSeveralClasses) ? -1 : 1) * Weight(one.Line.Clause.Regime!.Value)).ThenBy(one => one.Line.Clause.Number).First());
        }

        return order;
    }

    private SlowHeld? Wins(List<SlowHeld> clauses, Flow flow) => Unbeaten(clauses, flow) is var last
        ? last.OrderBy(one => one.Line.Clause.Number).FirstOrDefault(one => last.TrueForAll(other => Agree(one.Line.Clause, other.Line.Clause)))
        : null;

    private List<SlowHeld> Unbeaten(List<SlowHeld> clauses, Flow flow) =>
        clauses.Where(one => !clauses.Exists(other => Beats(other, one, flow))).ToList() is { Count: > 0 } some ? some : clauses;

    private bool Beats(SlowHeld a, SlowHeld b, Flow flow)
    {
        var (one, other) = (a.Line.Clause, b.Line.Clause);
        var differences = new[]
        {
            On(Rule.ExceptBeatsClause) ? ReferenceEquals(a.Line.ExceptionOf, other).CompareTo(ReferenceEquals(b.Line.ExceptionOf, one)) : 0,
            On(Rule.ClassesOverNone) ? other.Classes.IsEmpty.CompareTo(one.Classes.IsEmpty) : 0,
            On(Rule.DirectionOverNone) ? (Way(one.Directions, flow) is not null).CompareTo(Way(other.Directions, flow) is not null) : 0,
            On(Rule.InnerStretch) ? IsInside(a, b).CompareTo(IsInside(b, a)) : 0,
            On(Rule.PatternOverNone) ? (one.Pattern is not null).CompareTo(other.Pattern is not null) : 0,
            On(Rule.FewerGates) ? CountGates(other).CompareTo(CountGates(one)) : 0,
        };
        return differences.FirstOrDefault(difference => difference != 0) > 0;

        static bool IsInside(SlowHeld inner, SlowHeld outer) => (inner.From, inner.To) != (outer.From, outer.To)
            && inner.From >= outer.From && (outer.To is null || inner.To <= outer.To);
    }

    /// <summary>10.</summary>
    private static bool Agree(Clause a, Clause b) => a.Regime == b.Regime && a.IsTrial == b.IsTrial && a.Quota == b.Quota
        && a.Conditions.SequenceEqual(b.Conditions) && (a.Regime == Regime.Closed || a.Hours is null || b.Hours is null || Text(a.Hours) == Text(b.Hours));

    private static string Text(ClauseHours hours) => hours.Windows is not { } windows ? "?"
        : string.Join(' ', windows.Select(window => $"{SlowHours.OnHanoiClock(window, Instant.FromUtc(2022, 1, 1, 0, 0))}{string.Join(',', window.Directions.Order())}"));

    /// <summary>12.</summary>
    private bool NameSameClasses(Clause a, Clause b) => a.Classes.Select(Facet).ToHashSet().SetEquals(b.Classes.Select(Facet))
        && a.Classes.Intersect(b.Classes).Select(Facet).Distinct().Count() == a.Classes.Select(Facet).Distinct().Count();

    private Facet Facet(Id<CrossingClass> id) => gazetteer.Find(id)!.Facet;

    private List<SlowHeld> InForce(Question question, Country side, SlowKnowledge known) => [.. known.Lines
        .Where(line => IsInForce(line, question, side, known)).Select(line => Holds(line, question.At, question, known)!)];

    private bool IsInForce(SlowLine line, Question question, Country side, SlowKnowledge known) =>
        Binds(line.Statement, side) && Covers(line.Clause, question) && Holds(line, question.At, question, known) is not null
        && !known.Lines.Any(other => Lifts(other, line) && IsResumed(other, question, side, known))
        && !(!On(Rule.OlderStandingLivesOn) && line.Statement.Kind == StatementKind.Standing && known.Alive.Any(other =>
            other.Kind == StatementKind.Standing && other.Known > line.Statement.Known && other.AllClauses.Any(clause => CoversPlace(clause, question))));

    private SlowHeld? Holds(SlowLine line, Instant at, Question question, SlowKnowledge known) =>
        line.Clause.Days is not ClauseDays.Resumes && _days.Stretch(line, at) is { } stretch
        && !(EndOf(line.Statement, at, question, known) <= at) && !(line.GoneFrom <= at)
        && !(line.Statement.Kind == StatementKind.Rule && On(Rule.RuleSilentBeforeKnown) && at < KnownDay(line.Statement))
            ? new SlowHeld(line, stretch.From, stretch.To) : null;

    private static Instant KnownDay(Statement one) => one.Known.InZone(Clocks.Hanoi).Date.AtStartOfDayInZone(Clocks.Hanoi).ToInstant();

    private static Instant ResumesAt(Clause clause) => ((ClauseDays.Resumes)clause.Days).At;

    private Instant EndOfDay(Instant at, Clause clause) => _days.Midnight(at.InZone(_days.ZoneOf(clause)).Date.PlusDays(1), clause);

    /// <summary>13: whether a clause that resumes has taken effect.</summary>
    private bool IsResumed(SlowLine line, Question question, Country side, SlowKnowledge known) =>
        line.Clause.Days is ClauseDays.Resumes resumes && resumes.At <= question.At && Covers(line.Clause, question)
        && (line.Statement.Binds.Contains(side) || !On(Rule.ResumesForItsSides))
        && !(EndOf(line.Statement, question.At, question, known) <= resumes.At);

    private bool Lifts(SlowLine resumes, SlowLine line) => On(Rule.Resumes) && line.Statement.Kind >= StatementKind.Agreement
        && (line.Statement.Id == resumes.Statement.Id ? On(Rule.ResumesOwnStatement)
            : (line.Statement.Kind <= resumes.Statement.Kind || !On(Rule.ResumesNothingStronger))
                && (line.Statement.Known < resumes.Statement.Known || !On(Rule.ResumesNothingLater)));

    /// <summary>3: when a statement ends for a gate and flow; null where it does not.</summary>
    private Instant? EndOf(Statement one, Instant at, Question question, SlowKnowledge known)
    {
        var ends = from ender in known.Ending
                   from ending in (On(Rule.Replaces) ? ender.Replaces : []).Concat(On(Rule.Withdraws) ? ender.Withdraws : [])
                   where ending.Statement == one.Id
                   where !On(Rule.EndsInPart) || ((ending.Gates.IsEmpty || Means(ending.Gates, question.Gate))
                       && (ending.Flows.IsEmpty || ending.Flows.Contains(question.Flow)))
                   where On(Rule.StaysEnded) || !(EndOf(ender, at, question, known) <= at)
                   select (Instant?)((On(Rule.EndsFrom) ? ending.From : null) ?? ender.Known);
        return On(Rule.EarliestEnding) ? ends.Min() : ends.Max();
    }

    private bool Binds(Statement one, Country side) => one.Binds.Contains(side) || !On(Rule.BindsItsSides);

    private bool Covers(Clause clause, Question question) =>
        CoversPlace(clause, question) && Serves(clause.Directions, question) && CoversClasses(clause, question);

    private bool CoversPlace(Clause clause, Question question) => clause.Flows.Contains(question.Flow) && Means(clause.Gates, question.Gate)
        && (clause.Directions.IsEmpty || !On(Rule.DirectionsOfTheFlow) || clause.Directions.Any(Directions.Of(question.Flow).Contains));

    /// <summary>5.</summary>
    private bool Means(ImmutableArray<Id<Gate>> named, Id<Gate>? gate) =>
        gate is { } id && (named.Contains(id) || (On(Rule.PartsOfAGate) && Means(named, gazetteer.Find(id)!.PartOf)));

    private int CountGates(Clause clause) => gazetteer.Gates.Count(gate => Means(clause.Gates, gate.Id));

    private bool CoversClasses(Clause clause, Question question)
    {
        var facets = clause.Classes.GroupBy(Facet).Select(facet => On(Rule.OrWithinAFacet) ? facet.Any(question.Classes.Contains) : facet.All(question.Classes.Contains));
        return clause.Classes.IsEmpty || (On(Rule.AndAcrossFacets) ? facets.All(covered => covered) : facets.Any(covered => covered));
    }

    /// <summary>6: whether what names directions is meant in a question.</summary>
    private bool Serves(ImmutableArray<Direction> named, Question question) => Way(named, question.Flow) is not { } way
        ? named.IsEmpty || !On(Rule.DirectionsOfTheFlow) || named.Any(Directions.Of(question.Flow).Contains)
        : way == question.Direction || (question.Direction is { } asked && named.Contains(asked));

    /// <summary>The one direction of the flow that is named; null for none and for both.</summary>
    private Direction? Way(ImmutableArray<Direction> named, Flow flow)
    {
        var own = Directions.Of(flow).Where(named.Contains).ToList();
        return own.Count == 1 || (own.Count == 2 && !On(Rule.BothDirectionsAreNone)) ? own[0] : null;
    }
}
