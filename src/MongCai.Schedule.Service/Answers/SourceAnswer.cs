using NodaTime;

namespace MongCai.Schedule.Service.Answers;

/// <summary>Where something was published.</summary>
/// <param name="Title">The title, in its own language.</param>
/// <param name="Url">The address; null where there is none.</param>
/// <param name="Published">The day; null where it is not known.</param>
/// <param name="Kind">The document itself, or a report of it.</param>
internal sealed record SourceAnswer(string Title, string? Url, LocalDate? Published, SourceKind Kind)
{
    public static SourceAnswer Of(Source source) => new(source.Title, source.Url?.AbsoluteUri, source.Published, source.Kind);
}
