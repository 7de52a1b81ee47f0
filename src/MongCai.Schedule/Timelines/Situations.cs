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
    private readonly List<KnownClause> _resuming;
    private readonly List<KnownClause> _undated;
    private readonly List<ClauseSpan> _spans;

    /// <summary>Expands the clauses.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="clauses">The clauses about the gate and flow.</param>
    /// <param name="countries">Holidays, for the forms that need them.</param>
    /// <param name="horizon">Up to when.</param>
    public Situations(Flow flow, IReadOnlyList<KnownClause> clauses, CountryCalendars countries, Instant horizon)
    {
        _flow = flow;
        _horizon = horizon;
        _resuming = [.. clauses.Where(clause => ResumesAt(clause) is { } at && !(clause.StatementEnd <= at)).OrderBy(ResumesAt)];
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
        foreach (var boundary in Boundaries(start))
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

    private static Instant? ResumesAt(KnownClause clause) => (clause.Days as ClauseDays.Resumes)?.At;

    private static Instant EndOfFirstDay(KnownClause resuming) => resuming.Clause.Zone
        .AtStartOfDay(ResumesAt(resuming)!.Value.InZone(resuming.Clause.Zone).Date.PlusDays(1))
        .ToInstant();

    private SortedSet<Instant> Boundaries(Instant start)
    {
        var boundaries = new SortedSet<Instant> { start };
        foreach (var span in _spans)
        {
            boundaries.Add(span.Start);
            boundaries.Add(span.End);
            if (span.Stretch.ReviewBy is { } reviewBy)
            {
                boundaries.Add(reviewBy);
            }
        }

        foreach (var resuming in _resuming)
        {
            boundaries.Add(ResumesAt(resuming)!.Value);
            boundaries.Add(EndOfFirstDay(resuming));
        }

        if (start < LastChangeOfClocks)
        {
            boundaries.UnionWith(((DateTimeZone[])[Clocks.Hanoi, Clocks.Beijing])
                .SelectMany(zone => zone.GetZoneIntervals(start, LastChangeOfClocks))
                .Where(interval => interval.HasStart)
                .Select(interval => interval.Start));
        }

        boundaries.RemoveWhere(boundary => boundary < start || boundary >= _horizon);
        return boundaries;
    }

    private Situation At(Instant instant, List<ClauseSpan> active, Dictionary<string, Situation> known)
    {
        var stretches = active.Select(span => new ActiveStretch(span.Stretch, span.Stretch.ReviewBy <= instant)).OrderBy(each => each.Stretch.Id).ToList();
        var resumptions = _resuming
            .TakeWhile(clause => ResumesAt(clause) <= instant)
            .Select(clause => new Resumption(clause, instant < EndOfFirstDay(clause)))
            .ToList();
        var ahead = (Clocks.Beijing.GetUtcOffset(instant) - Clocks.Hanoi.GetUtcOffset(instant)).Seconds / NodaConstants.SecondsPerMinute;
        var key = $"{string.Join(' ', stretches.Select(each => each.Stretch.Id + (each.IsOverdue ? "!" : "")))}/{string.Concat(resumptions.Select(each => each.IsFirstDay ? '!' : '.'))}/{ahead}";
        if (!known.TryGetValue(key, out var situation))
        {
            situation = new Situation(_flow, [.. stretches], [.. resumptions], [.. _undated], ahead);
            known.Add(key, situation);
        }

        return situation;
    }
}
