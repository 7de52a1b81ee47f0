using System.Text.Json.Nodes;

namespace MongCai.Schedule.Service.Http;

/// <summary>
/// Metadata of an endpoint: what it answers, for instance, and to what; a test asks again and compares. Made when the API document is, not at
/// start.
/// </summary>
/// <param name="Name">A name among the examples of an endpoint.</param>
/// <param name="Address">The path and query that were asked.</param>
/// <param name="Create">Makes the answer.</param>
internal sealed record ResponseExample(string Name, string Address, Func<object> Create)
{
    /// <summary>An answer of a real run, kept beside the feature as <c>Examples/NAME.json</c>.</summary>
    public static ResponseExample OfFile(string name, string address) => new(name, address, () => Read(name));

    /// <summary>An example from its file.</summary>
    public static JsonNode Read(string name)
    {
        using var stream = typeof(ResponseExample).Assembly.GetManifestResourceStream($"{name}.json")
            ?? throw new InvalidOperationException($"There is no example {name}.json.");
        return JsonNode.Parse(stream)!;
    }
}
