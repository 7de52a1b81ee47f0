using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace MongCai.Schedule;

/// <summary>Names one <typeparamref name="T"/>: a gate, a class, a holiday, a statement.</summary>
/// <typeparam name="T">What is named; an id of one kind is never taken for one of another.</typeparam>
/// <remarks>Text form: small letters, digits and single hyphens, at most 80 characters, as in <c>bac-luan-2</c>. The default value is no id.</remarks>
public readonly record struct Id<T> : ISpanParsable<Id<T>>, IComparable<Id<T>>
{
    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    private readonly string? _text;

    private Id(string text) => _text = text;

    /// <summary>The text form; empty for the default value.</summary>
    public override string ToString() => _text ?? "";

    /// <summary>Orders by the text form, ordinally.</summary>
    public int CompareTo(Id<T> other) => string.CompareOrdinal(_text, other._text);

    /// <summary>Whether one id comes before another.</summary>
    public static bool operator <(Id<T> left, Id<T> right) => left.CompareTo(right) < 0;

    /// <summary>Whether one id comes after another.</summary>
    public static bool operator >(Id<T> left, Id<T> right) => left.CompareTo(right) > 0;

    /// <summary>Whether one id is another or comes before it.</summary>
    public static bool operator <=(Id<T> left, Id<T> right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one id is another or comes after it.</summary>
    public static bool operator >=(Id<T> left, Id<T> right) => left.CompareTo(right) >= 0;

    /// <summary>Reads the text form.</summary>
    /// <exception cref="FormatException"><paramref name="s"/> is not one.</exception>
    public static Id<T> Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var id) ? id : throw Invalid(s);

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static Id<T> Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <summary>Reads the text form; false where <paramref name="s"/> is not one.</summary>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Id<T> result)
    {
        result = IsValid(s) ? new(s.ToString()) : default;
        return result._text is not null;
    }

    /// <summary>Reads the text form; false where <paramref name="s"/> is not one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Id<T> result) =>
        TryParse(s.AsSpan(), provider, out result);

    private static bool IsValid(ReadOnlySpan<char> text) =>
        text.Length is > 0 and <= 80
        && !text.ContainsAnyExcept(Allowed)
        && text[0] != '-'
        && text[^1] != '-'
        && !text.Contains("--", StringComparison.Ordinal);

    private static FormatException Invalid(ReadOnlySpan<char> text) =>
        new($"'{text}' is not an id; write small letters, digits and single hyphens, at most 80 characters, as in bac-luan-2.");
}
