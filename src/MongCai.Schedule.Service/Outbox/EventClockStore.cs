using System.Data.Common;
using MongCai.Schedule.Events;
using MongCai.Schedule.Places;
using MongCai.Schedule.Service.Database;
using NodaTime;

namespace MongCai.Schedule.Service.Outbox;

/// <summary>How far events are written: until when, and how each gate was last told to be.</summary>
internal static class EventClockStore
{
    /// <summary>Until when what fell due was written, inclusive; null where nothing ever was.</summary>
    public static async Task<Instant?> ReachedAsync(DbTransaction transaction) =>
        InstantColumn.ReadOptional(await transaction.FindAsync<string>("SELECT reached FROM event_clock"));

    public static Task BeginAsync(DbTransaction transaction, Instant reached) =>
        transaction.ExecuteAsync("INSERT INTO event_clock (only_row, reached) VALUES (1, @reached)", new { reached = InstantColumn.Write(reached) });

    public static Task ReachAsync(DbTransaction transaction, Instant reached) =>
        transaction.ExecuteAsync("UPDATE event_clock SET reached = @reached", new { reached = InstantColumn.Write(reached) });

    public static async Task<Dictionary<(Id<Gate> Gate, Flow Flow), GateStatus>> ToldAsync(DbTransaction transaction) =>
        (await transaction.QueryAsync<(string Gate, string Flow, string Status)>("SELECT gate, flow, status FROM gates_told"))
            .ToDictionary(row => (Id<Gate>.Parse(row.Gate), FlowOf(row.Flow)), row => GateStatusAnswer.Read(row.Status));

    public static Task TellAsync(DbTransaction transaction, Id<Gate> gate, Flow flow, string status) => transaction.ExecuteAsync(
        """
        INSERT INTO gates_told (gate, flow, status) VALUES (@gate, @flow, @status)
        ON CONFLICT (gate, flow) DO UPDATE SET status = @status
        """,
        new { gate = gate.ToString(), flow = TextForm.Of(flow), status });

    private static Flow FlowOf(string text) =>
        TextForm.TryParse<Flow>(text, out var flow) ? flow : throw new InvalidDataException($"“{text}” is no flow; it stands where events are kept.");
}
