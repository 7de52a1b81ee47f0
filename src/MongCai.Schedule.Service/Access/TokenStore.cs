using System.Data.Common;
using MongCai.Schedule.Publishing;
using MongCai.Schedule.Service.Database;
using NodaTime;

namespace MongCai.Schedule.Service.Access;

/// <summary>The rows of tokens.</summary>
internal static class TokenStore
{
    private const string Columns = "SELECT id, name, role, side, hash, created, used, revoked FROM tokens";

    public static Task AddAsync(DbTransaction transaction, AccessToken token, Person person, Instant now) => transaction.ExecuteAsync(
        "INSERT INTO tokens (id, name, role, side, hash, created) VALUES (@Id, @Name, @role, @side, @Hash, @created)",
        new
        {
            token.Id,
            person.Name,
            role = TextForm.Of(person.Role),
            side = person.Side is { } side ? TextForm.Of(side) : null,
            token.Hash,
            created = InstantColumn.Write(now),
        });

    public static Task<TokenRow?> FindAsync(DbTransaction transaction, string id) => transaction.FindAsync<TokenRow>($"{Columns} WHERE id = @id", new { id });

    public static Task<List<TokenRow>> AllAsync(DbTransaction transaction) => transaction.QueryAsync<TokenRow>($"{Columns} ORDER BY name, created, id");

    /// <summary>All live ones: some tens.</summary>
    public static Task<List<TokenRow>> LiveAsync(DbTransaction transaction) => transaction.QueryAsync<TokenRow>($"{Columns} WHERE revoked IS NULL ORDER BY created, id");

    public static Task<List<TokenRow>> LiveOfAsync(DbTransaction transaction, string name) =>
        transaction.QueryAsync<TokenRow>($"{Columns} WHERE name = @name AND revoked IS NULL ORDER BY created, id", new { name });

    public static Task<int> RevokeAsync(DbTransaction transaction, string id, Instant now) => transaction.ExecuteAsync(
        "UPDATE tokens SET revoked = @revoked WHERE id = @id AND revoked IS NULL", new { id, revoked = InstantColumn.Write(now) });

    public static Task<int> UseAsync(DbTransaction transaction, string id, Instant now) =>
        transaction.ExecuteAsync("UPDATE tokens SET used = @used WHERE id = @id", new { id, used = InstantColumn.Write(now) });
}
