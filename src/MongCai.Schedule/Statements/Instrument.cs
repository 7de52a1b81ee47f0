using NodaTime;

namespace MongCai.Schedule.Statements;

/// <summary>What a negotiated statement rests on.</summary>
/// <param name="Form">Its form.</param>
/// <param name="Date">Its date; null where no source says it.</param>
public sealed record Instrument(InstrumentForm Form, LocalDate? Date);
