using System.Runtime.InteropServices;
using Microsoft.OpenApi;

namespace MongCai.Schedule.Service.Http;

/// <summary>A page of a list whose rows are numbered from 1 and never change: those after a number.</summary>
/// <param name="After">The number.</param>
/// <param name="Limit">The most rows of a page.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct NumberedPage(int After, int Limit)
{
    private const int DefaultLimit = 100;
    private const int MostLimit = 1000;

    /// <summary>How the API document describes them.</summary>
    public static readonly ApiParameter AfterParameter = new(
        "after", "The rows after this number; left out: from the first.", new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "0" }, 20);

    /// <inheritdoc cref="AfterParameter"/>
    public static readonly ApiParameter LimitParameter = new(
        "limit", "The most rows of a page; left out: 100.", new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = "1000" }, 100);

    /// <summary>Reads the parameters; of no use where any of them is wrong.</summary>
    public static NumberedPage Read(ParameterReader read) => new(
        read.Text("after") is { } after ? read.Number("query", "after", after, 0, int.MaxValue) ?? 0 : 0,
        ReadLimit(read));

    /// <summary>Reads how many rows a page has at most.</summary>
    public static int ReadLimit(ParameterReader read) =>
        read.Text("limit") is { } limit ? read.Number("query", "limit", limit, 1, MostLimit) ?? DefaultLimit : DefaultLimit;

    /// <summary>Names the next page, where there is one.</summary>
    /// <param name="context">The request.</param>
    /// <param name="lastOfPage">The number of the last row of this page.</param>
    /// <param name="lastOfAll">That of the last row of all.</param>
    public void LinkNext(HttpContext context, long lastOfPage, long lastOfAll)
    {
        if (lastOfPage < lastOfAll)
        {
            context.Response.Headers.Link = $"<{context.Request.PathBase}{context.Request.Path}?after={lastOfPage}&limit={Limit}>; rel=\"next\"";
        }
    }
}
