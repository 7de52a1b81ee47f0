using NodaTime;

namespace MongCai.Schedule.Service.Questions;

/// <summary>An instant on both clocks of the border.</summary>
/// <param name="Hanoi">In Vietnam.</param>
/// <param name="Beijing">In China.</param>
internal sealed record ClocksAnswer(OffsetDateTime Hanoi, OffsetDateTime Beijing)
{
    public static ClocksAnswer Of(Instant instant) =>
        new(instant.WithOffset(Clocks.Hanoi.GetUtcOffset(instant)), instant.WithOffset(Clocks.Beijing.GetUtcOffset(instant)));
}
