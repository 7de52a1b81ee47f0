using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace MongCai.Schedule.Service.Http;

/// <summary>A page of a list that is ordered by what only the service reads.</summary>
/// <param name="From">Where it begins; empty for the beginning.</param>
/// <param name="Limit">The most rows of it.</param>
internal sealed record CursorPage(string From, int Limit)
{
    private const int DefaultLimit = 50;
    private const int MostLimit = 200;

    /// <summary>How the API document describes them.</summary>
    public static readonly ApiParameter LimitParameter = new(
        "limit", "The most rows of a page; left out: 50.", new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = "200" }, 50);

    /// <inheritdoc cref="LimitParameter"/>
    public static readonly ApiParameter CursorParameter = new(
        "cursor", "Where a page begins, as the `Link` header of the one before names it.", new OpenApiSchema { Type = JsonSchemaType.String }, "MjAyMi10ZXQ");

    /// <summary>Reads the parameters; of no use where any of them is wrong.</summary>
    public static CursorPage Read(ParameterReader read) => new(
        read.Text("cursor") is { } cursor ? ReadCursor(read, cursor) ?? "" : "",
        read.Text("limit") is { } number ? read.Number("query", "limit", number, 1, MostLimit) ?? DefaultLimit : DefaultLimit);

    /// <summary>Says that a cursor was not given by this address.</summary>
    public static void RefuseCursor(ParameterReader read) => read.Refuse("query", "cursor", new(
        "Con trỏ này không phải do API đưa ra; hãy dùng địa chỉ trong header Link.", "此游标并非由 API 给出；请使用响应头 Link 中的地址。", "This cursor is none that the API gave; use the address in the header Link."));

    /// <summary>Names the next page.</summary>
    /// <param name="context">The request, of which the next one has all other parameters.</param>
    /// <param name="from">Where it begins.</param>
    public static void LinkNext(HttpContext context, string from)
    {
        var query = new Dictionary<string, string?>(context.Request.Query.Where(given => given.Key != "cursor").Select(given => KeyValuePair.Create(given.Key, (string?)given.Value.ToString())))
        {
            ["cursor"] = WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(from)),
        };
        context.Response.Headers.Link = $"<{QueryHelpers.AddQueryString(context.Request.PathBase + context.Request.Path, query)}>; rel=\"next\"";
    }

    private static string? ReadCursor(ParameterReader read, string cursor)
    {
        try
        {
            return Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(cursor));
        }
        catch (FormatException)
        {
            RefuseCursor(read);
            return null;
        }
    }
}
