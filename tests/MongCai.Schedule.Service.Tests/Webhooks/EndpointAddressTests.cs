using MongCai.Schedule.Service.Webhooks;

namespace MongCai.Schedule.Service.Tests.Webhooks;

public class EndpointAddressTests
{
    [Theory]
    [InlineData("https://receiver.example/hooks")]
    [InlineData("https://receiver.example")]
    [InlineData("https://receiver.example:8443/hooks?id=1&x=%20")]
    [InlineData("HTTPS://Receiver.Example./")]
    [InlineData("https://xn--fiq228c.cn/a@b")]
    [InlineData("https://8.8.8.8/hooks")]
    [InlineData("https://134744072/hooks")]
    [InlineData("https://[2a00:1450::1]:8443/")]
    [InlineData("https://[::ffff:8.8.8.8]/")]
    public void An_address_on_the_internet_is_taken(string text)
    {
        var (address, mistakes) = EndpointAddress.Read(text, AllowedNetworks.None);
        Assert.Empty(mistakes);
        Assert.Equal(text, address!.OriginalString);
    }

    [Theory]
    [InlineData("https://127.0.0.1/", "127.0.0.1 is a")]
    [InlineData("https://2130706433/", "2130706433 (which is 127.0.0.1) is a")]
    [InlineData("https://0177.0.0.1/", "0177.0.0.1 (which is 127.0.0.1) is a")]
    [InlineData("https://0x7f.1/", "0x7f.1 (which is 127.0.0.1) is a")]
    [InlineData("https://0X7F000001/", "0X7F000001 (which is 127.0.0.1) is a")]
    [InlineData("https://127.1:8443/", "127.1 (which is 127.0.0.1) is a")]
    [InlineData("https://017700000001/", "017700000001 (which is 127.0.0.1) is a")]
    [InlineData("https://127.0.0.1./", "127.0.0.1. (which is 127.0.0.1) is a")]
    [InlineData("https://0/", "0 (which is 0.0.0.0) is a")]
    [InlineData("https://10.1.2.3/", "10.1.2.3 is a")]
    [InlineData("https://100.64.0.1/", "100.64.0.1 is a")]
    [InlineData("https://169.254.169.254/latest/meta-data/", "169.254.169.254 is a")]
    [InlineData("https://2852039166/", "2852039166 (which is 169.254.169.254) is a")]
    [InlineData("https://[::1]/", "::1 is a")]
    [InlineData("https://[0:0:0:0:0:0:0:1]:8443/", "0:0:0:0:0:0:0:1 (which is ::1) is a")]
    [InlineData("https://[::]/", ":: is a")]
    [InlineData("https://[::ffff:127.0.0.1]/", "::ffff:127.0.0.1 (which is 127.0.0.1) is a")]
    [InlineData("https://[::ffff:a9fe:a9fe]/", "::ffff:a9fe:a9fe (which is 169.254.169.254) is a")]
    [InlineData("https://[64:ff9b::7f00:1]/", "64:ff9b::7f00:1 (which is 127.0.0.1) is a")]
    [InlineData("https://[2002:a00:1::]/", "2002:a00:1:: (which is 10.0.0.1) is a")]
    [InlineData("https://[fd12::1]/", "fd12::1 is a")]
    public void A_reserved_address_is_refused_in_any_spelling(string text, string expected) =>
        Assert.Equal([$"{expected} private or reserved address; nothing is sent there."], Mistakes(text));

    [Theory]
    [InlineData("https://[fe80::1%25eth0]/", "fe80::1%25eth0")]
    [InlineData("https://[fe80::1%1]/", "fe80::1%1")]
    [InlineData("https://09.1.1.1/", "09.1.1.1")]
    [InlineData("https://4294967296/", "4294967296")]
    [InlineData("https://1.2.3.4.5/", "1.2.3.4.5")]
    [InlineData("https://receiver.0x7f/", "receiver.0x7f")]
    [InlineData("https://-receiver-/", "-receiver-")]
    public void What_some_would_take_for_another_host_is_none(string text, string host) =>
        Assert.Equal([$"“{host}” is no host name, and no IP address as it is usually written; write for instance receiver.example."], Mistakes(text));

    [Theory]
    [InlineData("https://good.example@127.0.0.1/", "127.0.0.1 is a private or reserved address; nothing is sent there.")]
    [InlineData("https://127.0.0.1@good.example/", null)]
    [InlineData("https://user:secret@good.example/", null)]
    [InlineData("https://@good.example/", null)]
    [InlineData("https://good.example:80@127.1/", "127.1 (which is 127.0.0.1) is a private or reserved address; nothing is sent there.")]
    public void A_user_name_is_refused_and_deceives_nobody(string text, string? more)
    {
        var mistakes = Mistakes(text);
        Assert.Equal("An address has no user name or password before an “@”; take it out, the signature says who sends.", mistakes[0]);
        Assert.Equal(more is null ? [] : [more], mistakes.Skip(1));
    }

