using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using MongCai.Schedule.Publishing;
using MongCai.Schedule.Service.Access;
using MongCai.Schedule.Service.Commands;

namespace MongCai.Schedule.Service.Tests.Access;

public class OpenIdConnectSettingsTests
{
    private const string Full = "Issuer=https://id.example/realms/gates Audience=mongcai-schedule NameClaim=preferred_username RoleClaim=roles";

    [Theory]
    [InlineData("")]
    [InlineData("Issuer= Audience= NameClaim= RoleClaim= SideClaim= Roles:official=")]
    public void What_is_not_set_is_off(string settings) => Assert.Null(Read(settings));

    [Fact]
    public void All_that_is_set_is_read()
    {
        var settings = Read(Full)!;
        Assert.Equal(
            ("https://id.example/realms/gates", "mongcai-schedule", "preferred_username", "roles", null, "https://id.example/realms/gates/.well-known/openid-configuration"),
            (settings.Issuer, settings.Audience, settings.NameClaim, settings.RoleClaim, settings.SideClaim, settings.MetadataAddress));
        Assert.Equal(["admin", "approver", "official", "partner"], settings.Roles.Keys.Order());
        Assert.Equal("side", Read($"{Full} SideClaim=side")!.SideClaim);
        Assert.Equal([KeyValuePair.Create("gate-approvers", Role.Approver)], Read($"{Full} Roles:approver=gate-approvers")!.Roles);
    }

    [Theory]
    [InlineData("http://localhost:4000")]
    [InlineData("http://127.0.0.1:4000/")]
    [InlineData("http://[::1]:4000")]
    [InlineData("https://localhost")]
    public void The_issuer_may_be_on_this_machine(string issuer)
    {
        var settings = Read($"{Full} Issuer={issuer}")!;
        Assert.Equal(issuer, settings.Issuer);
        Assert.Equal(issuer.StartsWith("http:", StringComparison.Ordinal), settings.MayAsk(new Uri("http://127.0.0.1:9/jwks")));
        Assert.False(settings.MayAsk(new Uri("http://id.example/jwks")));
        Assert.True(settings.MayAsk(new Uri("https://id.example/jwks")));
    }

    [Theory]
    [InlineData("id.example")]
    [InlineData("http://id.example")]
    [InlineData("http://10.0.0.1")]
    [InlineData("http://127.0.0.1.example")]
    [InlineData("ftp://localhost")]
    [InlineData("file:///etc")]
    [InlineData("/realms/gates")]
    [InlineData("https://id.example?realm=gates")]
    [InlineData("https://id.example#gates")]
    [InlineData("https://user:secret@id.example")]
    public void What_is_no_issuer_is_refused(string issuer) =>
        Assert.StartsWith($"OpenIdConnect:Issuer is '{issuer}'; write the address of the provider", Assert.Throws<FormatException>(() => Read($"{Full} Issuer={issuer}")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("SideClaim=side", "OpenIdConnect:Issuer is missing; OpenIdConnect:Audience is missing; OpenIdConnect:NameClaim is missing; OpenIdConnect:RoleClaim is missing.")]
    [InlineData($"{Full} Audience=", "OpenIdConnect:Audience is missing.")]
    [InlineData($"{Full} Audiance=x", "OpenIdConnect:Audiance is no setting.")]
    [InlineData($"{Full} Roles:chief=x", "OpenIdConnect:Roles:chief is no setting.")]
    [InlineData($"{Full} Roles:official=x Roles:approver=x", "OpenIdConnect:Roles has 'x' for two roles.")]
    public void What_is_set_in_part_or_wrong_is_said_at_once(string settings, string expected) =>
        Assert.Equal(expected, Assert.Throws<FormatException>(() => Read(settings)).Message);

    [Fact]
    public async Task The_service_does_not_start_with_half_of_it()
    {
        var data = Directory.CreateTempSubdirectory("mongcai-data-");
        var start = new ProcessStartInfo("dotnet", [typeof(CommandLine).Assembly.Location, "serve", "--data", data.FullName, "--urls", "http://127.0.0.1:0"])
        {
            Environment = { ["OpenIdConnect__Issuer"] = "http://id.example", ["OpenIdConnect__NameClaim"] = "name", ["OpenIdConnect__RoleClaim"] = "roles" },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var program = Process.Start(start)!;
        var output = program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        data.Delete(recursive: true);
        Assert.Equal(
            (ExitCode.EnvironmentFailed, "", "The configuration is wrong: OpenIdConnect:Audience is missing; OpenIdConnect:Issuer is 'http://id.example'; write the address of the provider as its tokens name it, with https:// (http:// only on this machine)."),
            (program.ExitCode, await output, error.TrimEnd()));
    }

    private static OpenIdConnectSettings? Read(string settings)
    {
        var values = new Dictionary<string, string?>();
        foreach (var setting in settings.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            values[$"OpenIdConnect:{setting[..setting.IndexOf('=', StringComparison.Ordinal)]}"] = setting[(setting.IndexOf('=', StringComparison.Ordinal) + 1)..];
        }

        return OpenIdConnectSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
    }
}
