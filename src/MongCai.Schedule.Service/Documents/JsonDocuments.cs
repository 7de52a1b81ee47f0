using System.Globalization;
using System.Text.Json;

namespace MongCai.Schedule.Service.Documents;

/// <summary>Takes JSON as a document.</summary>
internal static class JsonDocuments
{
    public static DocumentNode Of(JsonElement element) => Of(element, "");

    private static DocumentNode Of(JsonElement element, string pointer) => element.ValueKind switch
    {
        JsonValueKind.Object => new DocumentNode.Map(pointer, default,
            [.. element.EnumerateObject().Select(member =>
                new DocumentNode.Member(member.Name, default, Of(member.Value, DocumentNode.PointerTo(pointer, member.Name))))]),
        JsonValueKind.Array => new DocumentNode.List(pointer, default,
            [.. element.EnumerateArray().Select((item, index) => Of(item, DocumentNode.PointerTo(pointer, index.ToString(CultureInfo.InvariantCulture))))]),
        JsonValueKind.String => new DocumentNode.Scalar(pointer, default, element.GetString()!, CanBeText: true, CanBeLiteral: false) { MayHaveLines = true },
        _ => new DocumentNode.Scalar(pointer, default, element.GetRawText(), CanBeText: false, CanBeLiteral: true),
    };
}
