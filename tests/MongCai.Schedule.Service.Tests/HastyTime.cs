namespace MongCai.Schedule.Service.Tests;

/// <summary>The machine's clock, of which every wait is over in a part of its time.</summary>
/// <param name="times">How much faster.</param>
internal sealed class HastyTime(int times) : TimeProvider
{
    public override long TimestampFrequency => System.TimestampFrequency;

    public override long GetTimestamp() => System.GetTimestamp() * times;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => System.CreateTimer(callback, state, Part(dueTime), Part(period));

    private TimeSpan Part(TimeSpan time) => time > TimeSpan.Zero ? time / times : time;
}
