using NodaTime;

namespace MongCai.Schedule;

/// <summary>Where something was published.</summary>
/// <param name="Title">The title of the page or document, in its own language.</param>
/// <param name="Url">Where it can be read; null where there is no public address.</param>
/// <param name="Published">The day it was published; null where it does not say.</param>
/// <param name="Kind">Whether it is the document itself or a report of it.</param>
public sealed record Source(string Title, Uri? Url, LocalDate? Published, SourceKind Kind);
