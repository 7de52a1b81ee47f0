using System.Text.Json;
using MongCai.Schedule.Places;
using MongCai.Schedule.Service.Documents;
using MongCai.Schedule.Service.Http;
using MongCai.Schedule.Service.Requests;
using MongCai.Schedule.Service.Webhooks.Subscriptions;
using NodaTime;

namespace MongCai.Schedule.Service.Webhooks.Watches;

/// <summary>Reads what somebody wants to watch; all that is wrong with it is said at once.</summary>
internal static class WatchReader
{
    private static readonly MapShape Shape = new(
        new(
            "một theo dõi, ví dụ { \"gate\": \"bac-luan-2\", \"flow\": \"cargo\", \"url\": \"https://…\" }",
            "关注，例如 { \"gate\": \"bac-luan-2\", \"flow\": \"cargo\", \"url\": \"https://…\" }",
            "a watch, such as { \"gate\": \"bac-luan-2\", \"flow\": \"cargo\", \"url\": \"https://…\" }"),
        ["gate", "flow", "url"], ["direction", "classes", "from", "to"]);

    /// <summary>Reads it; of no use where there are mistakes.</summary>
    /// <param name="body">What is sent.</param>
    /// <param name="references">The gates and classes there are.</param>
    /// <param name="networks">Where it may be told although it is reserved.</param>
    /// <param name="now">The time of the calendar.</param>
    public static (WatchQuestion? Question, string? Url, IReadOnlyList<ParameterMistake> Mistakes) Read(JsonElement body, References references, AllowedNetworks networks, Instant now)
    {
        var read = new DocumentReader();
        if (read.Map(JsonDocuments.Of(body), Shape) is not { } map)
        {
            return (null, null, BodyMistakes.Of(read));
        }

        var url = map.Read("url", node => SubscriptionReader.ReadUrl(read, node, networks));
        var named = map.Read("gate", node => references.Gate(read, node));
        var flow = map.Read("flow", read.Choice<Flow>);
        if (named is { } id && references.Gazetteer!.Find(id) is { } gate)
        {
            if (gate.Flows.IsEmpty)
            {
                read.Refuse(map.Value("gate")!, WatchMistakes.WholePlace(id.ToString(), references.Gazetteer.WithParts(id).Where(part => part != id).Select(part => part.ToString())));
            }
            else if (flow is { } asked && !gate.Flows.Contains(asked))
            {
                read.Refuse(map.Value("flow")!, ClauseMistakes.NotCarried(id, asked, gate.Flows));
            }
        }

        var direction = map.Read("direction", node => node.IsNull ? null : read.Choice<Direction>(node));
        if (direction is { } way && flow is { } of && !Directions.Of(of).Contains(way))
        {
            read.Refuse(map.Value("direction")!, ClauseMistakes.DirectionOfOtherFlow(way, Directions.Of(of)));
        }

        var classes = map.ReadSet("classes", node => references.Class(read, node), mayBeEmpty: true);
        var (first, last) = (Date("from"), Date("to"));
        if (last is { } end)
        {
            var (today, latest) = (now.InZone(Clocks.Hanoi).Date, Publication.Revisions.ChangesUntil(now).InZone(Clocks.Hanoi).Date);
            var mistake = end < first ? WatchMistakes.ToBeforeFrom : end < today ? WatchMistakes.Past(today) : end > latest ? WatchMistakes.TooFar(latest) : null;
            if (mistake is not null)
            {
                read.Refuse(map.Value("to")!, mistake);
            }
        }

        return read.Mistakes is []
            ? (new WatchQuestion(named!.Value, flow!.Value, direction, classes, first, last), url, [])
            : (null, null, BodyMistakes.Of(read));

        LocalDate? Date(string member) => map.Read(member, node => node.IsNull ? null : read.Date(node));
    }
}
