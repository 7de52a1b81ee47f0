using MongCai.Schedule.Jobs;

namespace MongCai.Schedule.Service.Jobs;

/// <summary>The section <c>Jobs</c> of the configuration.</summary>
/// <param name="Host">The name of what runs the jobs.</param>
internal sealed record JobSettings(string Host)
{
    private const string Section = "Jobs";
    private const string Key = $"{Section}:{nameof(Host)}";
    private static readonly string[] Hosts = [HangfireJobs.Name, InProcessJobs.HostName];

    public bool IsHangfire => Host == HangfireJobs.Name;

    /// <summary>Reads it; unless it says otherwise, Hangfire runs the jobs where it is built in.</summary>
    /// <exception cref="FormatException">It is wrong; the message says all of it in a line.</exception>
    public static JobSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var mistakes = section.GetChildren().Where(child => !child.Key.Equals(nameof(Host), StringComparison.OrdinalIgnoreCase)).Select(child => $"{child.Path} is no setting").ToList();
        var text = section[nameof(Host)]?.Trim();
        var host = string.IsNullOrEmpty(text) ? HangfireJobs.IsBuiltIn ? HangfireJobs.Name : InProcessJobs.HostName : text;
        if (!Hosts.Contains(host))
        {
            mistakes.Add($"{Key} is '{host}'; write {string.Join(" or ", Hosts)}");
        }
        else if (host == HangfireJobs.Name && !HangfireJobs.IsBuiltIn)
        {
            mistakes.Add($"{Key} is '{host}', which is not built into this program; leave it out, or build with -p:UseHangfire=true");
        }

        return mistakes.Count == 0 ? new JobSettings(host) : throw new FormatException($"{string.Join("; ", mistakes)}.");
    }
}
