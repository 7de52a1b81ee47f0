using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace MongCai.Schedule.Lunisolar;

/// <summary>
/// One of the 24 solar terms (tiết khí, 节气): the day on which the Sun's apparent longitude reaches a multiple of 15°.
/// They are ordered as they fall in the Gregorian year, from Tiểu hàn (小寒, 285°, about 5 January) to Đông chí (冬至, 270°).
/// </summary>
/// <remarks>Text form: the pinyin name, <c>qingming</c>. English names as in UNESCO's inscription of the Twenty-Four Solar Terms (2016).</remarks>
public sealed record SolarTerm : IParsable<SolarTerm>
{
    private SolarTerm(int position, string id, string vi, string zh, string en)
    {
        Position = position;
        Id = id;
        Names = new TrilingualText(vi, zh, en);
    }

    /// <summary>All 24, in the order of the Gregorian year.</summary>
    public static ImmutableArray<SolarTerm> All { get; } =
    [
        new(0, "xiaohan", "Tiểu hàn", "小寒", "Lesser Cold"),
        new(1, "dahan", "Đại hàn", "大寒", "Greater Cold"),
        new(2, "lichun", "Lập xuân", "立春", "Beginning of Spring"),
        new(3, "yushui", "Vũ thủy", "雨水", "Rain Water"),
        new(4, "jingzhe", "Kinh trập", "惊蛰", "Awakening of Insects"),
        new(5, "chunfen", "Xuân phân", "春分", "Spring Equinox"),
        new(6, "qingming", "Thanh minh", "清明", "Pure Brightness"),
        new(7, "guyu", "Cốc vũ", "谷雨", "Grain Rain"),
        new(8, "lixia", "Lập hạ", "立夏", "Beginning of Summer"),
        new(9, "xiaoman", "Tiểu mãn", "小满", "Lesser Fullness of Grain"),
        new(10, "mangzhong", "Mang chủng", "芒种", "Grain in Beard"),
        new(11, "xiazhi", "Hạ chí", "夏至", "Summer Solstice"),
        new(12, "xiaoshu", "Tiểu thử", "小暑", "Lesser Heat"),
        new(13, "dashu", "Đại thử", "大暑", "Greater Heat"),
        new(14, "liqiu", "Lập thu", "立秋", "Beginning of Autumn"),
        new(15, "chushu", "Xử thử", "处暑", "End of Heat"),
        new(16, "bailu", "Bạch lộ", "白露", "White Dew"),
        new(17, "qiufen", "Thu phân", "秋分", "Autumn Equinox"),
        new(18, "hanlu", "Hàn lộ", "寒露", "Cold Dew"),
        new(19, "shuangjiang", "Sương giáng", "霜降", "Frost's Descent"),
        new(20, "lidong", "Lập đông", "立冬", "Beginning of Winter"),
        new(21, "xiaoxue", "Tiểu tuyết", "小雪", "Lesser Snow"),
        new(22, "daxue", "Đại tuyết", "大雪", "Greater Snow"),
        new(23, "dongzhi", "Đông chí", "冬至", "Winter Solstice"),
    ];

    /// <summary>The pinyin name in small letters, the term's text form.</summary>
    public string Id { get; }

    /// <summary>The name in three languages.</summary>
    public TrilingualText Names { get; }

    /// <summary>The Sun's apparent geocentric longitude in degrees: 0, 15 … 345. The spring equinox is 0.</summary>
    public int Longitude => (285 + (15 * Position)) % 360;

    /// <summary>Whether it is a principal term (trung khí, 中气), a multiple of 30°, on which the naming of months rests.</summary>
    public bool IsPrincipal => Longitude % 30 == 0;

    /// <summary>The place in the Gregorian year, 0 to 23.</summary>
    internal int Position { get; }

    /// <summary>The text form, <see cref="Id"/>.</summary>
    public override string ToString() => Id;

    /// <summary>Finds a term by its text form, exactly.</summary>
    /// <exception cref="FormatException"><paramref name="s"/> names no solar term.</exception>
    public static SolarTerm Parse(string s, IFormatProvider? provider = null) => TryParse(s, provider, out var term)
        ? term
        : throw new FormatException($"'{s}' is not a solar term; the names are {string.Join(", ", All)}.");

    /// <summary>Finds a term by its text form, exactly; false where there is none of that name.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out SolarTerm result)
    {
        result = All.FirstOrDefault(term => term.Id == s);
        return result is not null;
    }
}
