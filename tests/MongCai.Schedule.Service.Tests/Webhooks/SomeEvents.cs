using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Outbox;
using NodaTime;

namespace MongCai.Schedule.Service.Tests.Webhooks;

/// <summary>Events as publications leave them behind, without anything that was published.</summary>
internal static class SomeEvents
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 22, 3, 0);

    /// <summary>Writes an event for each text such as <c>bac-luan-2/cargo</c>, with a type or classes where it says <c>gate/flow type=… classes=a,b</c>, or a statement.</summary>
    public static Task WriteAsync(ScheduleDatabase database, params IEnumerable<string> texts) => database.WriteAsync(async transaction =>
    {
        foreach (var text in texts)
        {
            var words = text.Split(' ');
            var isStatement = !words[0].Contains('/', StringComparison.Ordinal);
            var type = Word("type") ?? (isStatement ? EventTypes.StatementPublished : EventTypes.RegimeChanged);
            var subject = isStatement ? $"statements/{words[0]}" : $"gates/{words[0]}";
            var head = await EventStore.HeadAsync(transaction);
            var sequence = head.Sequence + 1;
            var id = EventBody.IdOf(type, subject, Now, sequence, "");
            object data = isStatement
                ? new { Number = sequence, Revision = 1 }
                : new { Number = sequence, Gate = words[0].Split('/')[0], Flow = words[0].Split('/')[1], Revision = 1 };
            var body = EventBody.Of(id, type, subject, Now, data, Now, sequence, head.Hash, await EventStore.LastHashOfAsync(transaction, subject));
            await EventStore.AddAsync(transaction, new EventRow(
                sequence, id, type, subject, isStatement ? null : words[0].Split('/')[0], isStatement ? null : words[0].Split('/')[1],
                Word("classes") is { } classes ? $",{classes}," : "", InstantColumn.Write(Now), InstantColumn.Write(Now), 1, body, EventRow.HashOf(body)));

            string? Word(string name) => words.FirstOrDefault(word => word.StartsWith($"{name}=", StringComparison.Ordinal))?[(name.Length + 1)..];
        }
    });

    /// <summary>The same many times.</summary>
    public static Task WriteAsync(ScheduleDatabase database, string text, int times) => WriteAsync(database, Enumerable.Repeat(text, times));
}
