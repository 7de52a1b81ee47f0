using System.Collections.Immutable;
using MongCai.Schedule.Places;
using MongCai.Schedule.Statements;

namespace MongCai.Schedule.Service.Documents;

/// <summary>Reads what a statement says of others: what it ends, corrects, reviews and generalises.</summary>
internal sealed class StatementLinksReader(DocumentReader read, References references)
{
    private static readonly MapShape EndingShape = new(
        new("mã của một văn bản, hay { id, from, gates, flows }", "文书标识，或 { id, from, gates, flows }", "the id of a statement, or { id, from, gates, flows }"),
        ["id"], ["from", "gates", "flows"]);

    private static readonly MapShape ReviewShape = new(
        new("một lần rà soát, ví dụ { id: 2022-outbreak, clause: 1, reviewBy: 2022-03-07 }",
            "复核，例如 { id: 2022-outbreak, clause: 1, reviewBy: 2022-03-07 }",
            "a review, such as { id: 2022-outbreak, clause: 1, reviewBy: 2022-03-07 }"),
        ["id", "clause"], ["reviewBy", "end", "start"]);

    public ImmutableArray<StatementLink> Read(MapReader map)
    {
        ImmutableArray<StatementLink> links =
        [
            .. map.ReadList("replaces", node => ReadEnding(node, LinkKind.Replaces), mayBeEmpty: true),
            .. map.ReadList("withdraws", node => ReadEnding(node, LinkKind.Withdraws), mayBeEmpty: true),
            .. map.ReadList("corrects", node => ReadId(node, LinkKind.Corrects), mayBeEmpty: true),
            .. map.ReadList("reviews", ReadReview, mayBeEmpty: true),
            .. map.ReadList("grounds", node => ReadId(node, LinkKind.Grounds), mayBeEmpty: true),
        ];
        for (var index = 0; index < links.Length; index++)
        {
            if (links.Take(index).Select(earlier => Clash(earlier, links[index])).OfType<TrilingualText>().FirstOrDefault() is { } clash)
            {
                read.Refuse(links[index].Node, clash);
            }
        }

        return links;
    }

    private StatementLink? ReadId(DocumentNode node, LinkKind kind) => read.Id<Statement>(node) is { } id ? new(node, kind, id) : null;

    private StatementLink? ReadEnding(DocumentNode node, LinkKind kind)
    {
        if (node is DocumentNode.Scalar)
        {
            return read.Id<Statement>(node) is { } whole ? new(node, kind, whole, new Ending(whole, null, [], [])) : null;
        }

        if (read.Map(node, EndingShape) is not { } map)
        {
            return null;
        }

        var id = map.Read("id", read.Id<Statement>);
        var from = map.Read("from", value => read.Beginning(value, Clocks.Hanoi));
        var gates = map.ReadSet("gates", value => references.Gate(read, value));
        var flows = map.ReadSet("flows", read.Choice<Flow>);
        return id is not null ? new(node, kind, id.Value, new Ending(id.Value, from, gates, flows)) : null;
    }

    private StatementLink? ReadReview(DocumentNode node)
    {
        if (read.Map(node, ReviewShape) is not { } map)
        {
            return null;
        }

        var id = map.Read("id", read.Id<Statement>);
        var clause = map.Read("clause", ReadClause);
        var reviewBy = map.Read("reviewBy", value => read.End(value, Clocks.Hanoi));
        var end = map.Read("end", read.Instant);
        var start = map.Read("start", value => read.Beginning(value, Clocks.Hanoi));
        if (ReviewShape.Optional.Count(map.Has) != 1)
        {
            read.Refuse(node, StatementMistakes.ReviewsNotOne);
        }

        return id is not null && clause is not null ? new(node, LinkKind.Reviews, id.Value, Review: new Review(id.Value, clause, reviewBy, end, start)) : null;
    }

    private ClauseNumber? ReadClause(DocumentNode node)
    {
        if (node is DocumentNode.Scalar scalar && ClauseNumber.TryParse(scalar.Text, null, out var number))
        {
            return number;
        }

        read.Refuse(node, ValueMistakes.NotExpected(node, Expected.Clause));
        return null;
    }

    private TrilingualText? Clash(StatementLink earlier, StatementLink later)
    {
        if (earlier.Statement != later.Statement)
        {
            return null;
        }

        if (earlier.Kind == later.Kind)
        {
            return later.Kind switch
            {
                LinkKind.Corrects or LinkKind.Grounds => ValueMistakes.TwiceInList(later.Node),
                LinkKind.Reviews => IsSameReview(earlier.Review!, later.Review!) ? StatementMistakes.ReviewTwice : null,
                _ => Meet(earlier.Ending!, later.Ending!) ? StatementMistakes.EndedAgain(later.Statement) : null,
            };
        }

        return earlier.Kind <= LinkKind.Corrects && later.Kind <= LinkKind.Corrects
            ? StatementMistakes.EndedTwice(later.Statement, TextForm.Of(later.Kind), TextForm.Of(earlier.Kind))
            : null;
    }

    private static bool IsSameReview(Review a, Review b) =>
        a.Clause == b.Clause && (a.End is null) == (b.End is null) && (a.ReviewBy is null) == (b.ReviewBy is null) && (a.Start is null) == (b.Start is null);

    private bool Meet(Ending a, Ending b) =>
        (a.Gates.IsEmpty || b.Gates.IsEmpty || references.WithParts(a.Gates).Overlaps(references.WithParts(b.Gates)))
        && (a.Flows.IsEmpty || b.Flows.IsEmpty || a.Flows.Intersect(b.Flows).Any());
}
