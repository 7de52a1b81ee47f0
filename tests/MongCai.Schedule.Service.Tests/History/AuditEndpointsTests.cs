using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using MongCai.Schedule.Publishing;
using NodaTime.Text;

namespace MongCai.Schedule.Service.Tests.History;

public class AuditEndpointsTests(ServiceHost host) : IClassFixture<ServiceHost>
{
    [Fact]
    public async Task The_record_is_chained_from_its_first_entry_to_its_last_over_all_pages()
    {
        var (previous, count) = (new string('0', 64), 0);
        JsonNode? last = null;
        for (var address = "/v1/audit?limit=70"; address is not null;)
        {
            using var response = await SendAsync(address);
            var page = await ServiceHost.ReadJsonAsync(response);
            foreach (var entry in page["entries"]!.AsArray())
            {
                Assert.Equal((++count, previous), ((int)entry!["number"]!, (string)entry["previous"]!));
                Assert.Equal(HashOf(entry), (string)entry["hash"]!);
                previous = (string)entry["hash"]!;
            }

            last = page["last"];
            address = response.Headers.TryGetValues("Link", out var link) ? link.Single().Split('<', '>')[1] : null;
        }

        Assert.InRange(count, 100, int.MaxValue);
        Assert.Equal((count, previous), ((int)last!["number"]!, (string)last["hash"]!));
    }

    [Theory]
    [InlineData(null, 401, "/problems/unauthenticated")]
    [InlineData(Role.Official, 403, "/problems/forbidden")]
    [InlineData(Role.Approver, 403, "/problems/forbidden")]
    [InlineData(Role.Partner, 403, "/problems/forbidden")]
    public async Task It_is_for_admins_only(Role? role, int status, string type)
    {
        string[] headers = role is { } known ? [$"Authorization: Bearer {await host.AddTokenAsync(known)}"] : [];
        using var response = await host.SendAsync("/v1/audit", null, headers);
        Assert.Equal((status, type), ((int)response.StatusCode, (string)(await ServiceHost.ReadJsonAsync(response))["type"]!));
    }

    [Fact]
    public async Task No_cache_between_keeps_it_and_who_has_it_gets_304()
    {
        using var response = await SendAsync("/v1/audit?after=3&limit=2");
        Assert.Equal("no-cache, private", response.Headers.CacheControl!.ToString());
        Assert.Equal("Authorization", Assert.Single(response.Headers.Vary));
        using var again = await SendAsync("/v1/audit?after=3&limit=2", $"If-None-Match: {response.Headers.ETag}");
        Assert.Equal(304, (int)again.StatusCode);
    }

    [Theory]
    [InlineData("after=-1", "“-1” is not a whole number from 0 to 2147483647.")]
    [InlineData("limit=0", "“0” is not a whole number from 1 to 1000.")]
    [InlineData("limit=1001", "“1001” is not a whole number from 1 to 1000.")]
    [InlineData("actor=Hoa", "There is no parameter “actor”; the parameters are: after, limit.")]
    public async Task A_wrong_parameter_is_explained(string query, string expected)
    {
        using var response = await SendAsync($"/v1/audit?{query}", "Accept-Language: en");
        Assert.Equal((400, expected), ((int)response.StatusCode, (string)(await ServiceHost.ReadJsonAsync(response))["detail"]!));
    }

    [Fact]
    public async Task After_the_last_there_is_nothing()
    {
        using var response = await SendAsync("/v1/audit?after=1000000");
        Assert.False(response.Headers.Contains("Link"));
        Assert.Empty((await ServiceHost.ReadJsonAsync(response))["entries"]!.AsArray());
    }

    /// <summary>As the API document says that it is made.</summary>
    private static string HashOf(JsonNode entry)
    {
        var at = OffsetDateTimePattern.Rfc3339.Parse((string)entry["at"]!).Value.ToInstant().ToString("uuuu'-'MM'-'dd'T'HH':'mm':'ss'.'fffffffff'Z'", CultureInfo.InvariantCulture);
        var members = new[] { "number", "at", "actor", "address", "action", "subject", "beforeHash", "afterHash", "revision", "detail", "previous" };
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
            new JsonArray([.. members.Select(member => member == "at" ? JsonValue.Create(at) : entry[member]?.DeepClone())]))));
    }

    private Task<HttpResponseMessage> SendAsync(string address, params string[] headers) =>
        host.SendAsync(address, null, [$"Authorization: Bearer {host.AdminToken}", .. headers]);
}
