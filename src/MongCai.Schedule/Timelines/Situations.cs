using System.Text;
using MongCai.Schedule.Holidays;
using MongCai.Schedule.Places;
using MongCai.Schedule.Statements;
using NodaTime;

namespace MongCai.Schedule.Timelines;

/// <summary>
/// Sweeps over the clauses about one gate and flow: every instant at which anything begins, ends or falls due begins a new situation.
/// </summary>
internal sealed class Situations
{
    /// <summary>From here on the two clocks are an hour apart.</summary>
    private static readonly Instant LastChangeOfClocks = Instant.FromUtc(1992, 1, 1, 0, 0);

    private readonly Flow _flow;
    private readonly Instant _horizon;
    private readonly List<Resuming> _resuming;
    private readonly List<KnownClause> _undated;
    private readonly List<ClauseSpan> _spans;
    private readonly StringBuilder _key = new();

    /// <summary>Expands the clauses.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="clauses">The clauses about the gate and flow.</param>
    /// <param name="countries">Holidays, for the forms that need them.</param>
    /// <param name="horizon">Up to when.</param>
    public Situations(Flow flow, IReadOnlyList<KnownClause> clauses, CountryCalendars countries, Instant horizon)
    {
        _flow = flow;
        _horizon = horizon;
        _resuming =
        [
            .. clauses
                .Where(clause => clause.Days is ClauseDays.Resumes resumes && !(clause.StatementEnd <= resumes.At))
                .Select(clause => new Resuming(clause, ((ClauseDays.Resumes)clause.Days).At))
                .OrderBy(resuming => resuming.At),
        ];
        _undated = [.. clauses.Where(clause => clause.Days is ClauseDays.Undated).OrderBy(clause => ((ClauseDays.Undated)clause.Days).Order)];
        var spans = new ClauseSpans(countries);
        _spans = [.. clauses.SelectMany(clause => spans.Of(clause, horizon)).Where(span => span.Start < horizon).OrderBy(span => span.Start)];
    }

    /// <summary>The first instant of which a standing timetable speaks; null where there is none.</summary>
    public Instant? CoverageStart => _spans
        .Where(span => span.Stretch.Clause is { Statement.Kind: StatementKind.Standing, Clause.Regime: not null })
        .Select(span => (Instant?)span.Start)
        .FirstOrDefault();

    /// <summary>The situations from an instant up to the horizon, each with the instant at which it begins; neighbours may be alike.</summary>
    public IEnumerable<(Instant Start, Situation Situation)> From(Instant start)
    {
        var known = new Dictionary<string, Situation>(StringComparer.Ordinal);
        var active = new List<ClauseSpan>();
        var next = 0;
        foreach (var boundary in Boundaries(start).Distinct())
        {
            active.RemoveAll(span => span.End <= boundary);
            for (; next < _spans.Count && _spans[next].Start <= boundary; next++)
            {
                if (_spans[next].End > boundary)
                {
                    active.Add(_spans[next]);
                }
            }

            yield return (boundary, At(boundary, active, known));
        }
    }

    private List<Instant> Boundaries(Instant start)
    {
        var boundaries = new List<Instant> { start };
        foreach (var span in _spans)
        {
            boundaries.Add(span.Start);
            boundaries.Add(span.End);
            if (span.Stretch.UnconfirmedFrom is { } unconfirmed)
            {
                boundaries.Add(unconfirmed);
            }
        }

        foreach (var resuming in _resuming)
        {
            boundaries.Add(resuming.At);
            boundaries.Add(resuming.EndOfFirstDay);
        }

        foreach (var phase in _undated)
        {
            boundaries.Add(phase.Statement.Known);
            boundaries.Add(phase.StatementEnd ?? Instant.MaxValue);
        }

        if (start < LastChangeOfClocks)
        {
            boundaries.AddRange(((DateTimeZone[])[Clocks.Hanoi, Clocks.Beijing])
                .SelectMany(zone => zone.GetZoneIntervals(start, LastChangeOfClocks))
                .Where(interval => interval.HasStart)
                .Select(interval => interval.Start));
        }

        boundaries.RemoveAll(boundary => boundary < start || boundary >= _horizon);
        boundaries.Sort();
        return boundaries;
    }

    /// <summary>The situation at an instant; one that was there before is the same object.</summary>
    private Situation At(Instant instant, List<ClauseSpan> active, Dictionary<string, Situation> known)
    {
        active.Sort((one, other) => one.Stretch.Id.CompareTo(other.Stretch.Id));
        var ahead = (Clocks.Beijing.GetUtcOffset(instant) - Clocks.Hanoi.GetUtcOffset(instant)).Seconds / NodaConstants.SecondsPerMinute;
        _key.Clear().Append(ahead);
        foreach (var span in active)
        {
            _key.Append(' ').Append(span.Stretch.Id).Append(span.Stretch.UnconfirmedFrom <= instant ? "!" : "");
        }

        var resumptions = new List<Resumption>();
        for (var index = 0; index < _resuming.Count && _resuming[index].At <= instant; index++)
        {
            var (clause, isFirstDay) = (_resuming[index].Clause, instant < _resuming[index].EndOfFirstDay);

            // One that has nothing to lift, as most after years of agreements, would only make alike situations look different.
            if (isFirstDay || active.Exists(span => Situation.Lifts(clause, span.Stretch.Clause)))
            {
                resumptions.Add(new Resumption(clause, isFirstDay));
                _key.Append('/').Append(index).Append(isFirstDay ? "!" : "");
            }
        }

        // What is to come is told from when it was said, until its statement ends.
        var phases = _undated.FindAll(phase => phase.Statement.Known <= instant && !(phase.StatementEnd <= instant));
        foreach (var phase in phases)
        {
            _key.Append('?').Append(_undated.IndexOf(phase));
        }

        var key = _key.ToString();
        if (!known.TryGetValue(key, out var situation))
        {
            situation = new Situation(
                _flow, [.. active.Select(span => new ActiveStretch(span.Stretch, span.Stretch.UnconfirmedFrom <= instant))], [.. resumptions], [.. phases], ahead);
            known.Add(key, situation);
        }

        return situation;
    }

    /// <summary>A clause by which the ordinary timetable is back.</summary>
    private sealed record Resuming(KnownClause Clause, Instant At)
    {
        public Instant EndOfFirstDay { get; } = Clause.Clause.Zone.AtStartOfDay(At.InZone(Clause.Clause.Zone).Date.PlusDays(1)).ToInstant();
    }
}
