namespace MongCai.Schedule.Service.History;

/// <summary>One thing that somebody did.</summary>
/// <param name="Actor">Who: the name of a person, or <c>files</c>, <c>command-line</c>, <see cref="Service"/>.</param>
/// <param name="Address">From where; null for what was not a request.</param>
/// <param name="Action">What they did.</param>
/// <param name="Subject">To what.</param>
/// <param name="BeforeHash">The hash of its content before; null where there was none.</param>
/// <param name="AfterHash">The hash of its content after; null where there is none.</param>
/// <param name="Detail">What else is to be known of it, such as a reason; may be empty.</param>
/// <param name="Revision">The revision of the calendar that it made, whose hash is the one after; null for none.</param>
internal sealed record AuditEntry(
    string Actor, string? Address, string Action, string Subject, string? BeforeHash, string? AfterHash, string Detail = "", long? Revision = null)
{
    /// <summary>Who did what the service does by itself.</summary>
    public const string Service = "service";
}
