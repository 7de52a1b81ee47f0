using MongCai.Schedule.Statements;

namespace MongCai.Schedule.Service.Documents;

/// <summary>Finds statements that correct each other, of which none could be true. Only those known at one instant can.</summary>
internal static class CorrectionCircles
{
    /// <summary>One link of each circle, that of the first statement by id, with the ids around it.</summary>
    public static IEnumerable<(StatementDocument Document, StatementLink Link, string Circle)> Find(IEnumerable<StatementDocument> documents)
    {
        var known = documents.Where(document => document.Id is not null).GroupBy(document => document.Id!.Value)
            .ToDictionary(group => group.Key, group => group.First());
        foreach (var (id, document) in known.OrderBy(entry => entry.Key))
        {
            foreach (var link in Corrections(document).Where(link => link.Statement != id))
            {
                if (PathBack(known, link.Statement, id) is { } path)
                {
                    yield return (document, link, string.Join(" → ", path.Prepend(id)));
                }
            }
        }
    }

    private static IEnumerable<StatementLink> Corrections(StatementDocument document) => document.Links.Where(link => link.Kind == LinkKind.Corrects);

    /// <summary>The way from one statement to another by corrections, both included, through none whose id comes before that of the other.</summary>
    private static List<Id<Statement>>? PathBack(Dictionary<Id<Statement>, StatementDocument> known, Id<Statement> from, Id<Statement> to)
    {
        var (ways, seen) = (new Queue<List<Id<Statement>>>([[from]]), new HashSet<Id<Statement>> { from });
        while (ways.TryDequeue(out var way))
        {
            if (way[^1] == to)
            {
                return way;
            }

            if (way[^1] < to || !known.TryGetValue(way[^1], out var document))
            {
                continue;
            }

            foreach (var next in Corrections(document).Select(link => link.Statement).Where(next => next != way[^1] && seen.Add(next)))
            {
                ways.Enqueue([.. way, next]);
            }
        }

        return null;
    }
}
