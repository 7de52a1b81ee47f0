using System.Collections.Immutable;
using System.Globalization;
using Dapper;
using MongCai.Schedule.Places;
using MongCai.Schedule.Service.Http;
using MongCai.Schedule.Service.Outbox;

namespace MongCai.Schedule.Service.Events;

/// <summary>Which events somebody wants.</summary>
/// <param name="Types">Of these types; empty for all.</param>
/// <param name="Gates">Of these gates, each for a flow; null for all, and for what happens to statements.</param>
internal sealed record EventFilter(ImmutableArray<string> Types, ImmutableArray<(string Gate, string Flow)>? Gates)
{
    /// <summary>All of them.</summary>
    public static readonly EventFilter All = new([], null);

    /// <summary>The parameters of a query that make one.</summary>
    public static readonly ImmutableArray<string> Parameters = ["type", "gate", "flow"];

    private const string OfGates = "gate.";

    private const int MostGatesListed = 20;

    /// <summary>Reads the parameters, and notes all that is wrong with them.</summary>
    public static EventFilter Read(ParameterReader read, Gazetteer gazetteer)
    {
        ImmutableArray<string> types = [.. read.Texts("type").Distinct()];
        foreach (var text in types.Where(text => !EventTypes.All.Contains(text)))
        {
            var (list, meant) = (string.Join(", ", EventTypes.All), Suggestion.InBrackets(text, EventTypes.All));
            read.RefuseToo("query", "type", new(
                $"Không có loại sự kiện “{text}”{meant.Vi}; có: {list}.",
                $"没有事件类型“{text}”{meant.Zh}；现有：{list}。",
                $"There is no type of event “{text}”{meant.En}; there are: {list}."));
        }

        var (gates, flows) = (ReadGates(read, gazetteer), ReadFlows(read));
        if (gates is null && flows is null)
        {
            return new EventFilter(types, null);
        }

        ImmutableArray<(string Gate, string Flow)> pairs =
        [
            .. from gate in gazetteer.Gates
               where gates is null || gates.Contains(gate.Id)
               from flow in gate.Flows
               where flows is null || flows.Contains(flow)
               select ($"{gate.Id}", TextForm.Of(flow)),
        ];
        RefuseWhatNeverComes(read, types, pairs.IsEmpty);
        return new EventFilter(types, pairs);
    }

    /// <summary>
    /// The statement of SQL that selects place, type and body of those after <c>@after</c>, the first <c>@limit</c> in order: each gate, flow and
    /// type is a stretch of an index that is in order, and of each no more than these are read.
    /// Cost: O(stretches × (log events + limit)), whatever else there is.
    /// </summary>
    /// <param name="parameters">Where the values stand that it names.</param>
    public string Select(DynamicParameters parameters)
    {
        const string Columns = "SELECT events.sequence, events.type, events.body";
        var stretches = Stretches(parameters);
        if (stretches is [var only])
        {
            return $"{Columns} FROM events WHERE {only}sequence > @after ORDER BY sequence LIMIT @limit";
        }

        var places = stretches.Select((stretch, index) => string.Create(
            CultureInfo.InvariantCulture,
            $"SELECT sequence FROM (SELECT sequence FROM events WHERE {stretch}sequence > @after ORDER BY sequence LIMIT @limit) AS stretch{index}"));
        return $"""
            {Columns} FROM (
                SELECT sequence FROM ({string.Join("\nUNION ALL ", places)}) AS places ORDER BY sequence LIMIT @limit
            ) AS wanted JOIN events ON events.sequence = wanted.sequence ORDER BY wanted.sequence
            """;
    }

    /// <summary>What is told of a gate that is none.</summary>
    public static TrilingualText NoSuchGate(Gazetteer gazetteer, string text)
    {
        var list = string.Join(", ", gazetteer.Gates.Take(MostGatesListed).Select(known => known.Id));
        var meant = Suggestion.InBrackets(text, gazetteer.Gates.Select(known => $"{known.Id}"));
        return new(
            $"Không có cửa khẩu “{text}”{meant.Vi}; các cửa khẩu là: {list}.",
            $"没有口岸“{text}”{meant.Zh}；现有：{list}。",
            $"There is no gate “{text}”{meant.En}; there are: {list}.");
    }

    private static HashSet<Id<Gate>>? ReadGates(ParameterReader read, Gazetteer gazetteer)
    {
        HashSet<Id<Gate>>? wanted = null;
        foreach (var text in read.Texts("gate"))
        {
            wanted ??= [];
            if (Id<Gate>.TryParse(text, null, out var id) && gazetteer.Find(id) is not null)
            {
                wanted.UnionWith(gazetteer.WithParts(id));
                continue;
            }

            read.RefuseToo("query", "gate", NoSuchGate(gazetteer, text));
        }

        return wanted;
    }

    private static HashSet<Flow>? ReadFlows(ParameterReader read)
    {
        HashSet<Flow>? wanted = null;
        foreach (var text in read.Texts("flow"))
        {
            wanted ??= [];
            if (TextForm.TryParse<Flow>(text, out var flow))
            {
                wanted.Add(flow);
                continue;
            }

            List<string> all = [.. TextForm.All<Flow>().Select(known => known.Text)];
            var (list, meant) = (string.Join(", ", all), Suggestion.InBrackets(text, all));
            read.RefuseToo("query", "flow", new(
                $"Không có luồng “{text}”{meant.Vi}; có: {list}.",
                $"没有“{text}”这种通关{meant.Zh}；现有：{list}。",
                $"There is no flow “{text}”{meant.En}; there are: {list}."));
        }

        return wanted;
    }

    /// <summary>Whoever waits for what never comes would take the silence for calm.</summary>
    private static void RefuseWhatNeverComes(ParameterReader read, ImmutableArray<string> types, bool isCarriedNowhere)
    {
        if (read.Mistakes is not [])
        {
            return;
        }

        if (types.Where(type => !type.StartsWith(OfGates, StringComparison.Ordinal)).ToList() is { Count: > 0 } others)
        {
            var list = string.Join(", ", others);
            read.Refuse("query", "type", new(
                $"{list} không thuộc cửa khẩu nào; hãy hỏi riêng, không kèm gate và flow.",
                $"{list} 不属于任何口岸；请不带 gate 和 flow 另行查询。",
                $"{list} belongs to no gate; ask for it apart, without gate and flow."));
        }

        if (isCarriedNowhere)
        {
            read.Refuse("query", "flow", new(
                "Không cửa khẩu nào trong số đó có luồng này; /v1/gates ghi các luồng của từng cửa khẩu.",
                "这些口岸都不办理该种通关；各口岸的通关种类见 /v1/gates。",
                "None of these gates carries that flow; /v1/gates lists the flows of each."));
        }
    }

    private List<string> Stretches(DynamicParameters parameters)
    {
        if (Gates is not { } gates)
        {
            return Types.IsEmpty ? [""] : [.. Types.Select((type, index) => $"type = {Name("type", index, type)} AND ")];
        }

        List<string> ofGates = [.. gates.Select((place, index) => $"gate = {Name("gate", index, place.Gate)} AND flow = {Name("flow", index, place.Flow)} AND ")];
        return Types.IsEmpty ? ofGates : [.. Types.Select((type, index) => $"type = {Name("type", index, type)} AND ").SelectMany(type => ofGates, (type, gate) => gate + type)];

        string Name(string kind, int index, string value)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{kind}{index}");
            parameters.Add(name, value);
            return $"@{name}";
        }
    }
}
