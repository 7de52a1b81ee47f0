using MongCai.Schedule.Service.Tests.Statements;

namespace MongCai.Schedule.Service.Tests.Events;

/// <summary>A stream of events as it comes, block by block. What other people's readers make of it, EventReadersTests asks.</summary>
internal sealed class OpenStream : IDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly StreamReader _reader;

    private OpenStream(HttpResponseMessage response, Stream body) => (_response, _reader) = (response, new StreamReader(body));

    public HttpResponseMessage Response => _response;

    /// <summary>Opens it, and reads what it begins with.</summary>
    public static async Task<OpenStream> OpenAsync(OfficialsHost host, string query = "", string? lastEventId = null)
    {
        var stream = await AskAsync(host, query, lastEventId);
        Assert.Equal(200, (int)stream.Response.StatusCode);
        return stream;
    }

    public static async Task<OpenStream> AskAsync(OfficialsHost host, string query = "", string? lastEventId = null, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, $"/v1/events/stream{query}");
        request.Headers.AcceptLanguage.ParseAdd("en");
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        var response = await host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        return new OpenStream(response, await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The lines of the next block; null at the end.</summary>
    public async Task<string?> NextAsync()
    {
        var lines = new List<string>();
        while (await _reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.Length == 0)
            {
                return string.Join('\n', lines);
            }

            lines.Add(line);
        }

        Assert.Empty(lines);
        return null;
    }

    public void Dispose()
    {
        _reader.Dispose();
        _response.Dispose();
    }
}
