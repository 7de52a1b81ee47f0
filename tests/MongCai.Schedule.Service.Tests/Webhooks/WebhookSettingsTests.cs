using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.Configuration;
using MongCai.Schedule.Service.Commands;
using MongCai.Schedule.Service.Webhooks;
using NodaTime;

namespace MongCai.Schedule.Service.Tests.Webhooks;

public class WebhookSettingsTests
{
    [Fact]
    public void By_default_no_network_is_opened_and_retries_are_those_of_the_contract()
    {
        var settings = Read("");
        Assert.True(settings.AllowedNetworks.IsEmpty);
        Assert.Equal(
            [5, 5 * 60, 30 * 60, 2 * 3600, 5 * 3600, 10 * 3600, 14 * 3600, 20 * 3600, 24 * 3600],
            settings.Retries.Waits.Select(wait => wait.TotalSeconds));
        Assert.Equal(10, settings.Retries.Tries);
    }

    [Fact]
    public void Networks_addresses_and_retries_are_read_in_their_order()
    {
        var settings = Read("AllowedNetworks:0=10.1.0.0/16 AllowedNetworks:1=::1 AllowedNetworks:2=192.168.7.7 AllowedNetworks:3= Retries:0=PT0.02S Retries:1=PT24H Retries:2=P1D Retries:10=PT1H30M Retries:9=PT1M");
        Assert.Equal([Duration.FromMilliseconds(20), Duration.FromHours(24), Duration.FromDays(1), Duration.FromMinutes(1), Duration.FromMinutes(90)], settings.Retries.Waits);
        foreach (var (address, expected) in new[] { ("10.1.255.255", true), ("10.2.0.0", false), ("::1", true), ("::2", false), ("192.168.7.7", true), ("192.168.7.8", false), ("::ffff:10.1.0.1", true) })
        {
            Assert.Equal(expected, settings.AllowedNetworks.MayReach(IPAddress.Parse(address), isSecured: true));
            Assert.Equal(expected, settings.AllowedNetworks.MayReach(IPAddress.Parse(address), isSecured: false));
        }
    }

    [Fact]
    public void The_internet_is_reached_by_tls_only()
    {
        var settings = Read("AllowedNetworks:0=127.0.0.0/8");
        Assert.True(settings.AllowedNetworks.MayReach(IPAddress.Parse("8.8.8.8"), isSecured: true));
        Assert.False(settings.AllowedNetworks.MayReach(IPAddress.Parse("8.8.8.8"), isSecured: false));
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.1/8")]
    [InlineData("010.0.0.0/8")]
    [InlineData("10/8")]
    [InlineData("0x7f.1")]
    [InlineData("10.0.0.0-10.0.0.9")]
    [InlineData("fe80::1%1")]
    [InlineData("fe80::%1/10")]
    [InlineData("FD00::/8")]
    [InlineData("*")]
    public void What_is_no_network_is_refused(string text) => Assert.Equal(
        $"Webhooks:AllowedNetworks: '{text}' is no network such as 10.1.0.0/16 or fd00:1::/32, with zeros behind the prefix, and no address.", Mistake($"AllowedNetworks:0={text}"));

    [Theory]
    [InlineData("::ffff:10.0.0.0/104")]
    [InlineData("64:ff9b::/96")]
    [InlineData("2002::/16")]
    public void A_network_in_the_guise_of_another_is_refused(string text) =>
        Assert.Equal($"Webhooks:AllowedNetworks: '{text}' holds addresses that lead to IPv4 addresses; name those.", Mistake($"AllowedNetworks:0={text}"));

    [Theory]
    [InlineData("5")]
    [InlineData("00:00:05")]
    [InlineData("PT0S")]
    [InlineData("PT-5S")]
    [InlineData("P1M")]
    [InlineData("P8D")]
    [InlineData("5s")]
    public void What_is_no_time_to_wait_is_refused(string text) =>
        Assert.Equal($"Webhooks:Retries: '{text}' is no time to wait, such as PT5S, PT0.02S or PT24H, of at most P7D.", Mistake($"Retries:0={text}"));

    [Theory]
    [InlineData("AllowedNetwork:0=10.0.0.0/8", "Webhooks:AllowedNetwork is no setting.")]
    [InlineData("AllowedNetworks=10.0.0.0/8", "Webhooks:AllowedNetworks is a list; write Webhooks:AllowedNetworks:0=127.0.0.0/8, and so on.")]
    [InlineData("Retries=PT5S Retries:0=5", "Webhooks:Retries is a list; write Webhooks:Retries:0=PT5S, and so on; Webhooks:Retries: '5' is no time to wait, such as PT5S, PT0.02S or PT24H, of at most P7D.")]
    public void All_that_is_wrong_is_said_at_once(string settings, string expected) => Assert.Equal(expected, Mistake(settings));

    [Fact]
    public void There_are_at_most_30_waits()
    {
        Assert.Equal(30, Read(Waits(30)).Retries.Waits.Length);
        Assert.Equal("Webhooks:Retries: there are 31; 30 are enough.", Mistake(Waits(31)));

        static string Waits(int count) => string.Join(' ', Enumerable.Range(0, count).Select(index => $"Retries:{index}=PT1S"));
    }

    [Fact]
    public async Task The_service_does_not_start_with_a_wrong_network()
    {
        var data = Directory.CreateTempSubdirectory("mongcai-data-");
        var start = new ProcessStartInfo("dotnet", [typeof(CommandLine).Assembly.Location, "serve", "--data", data.FullName, "--urls", "http://127.0.0.1:0"])
        {
            Environment = { ["Webhooks__AllowedNetworks__0"] = "localhost" },
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
            (ExitCode.EnvironmentFailed, "", "The configuration is wrong: Webhooks:AllowedNetworks: 'localhost' is no network such as 10.1.0.0/16 or fd00:1::/32, with zeros behind the prefix, and no address."),
            (program.ExitCode, await output, error.TrimEnd()));
    }

    private static string Mistake(string settings) => Assert.Throws<FormatException>(() => Read(settings)).Message;

    private static WebhookSettings Read(string settings) => WebhookSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(
        settings.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(setting => KeyValuePair.Create($"Webhooks:{setting.Split('=')[0]}", (string?)setting.Split('=')[1]))).Build());
}
