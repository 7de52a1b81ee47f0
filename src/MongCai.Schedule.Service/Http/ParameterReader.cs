using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace MongCai.Schedule.Service.Http;

/// <summary>Reads the parameters of one request and gathers all that is wrong with them.</summary>
internal sealed class ParameterReader
{
    private readonly List<ParameterMistake> _mistakes = [];
    private ProblemKind _kind = ProblemKind.InvalidParameter;

    /// <summary>Begins with the names of the query.</summary>
    /// <param name="request">The request.</param>
    /// <param name="knownQuery">
    /// The query parameters that its address takes. Any other, or one given twice, is a mistake: a misspelt filter must not be ignored.
    /// </param>
    public ParameterReader(HttpRequest request, params ReadOnlySpan<string> knownQuery)
    {
        foreach (var (name, values) in request.Query)
        {
            if (!knownQuery.Contains(name))
            {
                Refuse("query", name, Unknown(name, knownQuery));
            }
            else if (values.Count != 1)
            {
                Refuse("query", name, new(
                    $"Tham số “{name}” chỉ được ghi một lần.", $"参数“{name}”只能出现一次。", $"The parameter “{name}” can be given once only."));
            }
        }
    }

    /// <summary>The answer for a caller who made mistakes; null where there are none, and every value read is good.</summary>
    public IResult? Problem => _mistakes is [] ? null : new ProblemResult(_kind, _mistakes);

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
            _mistakes.Add(new ParameterMistake(place, name, detail));
        }
    }

    /// <summary>Adds the mistake of naming something in the path that does not exist; the answer is 404 then, whatever else is wrong.</summary>
    public void RefuseMissing(string name, TrilingualText detail)
    {
        _kind = ProblemKind.NotFound;
        Refuse("path", name, detail);
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
