using System.Collections.Immutable;
using System.Globalization;
using MongCai.Schedule.Lunisolar;
using NodaTime;
using NodaTime.Text;

namespace MongCai.Schedule.Service.Documents;

/// <summary>
/// Reads the values of one document and gathers all that is wrong with them. What is wrong reads as null; so a caller who finds
/// <see cref="Mistakes"/> empty has good values only.
/// </summary>
internal sealed class DocumentReader
{
    /// <summary>The years of every date: those of the people who use the gates, not those of a slip of the hand.</summary>
    public const int FirstYear = 1900;

    public const int LastYear = 2199;

    private static readonly ImmutableArray<OffsetDateTimePattern> InstantForms =
    [
        OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mmo<Z+HH:mm>"),
        OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss.FFFFFFFFFo<Z+HH:mm>"),
    ];

    private static readonly LocalTimePattern TimeForm = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");
    private static readonly AnnualDatePattern AnnualDateForm = AnnualDatePattern.CreateWithInvariantCulture("MM'-'dd");
    private static readonly MapShape Trilingual = new(
        new("văn bản ba thứ tiếng, ví dụ { vi: …, zh: …, en: … }", "三种语言的文字，例如 { vi: …, zh: …, en: … }", "a text in three languages, such as { vi: …, zh: …, en: … }"),
        ["vi", "zh", "en"], []);

    private readonly List<DocumentMistake> _mistakes = [];
    private readonly Dictionary<DocumentNode, string> _texts = new(ReferenceEqualityComparer.Instance);

    public IReadOnlyList<DocumentMistake> Mistakes => _mistakes;

    /// <summary>
    /// The text that a value was read as; null where it was not read as one. Of a plain scalar of YAML such as <c>2024</c> only that tells
    /// what it is: a number of boats, or a title.
    /// </summary>
    public string? TextReadFrom(DocumentNode node) => _texts.GetValueOrDefault(node);

    public void Refuse(DocumentNode node, TrilingualText text) => Refuse(node.Pointer, node.Place, text);

    public void Refuse(string pointer, DocumentPlace place, TrilingualText text) => _mistakes.Add(new(pointer, place, text));

    /// <summary>A map with the members that its shape names, and no others.</summary>
    public MapReader? Map(DocumentNode node, MapShape shape)
    {
        if (node is not DocumentNode.Map map)
        {
            Refuse(node, ValueMistakes.NotExpected(node, shape.What));
            return null;
        }

        var (names, meant) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var member in map.Members)
        {
            if (!names.Add(member.Name))
            {
                Refuse(member.Value.Pointer, member.Place, ValueMistakes.TwiceInMap(member.Name));
            }
            else if (!shape.Has(member.Name))
            {
                var known = Suggestion.For(member.Name, shape.Members);
                meant.UnionWith(known is null ? [] : [known]);
                Refuse(member.Value.Pointer, member.Place, ValueMistakes.UnknownMember(shape, member.Name, known));
            }
        }

        foreach (var name in shape.Required.Where(name => !names.Contains(name) && !meant.Contains(name)))
        {
            Refuse(node, ValueMistakes.Missing(name));
        }

