using System.Collections.Immutable;
using MongCai.Schedule.Statements;
using NodaTime;

namespace MongCai.Schedule.Service.Documents;

/// <summary>
/// Reads a statement. What it says of other statements is checked by <see cref="StatementLinks"/>, when all of them are read.
/// </summary>
/// <param name="read">Gathers the mistakes.</param>
/// <param name="references">What may be named.</param>
/// <param name="publication">
/// When it becomes known, for one that comes by the API; null for a file, which says so itself.
/// </param>
internal sealed class StatementReader(DocumentReader read, References references, Instant? publication = null)
{
    /// <summary>
    /// The most clauses and exceptions of one that comes by the API; real ones have a dozen. What clauses make of each other, all of them on
    /// the same days, costs their number squared and more: 100 take seconds, 2,000 take minutes.
    /// </summary>
    private const int MostClauses = 100;

    private static readonly MapShape Shape = new(
        new("một văn bản, có id, kind, title, issuedBy, sources và clauses", "文书（需有 id、kind、title、issuedBy、sources 和 clauses）", "a statement, with id, kind, title, issuedBy, sources and clauses"),
        ["id", "kind", "title", "issuedBy", "sources", "clauses"],
        ["instrument", "binds", "confirmed", "ratification", "known", "announced", "replaces", "withdraws", "corrects", "reviews", "grounds", "disputed"]);

    private static readonly MapShape InstrumentShape = new(
        new("một văn kiện, ví dụ { form: talks, date: 2022-01-25 }", "依据，例如 { form: talks, date: 2022-01-25 }", "an instrument, such as { form: talks, date: 2022-01-25 }"),
        ["form"], ["date"]);

    private static readonly MapShape ConfirmedShape = new(
        new("một lời xác nhận, ví dụ { by: cn, on: 2022-01-25 }", "确认，例如 { by: cn, on: 2022-01-25 }", "a confirmation, such as { by: cn, on: 2022-01-25 }"),
        ["by", "on"], ["reference"]);

    private static readonly MapShape RatificationShape = new(
        new("phần phê chuẩn, ví dụ { by: 2022-03-02T15:00:00+07:00 }", "追认，例如 { by: 2022-03-02T15:00:00+07:00 }", "a ratification, such as { by: 2022-03-02T15:00:00+07:00 }"),
        ["by"], ["on"]);

    private static readonly MapShape DisputeShape = new(
        new("một điều còn tranh cãi, ví dụ { source: { … }, says: { vi: …, zh: …, en: … } }",
            "分歧，例如 { source: { … }, says: { vi: …, zh: …, en: … } }",
            "a dispute, such as { source: { … }, says: { vi: …, zh: …, en: … } }"),
        ["source", "says"], []);

    public StatementDocument? Read(DocumentNode root)
    {
        if (read.Map(root, Shape) is not { } map)
        {
            return null;
        }

        var id = map.Read("id", read.Id<Statement>);
        var kind = map.Read("kind", read.Choice<StatementKind>);
        var title = map.Read("title", read.Texts);
        var issuedBy = map.Read("issuedBy", read.Choice<Issuer>);
        var instrument = map.Read("instrument", ReadInstrument);
        CheckInstrument(map, kind);
        var binds = map.ReadSet("binds", read.Choice<Country>);
        var confirmed = map.Read("confirmed", ReadConfirmation);
        CheckConfirmation(map, confirmed, issuedBy, instrument);
        var sources = map.ReadList("sources", source => SourceReader.Read(read, source));
        var known = ReadKnown(map, kind, sources, instrument);
        var announced = map.ReadAnnounced(known);
        var ratification = ReadRatification(map, kind, known);
        var links = new StatementLinksReader(read, references).Read(map);
        CheckGrounds(map, kind);
        var disputed = map.ReadList("disputed", ReadDispute, mayBeEmpty: true);
        var clauseReader = new ClauseReader(read, references, kind);
        var clauses = ReadClauses(map, clauseReader);
        if (map.Value("clauses") is DocumentNode.List { Items: [] } && !links.Any(link => link.Kind != LinkKind.Grounds))
        {
            read.Refuse(map.Value("clauses")!, StatementMistakes.SaysNothing);
        }

        RefusePhases(map, clauses);
        return new(root, id, known, announced, links, read.Mistakes.Count > 0 ? null : new Statement
        {
            Id = id!.Value,
            Kind = kind!.Value,
            Title = title!,
            IssuedBy = issuedBy!.Value,
            Instrument = instrument,
            Binds = binds.IsEmpty ? BindsByDefault(issuedBy.Value, instrument) : binds,
            Confirmed = confirmed,
            Ratification = ratification,
            Known = known!.Value,
            Announced = announced,
            Replaces = [.. links.Where(link => link.Kind == LinkKind.Replaces).Select(link => link.Ending!)],
            Withdraws = [.. links.Where(link => link.Kind == LinkKind.Withdraws).Select(link => link.Ending!)],
            Corrects = [.. links.Where(link => link.Kind == LinkKind.Corrects).Select(link => link.Statement)],
            Reviews = [.. links.Where(link => link.Kind == LinkKind.Reviews).Select(link => link.Review!)],
            Grounds = [.. links.Where(link => link.Kind == LinkKind.Grounds).Select(link => link.Statement)],
            Disputed = disputed,
            Sources = sources,
            Clauses = clauses,
        });
    }

