using System.Text.Json.Nodes;

namespace MongCai.Schedule.Service.Tests.Access;

/// <summary>One provider for the tests of a class, started when the first asks for it.</summary>
public sealed class SharedOidcProvider : IAsyncDisposable
{
    private readonly SemaphoreSlim _starting = new(1);
    private OidcProvider? _started;

    /// <summary>Lan writes and Minh approves, by this door only; the others are somebody whose name, role or side is not as it should be.</summary>
    internal static JsonObject People => new()
    {
        ["lan"] = Person(OidcProvider.Claims("Lan", "vn", "official")),
        ["minh"] = Person(OidcProvider.Claims("Minh", "cn", "offline_access", "approver")),
        ["khoa"] = Person(OidcProvider.Claims("Khoa", "vn", "admin")),
        ["an"] = Person(OidcProvider.Claims("An", "vn", "approver")),
        ["small-an"] = Person(OidcProvider.Claims("an", "vn", "approver")),
        ["hoa-approves"] = Person(OidcProvider.Claims("Hoa", "vn", "approver")),
        ["hoa-of-china"] = Person(OidcProvider.Claims("Hoa", "cn", "official")),
        ["hoa-of-nowhere"] = Person(OidcProvider.Claims("Hoa", null, "official")),
        ["no-role"] = Person(OidcProvider.Claims("Tú", "vn", "offline_access")),
        ["no-roles"] = Person(new JsonObject { ["name"] = "Tú" }),
        ["two-roles"] = Person(OidcProvider.Claims("Tú", "vn", "official", "approver")),
        ["no-name"] = Person(new JsonObject { ["roles"] = "official" }),
        ["two-names"] = Person(new JsonObject { ["name"] = new JsonArray("Tú", "Hoa"), ["roles"] = "official" }),
        ["cyrillic-name"] = Person(OidcProvider.Claims("Ноа", "vn", "official")),
        ["number-for-name"] = Person(new JsonObject { ["name"] = 7, ["roles"] = "official" }),
        ["wrong-side"] = Person(OidcProvider.Claims("Tú", "la", "official")),
        ["role-as-text"] = Person(new JsonObject { ["name"] = "Tú", ["roles"] = "official" }),
        ["elliptic"] = Person(OidcProvider.Claims("Tú", "vn", "official"), ("algorithm", "ES256")),
        ["opaque"] = Person(OidcProvider.Claims("Tú", "vn", "official"), ("opaque", true)),

        // A client whose id is the service's audience: its ID tokens name the audience that access tokens do.
        [OidcProvider.Audience] = Person(OidcProvider.Claims("Tú", "vn", "official")),
    };

    internal async Task<OidcProvider> GetAsync()
    {
        await _starting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            return _started ??= await OidcProvider.StartAsync(People);
        }
        finally
        {
            _starting.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_started is not null)
        {
            await _started.DisposeAsync();
        }

        _starting.Dispose();
    }

    private static JsonObject Person(JsonObject claims, params (string Name, JsonNode Value)[] more)
    {
        var person = new JsonObject { ["claims"] = claims };
        foreach (var (name, value) in more)
        {
            person[name] = value;
        }

        return person;
    }
}
