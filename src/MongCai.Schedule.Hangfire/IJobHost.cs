namespace MongCai.Schedule.Jobs;

/// <summary>What calls <see cref="IDueWork"/>: at the moments that it names and never for them before, each while as a safety net, and again after a failure.</summary>
public interface IJobHost
{
    /// <summary>What it is called: <c>in-process</c> or <c>hangfire</c>.</summary>
    string Name { get; }

    /// <summary>Work may be due earlier than it said: it is done soon. Never throws, never waits.</summary>
    void Wake();
}