        return new MapReader(this, map, meant);
    }

    public ImmutableArray<T> List<T>(DocumentNode node, Func<DocumentNode, T?> read, bool mayBeEmpty = false)
        where T : class => [.. Items(node, mayBeEmpty).Select(read).OfType<T>()];

    /// <summary>A list in which nothing stands twice.</summary>
    public ImmutableArray<T> Set<T>(DocumentNode node, Func<DocumentNode, T?> read, bool mayBeEmpty = false)
        where T : struct
    {
        var values = ImmutableArray.CreateBuilder<T>();
        foreach (var item in Items(node, mayBeEmpty))
        {
            if (read(item) is not { } value)
            {
                continue;
            }

            if (values.Contains(value))
            {
                Refuse(item, ValueMistakes.TwiceInList(item));
            }

            values.Add(value);
        }

        return values.ToImmutable();
    }

    public string? Text(DocumentNode node)
    {
        if (node is not DocumentNode.Scalar { CanBeText: true } scalar || node.IsNull || !scalar.Text.Any(char.IsLetterOrDigit))
        {
            return Not<string>(node, Expected.Text);
        }

        if (Unprintable.In(scalar.Text, scalar.MayHaveLines) is { } sign)
        {
            Refuse(node, ValueMistakes.Unprintable(sign));
            return null;
        }

        return _texts[node] = scalar.Text.Trim();
    }

    public TrilingualText? Texts(DocumentNode node)
    {
        if (Map(node, Trilingual) is not { } map)
        {
            return null;
        }

        return (map.Read("vi", Text), map.Read("zh", Text), map.Read("en", Text)) is ({ } vi, { } zh, { } en) ? new(vi, zh, en) : null;
    }

    /// <summary>A text in three languages, or one for all of them.</summary>
    public TrilingualText? Note(DocumentNode node) => node is not DocumentNode.Scalar ? Texts(node) : Text(node) is { } text ? new(text, text, text) : null;

    public Id<T>? Id<T>(DocumentNode node) =>
        !node.IsNull && TextOf(node) is { } text && Schedule.Id<T>.TryParse(text, null, out var id) ? id : NotValue<Id<T>>(node, Expected.Id);

    /// <summary>One of the values of an enum.</summary>
    public T? Choice<T>(DocumentNode node)
        where T : struct, Enum => Choice(node, TextForm.All<T>());

    public T? Choice<T>(DocumentNode node, IReadOnlyList<(T Value, string Text)> rows)
        where T : struct
    {
        foreach (var (value, text) in rows)
        {
            if (TextOf(node) == text)
            {
                return value;
            }
        }

        Refuse(node, ValueMistakes.NotOneOf(node, [.. rows.Select(row => row.Text)]));
        return null;
    }

    public IsoDayOfWeek? Weekday(DocumentNode node) =>
        Choice(node, [.. TextForm.All<IsoDayOfWeek>().Where(row => row.Value != IsoDayOfWeek.None)]);

    public DateTimeZone? Zone(DocumentNode node) => Clocks.Find(TextOf(node)) ?? Not<DateTimeZone>(node, Expected.Zone);

    public bool? Boolean(DocumentNode node) => node is DocumentNode.Scalar { CanBeLiteral: true, Text: "true" or "false" } scalar
        ? scalar.Text == "true"
        : NotValue<bool>(node, Expected.Boolean);

    public int? Number(DocumentNode node, int least, int most) =>
        Literal(node) is { } text && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && number.ToString(CultureInfo.InvariantCulture) == text && number >= least && number <= most
            ? number
            : NotValue<int>(node, Expected.Number(least, most));

    /// <summary>A day of a month, -1 for the last.</summary>
    public int? DayOfMonth(DocumentNode node, int most) =>
        Literal(node) == "-1" ? -1
        : Literal(node) is { } text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day >= 1 && day <= most ? day
        : NotValue<int>(node, Expected.DayOfMonth(most));

    public double? Degrees(DocumentNode node, int most) =>
        Literal(node) is { } text
        && double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var degrees)
        && Math.Abs(degrees) <= most
            ? degrees
            : NotValue<double>(node, Expected.Degrees(most));

    public Uri? Url(DocumentNode node) =>
        Uri.TryCreate(TextOf(node), UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && Unprintable.In(url.OriginalString) is null
            ? url
            : Not<Uri>(node, Expected.Url);

    public LocalDate? Date(DocumentNode node) => TryDate(node) ?? NotValue<LocalDate>(node, Expected.Date);

    public AnnualDate? AnnualDate(DocumentNode node) =>
        TextOf(node) is { } text && AnnualDateForm.Parse(text) is { Success: true } parsed ? parsed.Value : NotValue<AnnualDate>(node, Expected.AnnualDate);

    public LunarDayOfYear? LunarDay(DocumentNode node) =>
        LunarDayOfYear.TryParse(TextOf(node), null, out var day) ? day : Not<LunarDayOfYear>(node, Expected.LunarDay);

    public LocalTime? Time(DocumentNode node) =>
        TextOf(node) is { } text && TimeForm.Parse(text) is { Success: true } parsed ? parsed.Value : NotValue<LocalTime>(node, Expected.Time);

    public Instant? Instant(DocumentNode node) => TryInstant(node) ?? NotValue<Instant>(node, Expected.Instant);

    /// <summary>An instant, or a date that means the beginning of that day.</summary>
    public Instant? Beginning(DocumentNode node, DateTimeZone zone) => DateOrInstant(node, zone, daysAfter: 0);

    /// <summary>An instant, or a date that means the end of that day.</summary>
    public Instant? End(DocumentNode node, DateTimeZone zone) => DateOrInstant(node, zone, daysAfter: 1);

    private Instant? DateOrInstant(DocumentNode node, DateTimeZone zone, int daysAfter) =>
        TryInstant(node)
        ?? TryDate(node)?.PlusDays(daysAfter).AtStartOfDayInZone(zone).ToInstant()
        ?? NotValue<Instant>(node, Expected.DateOrInstant);

    private LocalDate? TryDate(DocumentNode node) =>
        TextOf(node) is { } text && LocalDatePattern.Iso.Parse(text) is { Success: true, Value.Year: >= FirstYear and <= LastYear } parsed
            ? parsed.Value
            : null;

    private Instant? TryInstant(DocumentNode node) => TextOf(node) is { } text
        ? InstantForms
            .Select(form => form.Parse(text))
            .Where(parsed => parsed is { Success: true, Value.Year: >= FirstYear and <= LastYear })
            .Select(parsed => (Instant?)parsed.Value.ToInstant())
            .FirstOrDefault()
        : null;

    private string? TextOf(DocumentNode node)
    {
        if (node is not DocumentNode.Scalar { CanBeText: true } scalar)
        {
            return null;
        }

        return _texts[node] = scalar.Text;
    }

    // In the forms of JSON, so that a file says nothing that a body in JSON cannot: neither 01 nor +21.5.
    private static string? Literal(DocumentNode node) =>
        node is DocumentNode.Scalar { CanBeLiteral: true } scalar && CanonicalJson.IsLiteral(scalar.Text) ? scalar.Text : null;

    private ImmutableArray<DocumentNode> Items(DocumentNode node, bool mayBeEmpty)
    {
        if (node is not DocumentNode.List list)
        {
            Refuse(node, ValueMistakes.NotExpected(node, Expected.List));
            return [];
        }

        if (list.Items.IsEmpty && !mayBeEmpty)
        {
            Refuse(node, ValueMistakes.EmptyList);
        }

        return list.Items;
    }

    private T? Not<T>(DocumentNode node, TrilingualText expected)
        where T : class
    {
        Refuse(node, ValueMistakes.NotExpected(node, expected));
        return null;
    }

    private T? NotValue<T>(DocumentNode node, TrilingualText expected)
        where T : struct
    {
        Refuse(node, ValueMistakes.NotExpected(node, expected));
        return null;
    }
}
