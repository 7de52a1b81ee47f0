using System.Text.Json.Nodes;

namespace MongCai.Schedule.Service.Http;

/// <summary>Metadata of an endpoint: what it answers, for instance. Made when the API document is, not at start.</summary>
internal sealed record ResponseExample(Func<object> Create)
{
    /// <summary>An answer of a real run, kept beside the feature as <c>Examples/NAME.json</c>; a test compares it with what is answered.</summary>
    public static ResponseExample OfFile(string name) => new(() =>
    {
        using var stream = typeof(ResponseExample).Assembly.GetManifestResourceStream($"{name}.json")
            ?? throw new InvalidOperationException($"There is no example {name}.json.");
        return JsonNode.Parse(stream)!;
    });
}
