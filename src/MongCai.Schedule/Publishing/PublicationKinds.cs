using MongCai.Schedule.Statements;

namespace MongCai.Schedule.Publishing;

/// <summary>Which kind a statement is.</summary>
public static class PublicationKinds
{
    /// <summary>The kind of a statement. One that only reviews others is new.</summary>
    public static PublicationKind Of(Statement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        var ends = !statement.Replaces.IsEmpty || !statement.Withdraws.IsEmpty || !statement.Corrects.IsEmpty;
        return !ends ? PublicationKind.New : statement.Clauses.IsEmpty ? PublicationKind.Cancel : PublicationKind.Replace;
    }
}
