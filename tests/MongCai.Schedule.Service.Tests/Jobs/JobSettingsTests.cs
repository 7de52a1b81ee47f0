using Microsoft.Extensions.Configuration;
using MongCai.Schedule.Jobs;
using MongCai.Schedule.Service.Jobs;

namespace MongCai.Schedule.Service.Tests.Jobs;

public class JobSettingsTests
{
    [Fact]
    public void By_default_hangfire_runs_the_jobs_where_it_is_built_in()
    {
        Assert.Equal(HangfireJobs.IsBuiltIn ? "hangfire" : "in-process", Read().Host);
        Assert.Equal(HangfireJobs.IsBuiltIn ? "hangfire" : "in-process", Read(("Host", " ")).Host);
    }

    [Fact]
    public void The_process_itself_can_be_told_to_run_them() => Assert.Equal(("in-process", false), (Read(("Host", "in-process")).Host, Read(("host", " in-process ")).IsHangfire));

    [Fact]
    public void Hangfire_can_be_asked_for_where_it_is_built_in_only()
    {
        if (HangfireJobs.IsBuiltIn)
        {
            Assert.True(Read(("Host", "hangfire")).IsHangfire);
        }
        else
        {
            Assert.Equal("Jobs:Host is 'hangfire', which is not built into this program; leave it out, or build with -p:UseHangfire=true.", Mistake(("Host", "hangfire")));
        }
    }

    [Fact]
    public void All_that_is_wrong_is_said_in_a_line() =>
        Assert.Equal("Jobs:Workers is no setting; Jobs:Host is 'quartz'; write hangfire or in-process.", Mistake(("Host", "quartz"), ("Workers", "3")));

    private static string Mistake(params (string Key, string Value)[] settings) => Assert.Throws<FormatException>(() => Read(settings)).Message;

    private static JobSettings Read(params (string Key, string Value)[] settings) => JobSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"Jobs:{setting.Key}", (string?)setting.Value))).Build());
}
