using System.Data.Common;
using MongCai.Schedule.Service.Database;
using NodaTime;

namespace MongCai.Schedule.Service.Access;

/// <summary>Notes when a token was last used. Nobody is refused for that: on a full disk reads go on, and a write is refused by itself.</summary>
internal sealed partial class TokenUse(ScheduleDatabase database, ILogger<TokenUse> logger)
{
    /// <summary>How often it is noted, and tried again where it could not be: to note each time would make a write of every read.</summary>
    private static readonly Duration Every = Duration.FromMinutes(1);

    private long _failedAt;

    /// <summary>Notes that a token is used, where the last time is long enough ago.</summary>
    public async Task NoteAsync(TokenRow token, Instant now)
    {
        // A try may wait for as long as another process holds the database; one request in a minute does.
        var failedAt = Instant.FromUnixTimeTicks(Volatile.Read(ref _failedAt));
        if ((InstantColumn.ReadOptional(token.Used) is { } used && now < used + Every) || now < failedAt + Every)
        {
            return;
        }

        try
        {
            await database.WriteAsync(transaction => TokenStore.UseAsync(transaction, token.Id, now));
        }
        catch (DbException failure)
        {
            Volatile.Write(ref _failedAt, now.ToUnixTimeTicks());
            LogNotNoted(failure);
        }
    }

    [LoggerMessage(LogLevel.Warning, "When tokens are used cannot be written; whoever has one is answered all the same.")]
    private partial void LogNotNoted(Exception failure);
}
