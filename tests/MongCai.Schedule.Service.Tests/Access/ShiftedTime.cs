namespace MongCai.Schedule.Service.Tests.Access;

/// <summary>The machine's clock, as far off as a test wants it.</summary>
internal sealed class ShiftedTime : TimeProvider
{
    public TimeSpan By { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + By;
}
