using System.Data.Common;
using MongCai.Schedule.Publishing;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.History;
using NodaTime;

namespace MongCai.Schedule.Service.Access;

/// <summary>Hands out, finds and revokes access tokens.</summary>
internal static class Tokens
{
    /// <summary>Two, so that a new one can be handed out before the old one is revoked.</summary>
    public const int MostPerName = 2;

    /// <summary>Who hands out tokens, in the record of who did what.</summary>
    public const string Actor = "command-line";

    /// <summary>A new token for a person; null and the reason where there may be none.</summary>
    public static Task<(AccessToken? Token, string? Refusal)> AddAsync(ScheduleDatabase database, Person person, Instant now) => database.WriteAsync(async transaction =>
    {
        var live = await TokenStore.LiveOfAsync(transaction, person.Name);
        if (live.Count >= MostPerName)
        {
            return ((AccessToken?)null, (string?)$"{person.Name} has {MostPerName} live tokens already; revoke one first: tokens revoke \"{person.Name}\" --id {live[0].Id}");
        }

        if (await FindOtherAsync(transaction, person) is { } other)
        {
            return (null, $"{other.Name} has a live token as {Describe(other)}; one name is one person with one role. Revoke it first: tokens revoke \"{other.Name}\"");
        }

        var token = AccessToken.Create();
        await TokenStore.AddAsync(transaction, token, person, now);
        await AuditStore.AppendAsync(transaction, new AuditEntry(Actor, null, "token-added", person.Name, null, token.Hash, $"{token.Id} {Describe(person)}"), now);
        return (token, (string?)null);
    });

    public static Task<List<TokenRow>> AllAsync(ScheduleDatabase database) => database.ReadAsync(TokenStore.AllAsync);

    /// <summary>Revokes the live tokens of a name, or one of them; how many there were.</summary>
    public static Task<int> RevokeAsync(ScheduleDatabase database, string name, string? id, Instant now) => database.WriteAsync(async transaction =>
    {
        var live = (await TokenStore.LiveOfAsync(transaction, name)).FindAll(token => id is null || token.Id == id);
        foreach (var token in live)
        {
            await TokenStore.RevokeAsync(transaction, token.Id, now);
            await AuditStore.AppendAsync(transaction, new AuditEntry(Actor, null, "token-revoked", name, token.Hash, null, token.Id), now);
        }

        return live.Count;
    });

    /// <summary>The token that a text is; null where it is none, or no more.</summary>
    public static async Task<TokenRow?> FindAsync(ScheduleDatabase database, string text) =>
        AccessToken.Read(text) is { } token
        && await database.ReadAsync(transaction => TokenStore.FindAsync(transaction, token.Id)) is { Revoked: null } row
        && token.Has(row.Hash)
            ? row
            : null;

    /// <summary>The same name in a live token with another role, side or spelling: one name is one person, by whatever door. Null where there is none.</summary>
    public static Task<Person?> FindOtherAsync(ScheduleDatabase database, Person person) => database.ReadAsync(transaction => FindOtherAsync(transaction, person));

    private static async Task<Person?> FindOtherAsync(DbTransaction transaction, Person person) =>
        (await TokenStore.LiveAsync(transaction)).Select(token => token.Person).FirstOrDefault(live => PersonName.AreSame(live.Name, person.Name) && live != person);

    public static string Describe(Person person) => TextForm.Of(person.Role) + (person.Side is { } side ? $" of {TextForm.Of(side)}" : "");
}
