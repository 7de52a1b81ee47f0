using System.Collections.Immutable;
using MongCai.Schedule.Service.Http;

namespace MongCai.Schedule.Service.Webhooks;

/// <summary>The section <c>Webhooks</c> of the configuration.</summary>
/// <param name="AllowedNetworks">The networks opened although they are reserved.</param>
/// <param name="Retries">When what could not be delivered is tried again.</param>
/// <param name="Concurrency">How many deliveries a process has under way at once.</param>
/// <param name="Keys">The folder of the keys by which secrets are kept; null for the one beside the database.</param>
internal sealed record WebhookSettings(AllowedNetworks AllowedNetworks, RetrySchedule Retries, int Concurrency, string? Keys)
{
    private const int DefaultConcurrency = 64;
    private const int MostConcurrency = 1000;
    private const string Section = "Webhooks";
    private static readonly string[] Known = [nameof(AllowedNetworks), nameof(Retries), nameof(Concurrency), nameof(Keys)];

    /// <summary>Reads it.</summary>
    /// <exception cref="FormatException">It is wrong; the message says all of it in a line.</exception>
    public static WebhookSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var mistakes = new List<string>();
        mistakes.AddRange(section.GetChildren().Where(child => !Known.Contains(child.Key, StringComparer.OrdinalIgnoreCase)).Select(child => $"{child.Path} is no setting"));
        var networks = AllowedNetworks.Read(Texts(nameof(AllowedNetworks), "127.0.0.0/8"), Mistake(nameof(AllowedNetworks)));
        var retries = Texts(nameof(Retries), "PT5S") is { IsEmpty: false } texts ? RetrySchedule.Read(texts, Mistake(nameof(Retries))) : RetrySchedule.Default;
        var concurrency = DefaultConcurrency;
        if (section[nameof(Concurrency)]?.Trim() is { Length: > 0 } number && !(ParameterReader.IsNumber(number, out concurrency) && concurrency is >= 1 and <= MostConcurrency))
        {
            Mistake(nameof(Concurrency))($"'{number}' is no number from 1 to {MostConcurrency}");
        }

        var keys = section[nameof(Keys)]?.Trim() is { Length: > 0 } folder ? folder : null;
        return mistakes.Count == 0 ? new WebhookSettings(networks, retries, concurrency, keys) : throw new FormatException($"{string.Join("; ", mistakes)}.");

        Action<string> Mistake(string name) => text => mistakes.Add($"{Section}:{name}: {text}");

        ImmutableArray<string> Texts(string name, string example)
        {
            var list = section.GetSection(name);
            if (!string.IsNullOrWhiteSpace(list.Value))
            {
                mistakes.Add($"{list.Path} is a list; write {list.Path}:0={example}, and so on");
            }

            return [.. list.GetChildren().Select(child => child.Value?.Trim() ?? "").Where(text => text.Length > 0)];
        }
    }
}