    private static ImmutableArray<Country> BindsByDefault(Issuer issuedBy, Instrument? instrument) =>
        issuedBy == Issuer.Both || instrument?.Form is InstrumentForm.Talks or InstrumentForm.Letters ? [Country.Vn, Country.Cn]
        : issuedBy == Issuer.Vn ? [Country.Vn]
        : [Country.Cn];

    private ImmutableArray<Clause> ReadClauses(MapReader map, ClauseReader clauses)
    {
        if (publication is not null && map.Value("clauses") is DocumentNode.List { Items: var items } given)
        {
            var count = items.Sum(item => 1 + (item.ValueOf("except") is DocumentNode.List except ? except.Items.Length : 0));
            if (count > MostClauses)
            {
                read.Refuse(given, StatementMistakes.TooManyClauses(count, MostClauses));
                return [];
            }
        }

        var number = 0;
        return map.ReadList("clauses", node => clauses.Read(node, ++number), mayBeEmpty: true);
    }

    /// <summary>Refuses two phases of one order, gate, flow and class that say different things: which comes then?</summary>
    private void RefusePhases(MapReader map, ImmutableArray<Clause> clauses)
    {
        var phases = clauses.Where(clause => clause is { Days: ClauseDays.Undated, Regime: not null }).ToList();
        foreach (var (second, index) in phases.Select((phase, index) => (phase, index)))
        {
            if (phases.Take(index).FirstOrDefault(first => first.Days == second.Days && IsOfTheSame(first, second) && Differ(first, second)) is { } other)
            {
                var node = ((DocumentNode.List)map.Value("clauses")!).Items[second.Number.Clause - 1];
                read.Refuse(node.ValueOf("undated") ?? node, ClauseMistakes.PhasesDisagree(((ClauseDays.Undated)second.Days).Order, other.Number.Clause, second.Number.Clause));
            }
        }
    }

    // A phase of fewer gates, or of one direction or class, is more specific.
    private bool IsOfTheSame(Clause a, Clause b)
    {
        var (ours, theirs) = (references.WithParts(a.Gates), references.WithParts(b.Gates));
        return ours.Count == theirs.Count
            && ours.Overlaps(theirs)
            && a.Flows.Intersect(b.Flows).Any()
            && a.Directions.ToHashSet().SetEquals(b.Directions)
            && a.Classes.ToHashSet().SetEquals(b.Classes);
    }

    private static bool Differ(Clause a, Clause b) =>
        a.Regime != b.Regime || a.IsTrial != b.IsTrial || a.Quota != b.Quota || !a.Conditions.SequenceEqual(b.Conditions);

    private Instrument? ReadInstrument(DocumentNode node)
    {
        if (read.Map(node, InstrumentShape) is not { } map)
        {
            return null;
        }

        var (form, date) = (map.Read("form", read.Choice<InstrumentForm>), map.Read("date", read.Date));
        return form is null ? null : new(form.Value, date);
    }

    private void CheckInstrument(MapReader map, StatementKind? kind)
    {
        if (kind is StatementKind.Agreement or StatementKind.Emergency && !map.Has("instrument"))
        {
            read.Refuse(map.Node, StatementMistakes.NoInstrument(kind.Value));
        }
        else if (kind is StatementKind.Standing or StatementKind.Rule)
        {
            map.RefuseMember("instrument", StatementMistakes.InstrumentOf(kind.Value));
        }
    }

