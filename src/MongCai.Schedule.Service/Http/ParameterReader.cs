using System.Globalization;
using Microsoft.Extensions.Primitives;
using NodaTime;
using NodaTime.Text;

namespace MongCai.Schedule.Service.Http;

/// <summary>Reads the parameters of one request, or of one of several questions in it, and gathers all that is wrong with them.</summary>
internal sealed class ParameterReader
{
    private static readonly OffsetDateTimePattern[] InstantPatterns =
        [OffsetDateTimePattern.Rfc3339, OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mmo<Z+HH:mm>")];

    private readonly List<ParameterMistake> _mistakes = [];
    private readonly IReadOnlyDictionary<string, StringValues> _given;
    private readonly string _pointer = "";

    /// <summary>Begins with the names of the query of a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="known">
    /// The query parameters that its address takes. Any other, or one given twice, is a mistake: a misspelt filter must not be ignored.
    /// </param>
    public ParameterReader(HttpRequest request, params ReadOnlySpan<string> known)
        : this("query", "", request.Query.ToDictionary(), known, [])
    {
    }

    /// <summary>Begins with the names given.</summary>
    /// <param name="place">Where they stand: <c>query</c> or <c>body</c>.</param>
    /// <param name="pointer">In a body, a JSON pointer to the object that they are members of.</param>
    /// <param name="given">What is given.</param>
    /// <param name="known">The names that are taken; any other is a mistake.</param>
    /// <param name="repeatable">Those of them that may be given more than once.</param>
    public ParameterReader(
        string place,
        string pointer,
        IReadOnlyDictionary<string, StringValues> given,
        ReadOnlySpan<string> known,
        ReadOnlySpan<string> repeatable)
    {
        _pointer = pointer;
        _given = given;
        foreach (var (name, values) in given)
        {
            if (!known.Contains(name))
            {
                Refuse(place, name, Unknown(name, known));
            }
            else if (values.Count != 1 && !repeatable.Contains(name))
            {
                Refuse(place, name, new(
                    $"Tham số “{name}” chỉ được ghi một lần.", $"参数“{name}”只能出现一次。", $"The parameter “{name}” can be given once only."));
            }
        }
    }

    /// <summary>The kind of problem that the mistakes make.</summary>
    public ProblemKind Kind { get; private set; } = ProblemKind.InvalidParameter;

    /// <summary>All that is wrong so far.</summary>
    public IReadOnlyList<ParameterMistake> Mistakes => _mistakes;

    /// <summary>The text of a parameter; null where it is not given, or given twice, which has been noted.</summary>
    public string? Text(string name) => _given.TryGetValue(name, out var values) && values.Count == 1 ? values[0] : null;

    /// <summary>The texts of a parameter that may be given more than once, or hold several, separated by commas.</summary>
    public IReadOnlyList<string> Texts(string name) =>
        _given.TryGetValue(name, out var values) ? [.. values.SelectMany(value => (value ?? "").Split(','))] : [];

    /// <summary>The answer for a caller who made mistakes; null where there are none, and every value read is good.</summary>
    public IResult? Problem => _mistakes is [] ? null : new ProblemResult(Kind, _mistakes);

    /// <summary>A date; null and a mistake where it is none.</summary>
    public LocalDate? Date(string place, string name, string text)
    {
        if (LocalDatePattern.Iso.Parse(text) is { Success: true } parsed)
        {
            return parsed.Value;
        }

        Refuse(place, name, new(
            $"“{text}” không phải là một ngày có thật; hãy viết YYYY-MM-DD, ví dụ 2022-02-04.",
            $"“{text}”不是真实的日期；请写作 YYYY-MM-DD，例如 2022-02-04。",
            $"“{text}” is not a date that exists; write YYYY-MM-DD, for instance 2022-02-04."));
        return null;
    }

    /// <summary>An instant with its offset; null and a mistake where it is none.</summary>
    public Instant? Instant(string place, string name, string text)
    {
        // A plus sign that was not escaped arrives as a space.
        if (ReadInstant(text.Replace(' ', '+')) is { } instant)
        {
            return instant;
        }

        Refuse(place, name, new(
            $"“{text}” không phải là một thời điểm có thật kèm múi giờ; hãy viết ví dụ 2022-02-04T09:00:00+07:00.",
            $"“{text}”不是带时区的真实时刻；请写作例如 2022-02-04T09:00:00+07:00。",
            $"“{text}” is not an instant that exists, with its offset; write for instance 2022-02-04T09:00:00+07:00."));
        return null;
    }

    /// <summary>Reads an instant with its offset; null where it is none.</summary>
    public static Instant? ReadInstant(string text)
    {
        foreach (var pattern in InstantPatterns)
        {
            if (pattern.Parse(text) is { Success: true, Value: var moment })
            {
                // At the ends of the years that can be written the offset leads beyond them.
                return moment.Year is > -9998 and < 9999 ? moment.ToInstant() : moment.LocalDateTime.InUtc().ToInstant();
            }
        }

        return null;
    }

    /// <summary>A whole number in plain digits, with a minus sign where it is negative; null and a mistake where it is none.</summary>
    public int? Number(string place, string name, string text, int least, int most)
    {
        if (IsNumber(text, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Refuse(place, name, new(
            $"“{text}” không phải là số nguyên từ {least} đến {most}.",
            $"“{text}”不是 {least} 到 {most} 之间的整数。",
            $"“{text}” is not a whole number from {least} to {most}."));
        return null;
    }

    /// <summary>Reads a number written in the one way that this API writes it: no plus sign, space or leading zeros.</summary>
    public static bool IsNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number)
        && number.ToString(CultureInfo.InvariantCulture) == text;

    /// <summary>Adds a mistake, unless the parameter has one: of a value that was given twice nothing more can be said.</summary>
    public void Refuse(string place, string name, TrilingualText detail)
    {
        if (!_mistakes.Exists(mistake => mistake.In == place && mistake.Name == name))
        {
            _mistakes.Add(new ParameterMistake(place, name, detail, _pointer));
        }
    }

    /// <summary>Adds a mistake, also to one that the parameter has.</summary>
    public void RefuseToo(string place, string name, TrilingualText detail) => _mistakes.Add(new ParameterMistake(place, name, detail, _pointer));

    /// <summary>Adds the mistake of naming something that does not exist; the answer is 404 then, whatever else is wrong.</summary>
    public void RefuseMissing(string name, TrilingualText detail, string place = "path")
    {
        Kind = ProblemKind.NotFound;
        Refuse(place, name, detail);
    }

    /// <summary>Adds the mistake of asking for what lies outside of what is covered.</summary>
    public void RefuseOutside(string place, string name, TrilingualText detail)
    {
        Kind = Kind == ProblemKind.NotFound ? Kind : ProblemKind.OutsideRange;
        Refuse(place, name, detail);
    }

    private static TrilingualText Unknown(string name, ReadOnlySpan<string> known)
    {
        var list = string.Join(", ", known);
        return known.IsEmpty
            ? new($"Không có tham số “{name}”; địa chỉ này không nhận tham số nào.",
                $"没有参数“{name}”；此地址不接受任何参数。",
                $"There is no parameter “{name}”; this address takes none.")
            : new($"Không có tham số “{name}”; các tham số là: {list}.",
                $"没有参数“{name}”；可用的参数：{list}。",
                $"There is no parameter “{name}”; the parameters are: {list}.");
    }
}