    [Theory]
    [InlineData("")]
    [InlineData("receiver.example")]
    [InlineData("//receiver.example/")]
    [InlineData("/hooks")]
    [InlineData("https:receiver.example")]
    [InlineData("https:///receiver.example")]
    [InlineData("ftp://receiver.example/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://127.0.0.1:6379/_")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://")]
    [InlineData("https://[::1")]
    [InlineData("https://a..b/")]
    [InlineData("https://%31%32%37.0.0.1/")]
    [InlineData("https://receiver.example:65536/")]
    public void What_is_no_address_of_the_web_is_refused(string text) =>
        Assert.Equal([$"“{text}” is no address to send to; write for instance https://receiver.example/hooks."], Mistakes(text));

    [Theory]
    [InlineData("https://receiver.example/a b")]
    [InlineData(" https://receiver.example/")]
    [InlineData("https://receiver.example/\n")]
    [InlineData("https://receiver.example/\t")]
    [InlineData("https://receiver.example/\u0000")]
    [InlineData("https://receiver.example/đường")]
    [InlineData("https://cửa-khẩu.example/")]
    [InlineData("https://\uff11\uff12\uff17.0.0.1/")]
    [InlineData("https://127\u30020\u30020\u30021/")]
    [InlineData("https://receiver.example\\@127.0.0.1/")]
    [InlineData("https:\\\\127.0.0.1/")]
    public void Signs_that_programs_read_differently_are_refused(string text) => Assert.Equal(
        "An address has printable ASCII characters only, no spaces and no “\\”; write host names as xn--…, other characters as %XX.", Mistakes(text)[0]);

    [Theory]
    [InlineData("https://localhost/")]
    [InlineData("https://LOCALHOST./")]
    [InlineData("https://a.localhost:8443/")]
    [InlineData("https://intranet/")]
    [InlineData("https://printer.local/")]
    [InlineData("https://metadata.google.internal/")]
    [InlineData("https://nas.home.arpa/")]
    [InlineData("https://abc.onion/")]
    public void Names_of_networks_of_ones_own_are_refused(string text) =>
        Assert.Equal([$"“{new Uri(text).Host.TrimEnd('.')}” is a name in a network of one's own; write one that is known everywhere on the internet."], Mistakes(text));

    [Fact]
    public void Names_that_only_end_alike_are_taken()
    {
        foreach (var name in new[] { "notlocalhost.example", "local.example", "myinternal.example", "localhost.example" })
        {
            Assert.Empty(Mistakes($"https://{name}/"));
        }
    }

    [Theory]
    [InlineData("http://receiver.example/")]
    [InlineData("http://8.8.8.8/")]
    public void Without_tls_nothing_is_sent_to_the_internet(string text) => Assert.Equal(["Events are sent by TLS only; write https://."], Mistakes(text));

    [Fact]
    public void What_the_operator_opens_is_taken_without_tls_too()
    {
        var loopback = Deliveries.Loopback;
        foreach (var text in new[] { "http://127.0.0.1:9/", "http://0x7f.1/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://localhost/", "https://localhost/", "http://receiver.example/", "http://receiver/" })
        {
            Assert.Empty(Mistakes(text, loopback));
        }

        Assert.Equal(["Events are sent by TLS only; write https://."], Mistakes("http://8.8.8.8/", loopback));
        Assert.Equal(["10.0.0.1 is a private or reserved address; nothing is sent there."], Mistakes("http://10.0.0.1/", loopback));
        Assert.Empty(Mistakes("https://printer.local/", Deliveries.Networks("10.0.0.0/8")));
        Assert.Single(Mistakes("https://localhost/", Deliveries.Networks("10.0.0.0/8")));
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once_in_three_languages()
    {
        var (address, mistakes) = EndpointAddress.Read($"http://user:secret@receiver.example:0/a b#{new string('c', 2048)}", AllowedNetworks.None);
        Assert.Null(address);
        Assert.Equal(
            [EndpointMistakes.TooLong, EndpointMistakes.Signs, EndpointMistakes.UserInfo, EndpointMistakes.Fragment, EndpointMistakes.Port, EndpointMistakes.NotSecured], mistakes);
        Assert.All(mistakes, mistake => Assert.Equal(3, new[] { mistake.Vi, mistake.Zh, mistake.En }.Distinct().Count()));
    }

    [Fact]
    public void An_address_has_2048_characters_at_most()
    {
        var longest = "https://receiver.example/".PadRight(EndpointAddress.Longest, 'a');
        Assert.Empty(Mistakes(longest));
        Assert.Equal([EndpointMistakes.TooLong.En], Mistakes(longest + "a"));
    }

    [Fact]
    public void A_password_is_not_said_again() => Assert.All(Mistakes("ftp://user:secret@receiver.example/"), text => Assert.DoesNotContain("secret", text, StringComparison.Ordinal));

    private static string[] Mistakes(string text, AllowedNetworks? networks = null) => [.. EndpointAddress.Read(text, networks ?? AllowedNetworks.None).Mistakes.Select(mistake => mistake.En)];
}