    private Confirmation? ReadConfirmation(DocumentNode node)
    {
        if (read.Map(node, ConfirmedShape) is not { } map)
        {
            return null;
        }

        var (by, on) = (map.Read("by", read.Choice<Country>), map.Read("on", value => read.Beginning(value, Clocks.Hanoi)));
        var reference = map.Read("reference", read.Text);
        return by is not null && on is not null ? new(by.Value, on.Value, reference) : null;
    }

    private static void CheckConfirmation(MapReader map, Confirmation? confirmed, Issuer? issuedBy, Instrument? instrument)
    {
        if (map.Has("confirmed") && (issuedBy == Issuer.Both || instrument?.Form == InstrumentForm.Talks))
        {
            map.RefuseMember("confirmed", StatementMistakes.NeedsNoConfirmation);
        }
        else if (confirmed is not null && issuedBy is not null && TextForm.Of(confirmed.By) == TextForm.Of(issuedBy.Value))
        {
            map.RefuseMember("confirmed", StatementMistakes.ConfirmedByIssuer);
        }

        if (instrument?.Date is { } date && confirmed?.On < StartOf(date))
        {
            map.RefuseMember("confirmed", StatementMistakes.ConfirmedBefore(confirmed.On, date));
        }
    }

    private Ratification? ReadRatification(MapReader map, StatementKind? kind, Instant? known)
    {
        if (map.Value("ratification") is not { } node || publication is not null || read.Map(node, RatificationShape) is not { } ratification)
        {
            return null;
        }

        var (by, on) = (ratification.Read("by", ReadInstant), ratification.Read("on", ReadInstant));
        if (kind is not null and not StatementKind.Emergency)
        {
            map.RefuseMember("ratification", StatementMistakes.RatifiedUnlessEmergency);
        }

        foreach (var (member, at) in new[] { ("by", by), ("on", on) })
        {
            if (at < known)
            {
                read.Refuse(ratification.Value(member)!, StatementMistakes.RatifiedBeforeKnown(at.Value, known.Value));
            }
        }

        return by is null ? null : new Ratification(by.Value, on);

        Instant? ReadInstant(DocumentNode value) => read.Beginning(value, Clocks.Hanoi);
    }

    private Instant? ReadKnown(MapReader map, StatementKind? kind, ImmutableArray<Source> sources, Instrument? instrument)
    {
        if (publication is not null)
        {
            map.RefuseMember("known", StatementMistakes.OfFiles("known"));
            map.RefuseMember("announced", StatementMistakes.OfFiles("announced"));
            map.RefuseMember("ratification", StatementMistakes.OfFiles("ratification"));
            return publication;
        }

        var hasAllSources = !sources.IsEmpty && sources.Length == (map.Value("sources") as DocumentNode.List)?.Items.Length;
        if (map.Value("known") is { } node)
        {
            var given = read.Beginning(node, Clocks.Hanoi);
            var earliest = sources.Select(source => source.Published).Append(instrument?.Date).Where(date => date is not null).Min();
            if (hasAllSources && instrument?.Date is not null && earliest is { } first && given < StartOf(first))
            {
                read.Refuse(node, StatementMistakes.KnownBeforeAll(given.Value, first));
            }

            return given;
        }

        var known = sources.Select(source => source.Published).Where(date => date is not null).Order().FirstOrDefault() ?? instrument?.Date;
        if (known is null && hasAllSources && (kind is StatementKind.Standing or StatementKind.Rule || instrument is { Date: null }))
        {
            read.Refuse(map.Node, StatementMistakes.NoKnown);
        }

        return known is null ? null : StartOf(known.Value);
    }

    private void CheckGrounds(MapReader map, StatementKind? kind)
    {
        if (kind == StatementKind.Rule && !map.Has("grounds"))
        {
            read.Refuse(map.Node, StatementMistakes.RuleWithoutGrounds);
        }
        else if (kind == StatementKind.Rule && map.Value("grounds") is DocumentNode.List { Items: [] } empty)
        {
            read.Refuse(empty, StatementMistakes.RuleWithoutGrounds);
        }
        else if (kind is not null and not StatementKind.Rule && map.Value("grounds") is not DocumentNode.List { Items: [] })
        {
            map.RefuseMember("grounds", StatementMistakes.GroundsOutsideRule);
        }
    }

    private Dispute? ReadDispute(DocumentNode node) =>
        read.Map(node, DisputeShape) is { } map
        && (map.Read("source", source => SourceReader.Read(read, source)), map.Read("says", read.Texts)) is ({ } source, { } says)
            ? new(source, says)
            : null;

    private static Instant StartOf(LocalDate date) => date.AtStartOfDayInZone(Clocks.Hanoi).ToInstant();
}
