using MongCai.Schedule.Publishing;

namespace MongCai.Schedule.Service.Statements;

/// <summary>What officials work on, as it is kept.</summary>
/// <param name="Id">The id of the statement.</param>
/// <param name="Status">How far it has come.</param>
/// <param name="Version">The number of its last version, from 1.</param>
/// <param name="SubmittedBy">Who laid it before a second person; null for nobody yet.</param>
/// <param name="Rejection">Why it was last sent back; null where it was not.</param>
internal sealed record DraftRow(string Id, string Status, long Version, string? SubmittedBy, string? Rejection)
{
    public StatementStatus StatusOf =>
        TextForm.TryParse<StatementStatus>(Status, out var status) ? status : throw new InvalidDataException($"Draft {Id} has the status {Status}.");
}
