namespace MongCai.Schedule.Service.Statements;

/// <summary>A version of a draft; it is kept for ever.</summary>
/// <param name="Version">Its number, from 1.</param>
/// <param name="Document">The document, as canonical JSON.</param>
/// <param name="Hash">The hash of it.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Written">When, as a column.</param>
internal sealed record DraftVersionRow(long Version, string Document, string Hash, string Author, string Written);
