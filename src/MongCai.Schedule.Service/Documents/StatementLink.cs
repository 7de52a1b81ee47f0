using MongCai.Schedule.Statements;

namespace MongCai.Schedule.Service.Documents;

/// <summary>That a statement speaks of another.</summary>
/// <param name="Node">Where.</param>
/// <param name="Kind">How.</param>
/// <param name="Statement">The other.</param>
/// <param name="Ending">What it ends; null for other kinds.</param>
/// <param name="Review">What it reviews; null for other kinds.</param>
internal sealed record StatementLink(DocumentNode Node, LinkKind Kind, Id<Statement> Statement, Ending? Ending = null, Review? Review = null);
