using MongCai.Schedule.Regimes;
using MongCai.Schedule.Statements;
using NodaTime;

namespace MongCai.Schedule.Service.Documents;

/// <summary>Checks what one statement says of others against those.</summary>
/// <param name="read">Gathers the mistakes of the statement.</param>
/// <param name="references">The gates.</param>
/// <param name="statements">All statements.</param>
internal sealed class StatementLinks(DocumentReader read, References references, Catalogue<Statement> statements)
{
    public void Check(StatementDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        foreach (var link in document.Links)
        {
            if (link.Statement == document.Id)
            {
                read.Refuse(link.Node, StatementMistakes.Itself(TextForm.Of(link.Kind)));
            }
            else if (!statements.MayName(link.Statement))
            {
                read.Refuse(link.Node, ValueMistakes.NoSuch(Names.Statement, link.Statement.ToString(), statements.Ids.Where(id => id != document.Id?.ToString())));
            }
            else if (statements.Find(link.Statement) is { } other)
            {
                Check(link, other, document.Known);
            }
        }
    }

    private void Check(StatementLink link, Statement other, Instant? known)
    {
        if (other.Known > known)
        {
            read.Refuse(link.Node, StatementMistakes.KnownLater(other.Id, other.Known, known.Value));
        }

        if (link.Ending is { } ending)
        {
            CheckEnding(link.Node, ending, other);
        }

        if (link.Review is { } review)
        {
            CheckReview(link.Node, review, other);
        }
    }

    private void CheckEnding(DocumentNode node, Ending ending, Statement other)
    {
        var gates = references.WithParts(other.Clauses.SelectMany(clause => clause.Gates));
        var flows = other.Clauses.SelectMany(clause => clause.Flows).ToHashSet();
        var strangers = ending.Gates.Where(gate => references.Gazetteer is not null && !references.WithParts([gate]).Overlaps(gates)).Select(gate => gate.ToString())
            .Concat(ending.Flows.Where(flow => !flows.Contains(flow)).Select(TextForm.Of));
        foreach (var stranger in strangers)
        {
            read.Refuse(node, StatementMistakes.NotSpokenOf(other.Id, stranger));
        }
    }

    private void CheckReview(DocumentNode node, Review review, Statement other)
    {
        if (other.AllClauses.FirstOrDefault(clause => clause.Number == review.Clause) is not { } clause)
        {
            read.Refuse(node, StatementMistakes.NoSuchClause(other.Id, review.Clause, other.AllClauses.Select(known => known.Number)));
        }
        else if (review.Start is not null)
        {
            CheckStart(node, other, clause);
        }
        else if (!IsOpen(clause))
        {
            read.Refuse(node, StatementMistakes.EndIsFixed(other.Id, clause.Number));
        }
        else if ((review.End ?? review.ReviewBy) is { } at && ClauseDaysReader.StartOf(clause.Days, clause.Zone) is { } start && at <= start)
        {
            read.Refuse(node, StatementMistakes.ReviewBeforeStart(review.End is null ? "reviewBy" : "end", at, start));
        }
    }

    private void CheckStart(DocumentNode node, Statement other, Clause clause)
    {
        if (clause.Days is not ClauseDays.Undated)
        {
            read.Refuse(node, StatementMistakes.NotUndated(other.Id, clause.Number));
        }
        else if (clause.Regime == Regime.Normal && other.Kind is StatementKind.Agreement or StatementKind.Emergency)
        {
            read.Refuse(node, StatementMistakes.StartsEndlessNormal);
        }
    }

    private static bool IsOpen(Clause clause) => clause.Days is ClauseDays.Dates { Last: null } or ClauseDays.Instants { End: null } or ClauseDays.Undated;
}
