using System.Text.Json.Nodes;

namespace MongCai.Schedule.Service.Tests.Statements;

/// <summary>A statement as those who work on it know it: what each step was answered, null where it was not yet.</summary>
internal sealed class StatementUnderWay(string id, string writer, string approver)
{
    public string Id { get; } = id;

    public string Writer { get; } = writer;

    public string Approver { get; } = approver;

    public JsonNode? Drafted { get; set; }

    public JsonNode? Submitted { get; set; }

    public JsonNode? Approved { get; set; }

    /// <summary>How many of the three steps that change something were acknowledged.</summary>
    public int Acknowledged => Approved is not null ? 3 : Submitted is not null ? 2 : Drafted is not null ? 1 : 0;
}
