using MongCai.Schedule.Service.Access;
using MongCai.Schedule.Service.Commands;

namespace MongCai.Schedule.Service.Tests.Access;

public sealed class PersonNameTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("mongcai-data-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Theory]
    [InlineData("Hoa")]
    [InlineData("Nguyễn Thị Hòa")]
    [InlineData("Đặng Ưu ăâêôơư ĂÂÊÔƠƯ ỹĩũ")]
    [InlineData("陈伟")]
    [InlineData("阿卜杜拉·买买提")]
    [InlineData("𠮷田")]
    [InlineData("Logistics (Đông Hưng) & Co. 2")]
    [InlineData("service-account-broker_7@id.example")]
    [InlineData("O'Brien-Müller")]
    public void A_name_is_as_it_is_written(string name)
    {
        Assert.Equal(name, PersonName.Read(name));
        Assert.Equal(name, PersonName.Read($"  {name} "));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("Hoa  An")]
    [InlineData("Hoa\tAn")]
    [InlineData("Hoa\n")]
    [InlineData("Hoa\u0000")]
    [InlineData("Hoa\u00a0An")]
    [InlineData("Hoa\u3000An")]
    [InlineData("Hoa\u200b")]
    [InlineData("Ho\u00ada")]
    [InlineData("\u202eaoH")]
    [InlineData("Hoa\ufeff")]
    [InlineData("Ho\u0300a")]
    [InlineData("Nguye\u0302\u0303n")]
    [InlineData("\u041d\u043e\u0430")]
    [InlineData("\uff28\uff4f\uff41")]
    [InlineData("\u00d0ặng")]
    [InlineData("L\u01cen")]
    [InlineData("\u212bn")]
    [InlineData("\uf900")]
    [InlineData("\ud800")]
    [InlineData("O\u2019Brien")]
    [InlineData("Hoa\"")]
    [InlineData("command-line")]
    [InlineData("Files")]
    public void What_could_be_written_in_two_ways_or_shows_nothing_is_no_name(string text) => Assert.Null(PersonName.Read(text));

    [Fact]
    public void A_name_has_80_signs_at_most()
    {
        Assert.NotNull(PersonName.Read(new string('a', PersonName.Longest)));
        Assert.Null(PersonName.Read(new string('a', PersonName.Longest + 1)));
    }

    [Fact]
    public async Task Tokens_are_handed_out_by_the_same_rule()
    {
        var (code, output, error) = await RunAsync("tokens", "add", "Ho\u0300a", "--role", "official");
        Assert.Equal((ExitCode.WrongCommandLine, ""), (code, output));
        Assert.StartsWith("'Ho\u0300a' is no name, such as \"Nguyễn Thị Hoa\" is. A name has 1 to 80 signs: ", error, StringComparison.Ordinal);
        Assert.StartsWith("mcs_", (await RunAsync("tokens", "add", " Hòa ", "--role", "official")).Output, StringComparison.Ordinal);
        Assert.Equal((ExitCode.Done, "", "Revoked one token of Hòa."), await RunAsync("tokens", "revoke", "Hòa"));
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var code = await CommandLine.RunAsync([.. arguments, "--data", _data], output, error);
        return (code, output.ToString().Trim(), error.ToString().Trim());
    }
}
