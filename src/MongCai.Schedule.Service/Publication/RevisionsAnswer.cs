namespace MongCai.Schedule.Service.Publication;

/// <summary>Revisions.</summary>
/// <param name="Revision">The number of the last revision of all.</param>
/// <param name="Revisions">Those of this page, in order.</param>
internal sealed record RevisionsAnswer(int Revision, IReadOnlyList<RevisionAnswer> Revisions);
