using System.Collections.Immutable;
using System.Text.Json;
using MongCai.Schedule.Places;
using MongCai.Schedule.Service.Documents;
using MongCai.Schedule.Service.Http;
using MongCai.Schedule.Service.Outbox;
using MongCai.Schedule.Service.Requests;

namespace MongCai.Schedule.Service.Webhooks.Subscriptions;

/// <summary>Reads what somebody wants to be told of; all that is wrong with it is said at once.</summary>
/// <param name="references">The gates and classes there are.</param>
/// <param name="networks">Where events may be sent although it is reserved.</param>
internal sealed class SubscriptionReader(References references, AllowedNetworks networks)
{
    private static readonly MapShape NewShape = new(
        new("một đăng ký, ví dụ { \"url\": \"https://…\" }", "订阅，例如 { \"url\": \"https://…\" }", "a subscription, such as { \"url\": \"https://…\" }"),
        ["url"], ["types", "gates", "flows", "classes"]);

    private static readonly MapShape ChangeShape = new(
        new("các thay đổi, ví dụ { \"status\": \"active\" }", "更改，例如 { \"status\": \"active\" }", "changes, such as { \"status\": \"active\" }"),
        [], ["url", "types", "gates", "flows", "classes", "status"]);

    private readonly DocumentReader _read = new();

    /// <summary>What is wrong so far.</summary>
    public IReadOnlyList<ParameterMistake> Mistakes => BodyMistakes.Of(_read);

    /// <summary>Puts what a request says into a new subscription; of no use where there are mistakes.</summary>
    public SubscriptionRow ReadNew(JsonElement body, SubscriptionRow blank) => Read(body, NewShape, blank).Row;

    /// <summary>Puts what a request says into a subscription, and names what it says; of no use where there are mistakes.</summary>
    public (SubscriptionRow Row, ImmutableArray<string> Said, string? Status) ReadChange(JsonElement body, SubscriptionRow row)
    {
        var (changed, map) = Read(body, ChangeShape, row);
        var status = map?.Read("status", node => Known(node, [SubscriptionRow.Active, SubscriptionRow.Disabled]));
        return (changed, map is null ? [] : [.. map.Node.Members.Select(member => member.Name)], status);
    }

    /// <summary>An address that something is sent to; null and all that is wrong with it where it is none.</summary>
    public static string? ReadUrl(DocumentReader read, DocumentNode node, AllowedNetworks networks)
    {
        if (node is not DocumentNode.Scalar { CanBeText: true, Text: var text })
        {
            return read.Text(node);
        }

        var (address, mistakes) = EndpointAddress.Read(text, networks);
        foreach (var mistake in mistakes)
        {
            read.Refuse(node, mistake);
        }

        return address is null ? null : text;
    }

    private (SubscriptionRow Row, MapReader? Map) Read(JsonElement body, MapShape shape, SubscriptionRow row)
    {
        if (_read.Map(JsonDocuments.Of(body), shape) is not { } map)
        {
            return (row, null);
        }

        var gates = Filter(map, "gates", node => references.Gate(_read, node)?.ToString());
        var read = row with
        {
            Url = map.Read("url", node => ReadUrl(_read, node, networks)) ?? row.Url,
            Types = Filter(map, "types", node => Known(node, EventTypes.All)) ?? row.Types,
            Gates = gates ?? row.Gates,
            Meant = gates is null ? row.Meant : WithParts(gates),
            Flows = Filter(map, "flows", node => _read.Choice<Flow>(node) is { } flow ? TextForm.Of(flow) : null) ?? row.Flows,
            Classes = Filter(map, "classes", node => references.Class(_read, node)?.ToString()) ?? row.Classes,
        };
        if (read.Types.Length > 0 && (read.Gates + read.Flows + read.Classes).Length > 0 && !read.Types.Contains(",gate.", StringComparison.Ordinal))
        {
            _read.Refuse(map.Value("types") ?? map.Node, SubscriptionMistakes.NothingPasses);
        }

        return (read, map);
    }

    /// <summary>A filter as a column; null where it is not given.</summary>
    private string? Filter(MapReader map, string name, Func<DocumentNode, string?> read)
    {
        if (map.Value(name) is not { } node)
        {
            return null;
        }

        return node.IsNull ? "" : EventOutbox.Enclosed(_read.Set(node, item => read(item) is { } text ? new Named(text) : (Named?)null).Select(named => named.Text).ToList());
    }

    private string? Known(DocumentNode node, IReadOnlyList<string> known)
    {
        if (node is DocumentNode.Scalar { CanBeText: true, Text: var text } && known.Contains(text))
        {
            return text;
        }

        _read.Refuse(node, ValueMistakes.NotOneOf(node, known));
        return null;
    }

    private string WithParts(string gates) =>
        EventOutbox.Enclosed([.. references.WithParts(gates.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(gate => Id<Gate>.Parse(gate))).Select(gate => gate.ToString()).Order(StringComparer.Ordinal)]);

    /// <summary>A word of a list in which none stands twice.</summary>
    private readonly record struct Named(string Text);
}
