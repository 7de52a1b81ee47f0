namespace MongCai.Schedule.Service.Publication;

/// <summary>A document of a file as it was imported.</summary>
internal sealed record ImportRow(long Number, string Kind, string Id, string Hash, string Document, string Imported);
