using System.Diagnostics;
using System.Diagnostics.Metrics;
using NodaTime;

namespace MongCai.Schedule.Service.Telemetry;

/// <summary>What the service tells of itself to whoever watches over it. Names and units by the conventions of OpenTelemetry.</summary>
internal sealed class ServiceMetrics : IDisposable
{
    /// <summary>The name of the meter and of the source of traces.</summary>
    public const string Name = "MongCai.Schedule";

    private static readonly ActivitySource Source = new(Name);

    private readonly Meter _meter = new(Name);
    private readonly Counter<long> _events;
    private readonly Histogram<double> _lateness;
    private readonly Counter<long> _deliveries;
    private readonly Histogram<double> _deliveryTime;
    private Backlog _backlog = new(0, 0, 0, 0);

    public ServiceMetrics()
    {
        _events = _meter.CreateCounter<long>("mongcai.events.written", "{event}", "Events that fell due by the clock and that this process wrote, by type.");
        _lateness = _meter.CreateHistogram<double>("mongcai.events.lateness", "s", "How long after its time an event was written, in time of the machine.");
        _deliveries = _meter.CreateCounter<long>("mongcai.deliveries.tried", "{delivery}", "Tries to deliver, by what came of them.");
        _deliveryTime = _meter.CreateHistogram<double>("mongcai.deliveries.duration", "s", "How long a try to deliver took.");
        _meter.CreateObservableGauge("mongcai.outbox.depth", () => _backlog.Pending, "{delivery}", "Deliveries that are still to be made.");
        _meter.CreateObservableGauge("mongcai.outbox.oldest", () => _backlog.OldestSeconds, "s", "How old the oldest event is that somebody is still to get.");
        _meter.CreateObservableGauge("mongcai.events.sequence", () => _backlog.Sequence, "{event}", "The place of the last event.");
        _meter.CreateObservableGauge("mongcai.calendar.revision", () => _backlog.Revision, "{revision}", "The revision that this process answers from.");
    }

    /// <summary>Begins a span of a trace; null where nobody listens.</summary>
    public static Activity? Begin(string name) => Source.StartActivity(name);

    /// <summary>An event was written.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="lateness">How long after its time, in time of the machine.</param>
    public void EventWritten(string type, Duration lateness)
    {
        _events.Add(1, new KeyValuePair<string, object?>("type", type));
        _lateness.Record(lateness.TotalSeconds);
    }

    /// <summary>A delivery was tried.</summary>
    /// <param name="outcome">What came of it.</param>
    /// <param name="took">How long it took.</param>
    public void DeliveryTried(string outcome, Duration took)
    {
        var tag = new KeyValuePair<string, object?>("outcome", outcome);
        _deliveries.Add(1, tag);
        _deliveryTime.Record(took.TotalSeconds, tag);
    }

    /// <summary>Notes what there is to do, as of a moment ago.</summary>
    public void Note(Backlog backlog) => Volatile.Write(ref _backlog, backlog);

    public void Dispose() => _meter.Dispose();

    /// <summary>What there is to do.</summary>
    /// <param name="Pending">Deliveries that are still to be made.</param>
    /// <param name="OldestSeconds">How old the oldest of their events is.</param>
    /// <param name="Sequence">The place of the last event.</param>
    /// <param name="Revision">The last revision that this process knows.</param>
    internal sealed record Backlog(long Pending, double OldestSeconds, long Sequence, long Revision);
}
