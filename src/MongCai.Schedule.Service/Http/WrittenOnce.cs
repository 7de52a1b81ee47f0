using System.Collections;
using System.Text.Json;

namespace MongCai.Schedule.Service.Http;

/// <summary>A list that many answers share, and that is written as JSON once for all of them.</summary>
internal sealed class WrittenOnce<T>(T[] items) : IReadOnlyList<T>
{
    private byte[]? _json;

    public int Count => items.Length;

    public T this[int index] => items[index];

    /// <summary>The list as JSON in one line.</summary>
    public ReadOnlySpan<byte> Json => _json ??= JsonSerializer.SerializeToUtf8Bytes(items, Http.Json.Options);

    public IEnumerator<T> GetEnumerator() => items.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
