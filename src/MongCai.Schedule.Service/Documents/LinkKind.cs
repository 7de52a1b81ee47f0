namespace MongCai.Schedule.Service.Documents;

/// <summary>How a statement speaks of another. Text form by <see cref="TextForm"/>: the member of the document.</summary>
internal enum LinkKind
{
    Replaces,
    Withdraws,
    Corrects,
    Reviews,
    Grounds,
}
