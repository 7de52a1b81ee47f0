namespace MongCai.Schedule.Service.Statements;

/// <summary>An approval.</summary>
/// <param name="PreviewHash">The hash of the preview that the approver has seen.</param>
internal sealed record ApprovalBody(string PreviewHash);
