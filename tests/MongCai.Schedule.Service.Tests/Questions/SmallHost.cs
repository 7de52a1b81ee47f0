using System.Text.Json.Nodes;
using MongCai.Schedule.Service.Http;
using MongCai.Schedule.Service.Tests.CalendarFiles;

namespace MongCai.Schedule.Service.Tests.Questions;

/// <summary>The service over a calendar of a few lines: bac-luan-2 works from 7 to 19, by both sides' timetable, unless a statement says otherwise.</summary>
internal static class SmallHost
{
    public const string Ordinary = "{ gates: [bac-luan-2], flows: [cargo], first: 2019-03-19, regime: normal, hours: [{ opens: 07:00, closes: 19:00 }] }";

    /// <summary>The address of the gate and flow that the statements are about.</summary>
    public const string Cargo = "/v1/gates/bac-luan-2/cargo";

    /// <summary>Starts it with statements in the form of files, and another timetable where one is given.</summary>
    public static async Task<ServiceHost> StartAsync(string? ordinary = null, params string[] statements)
    {
        var host = new ServiceHost(SmallCalendar.Read(
        [
            ("statements/outbreak.yaml", null),
            ("statements/standing/cargo.yaml", SmallCalendar.Statement($"clauses:\n- {ordinary ?? Ordinary}\nid: ordinary\nkind: standing\nissuedBy: both\nknown: 2019-01-01\n")),
            .. statements.Select((text, index) => ($"statements/{index}.yaml", (string?)text)),
        ]));
        await host.InitializeAsync();
        return host;
    }

    /// <summary>A statement of one side or both, by default of talks.</summary>
    public static string Statement(
        string id, string clauses, string known = "2026-04-01", string kind = "agreement", string issuedBy = "both", string form = "talks", string more = "") =>
        SmallCalendar.Statement(
            $"clauses:\n{string.Join('\n', clauses.Split('\n').Select(clause => $"- {clause}"))}\nid: {id}\nkind: {kind}\nissuedBy: {issuedBy}\nknown: {known}\n"
            + (kind == "rule" ? "grounds: [ordinary]\n" : $"instrument: {{ form: {form}, date: {known} }}\n") + more);

    /// <summary>Some members of an answer, in their order, as JSON.</summary>
    public static string Members(this JsonNode answer, params string[] names) =>
        string.Join(' ', names.Select(name => answer[name] is { } value ? Text(value) : "null"));

    public static string Text(JsonNode? node) => node is null ? "null" : node.ToJsonString(Json.Options);
}
