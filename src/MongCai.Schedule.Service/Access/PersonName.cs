using System.Text;
using MongCai.Schedule.Service.History;
using MongCai.Schedule.Service.Publication;

namespace MongCai.Schedule.Service.Access;

/// <summary>
/// The one rule for names of people, by whatever door they come: one name must not be written in two ways that look the same, since nobody
/// approves what somebody of the same name wrote.
/// </summary>
/// <remarks>
/// The program runs without Unicode's tables of compositions (<c>InvariantGlobalization</c>), where normalising changes nothing. So only signs
/// are taken that have one spelling and look like no other: no combining accents, no Cyrillic or full-width letters, no Icelandic Ð beside the
/// Vietnamese Đ, no ǎ of pinyin beside the Vietnamese ă, nothing invisible.
/// </remarks>
internal static class PersonName
{
    public const int Longest = 80;

    private const string Punctuation = " .,-'·&/()@_+";

    /// <summary>Who acts in the record of who did what without being a person.</summary>
    private static readonly string[] Reserved = [Tokens.Actor, Import.Actor, AuditEntry.Service];

    /// <summary>What is a name, for those who are told that theirs is none.</summary>
    public static TrilingualText Rule { get; } = new(
        $"Tên gồm 1 đến {Longest} ký tự: chữ Việt, chữ Hán, chữ Latinh Tây Âu (dấu viết liền với chữ), chữ số, khoảng trắng đơn và {Punctuation.TrimStart()}.",
        $"姓名为 1 至 {Longest} 个字符：汉字、越南文和西欧字母（声调与字母为同一字符）、数字、单个空格和 {Punctuation.TrimStart()}。",
        $"A name has 1 to {Longest} signs: letters of Vietnamese, Chinese and western Europe (accents not as signs of their own), digits, single spaces and {Punctuation.TrimStart()}.");

    /// <summary>The name that a text is, without the spaces around it; null where it is none.</summary>
    public static string? Read(string text)
    {
        var name = text.Trim(' ');
        return name.Length is > 0 and <= Longest
            && name.EnumerateRunes().All(IsAllowed)
            && !name.Contains("  ", StringComparison.Ordinal)
            && !Reserved.Contains(name, StringComparer.OrdinalIgnoreCase)
                ? name
                : null;
    }

    /// <summary>Whether two names are one person's: providers write names of accounts in small letters.</summary>
    public static bool AreSame(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    // Blocks by the Unicode Standard. Without combining marks, what is left has a single canonical spelling.
    private static bool IsAllowed(Rune sign) => sign.Value switch
    {
        < 0x80 => Rune.IsLetterOrDigit(sign) || Punctuation.Contains((char)sign.Value, StringComparison.Ordinal),
        0x00B7 => true,
        0x00D0 or 0x00D7 or 0x00F0 or 0x00F7 => false, // Ð × ð ÷
        (>= 0x00C0 and <= 0x00FF)                      // Latin-1
            or 0x0102 or 0x0103 or 0x0110 or 0x0111    // Ă ă Đ đ
            or 0x0128 or 0x0129 or 0x0168 or 0x0169    // Ĩ ĩ Ũ ũ
            or 0x01A0 or 0x01A1 or 0x01AF or 0x01B0    // Ơ ơ Ư ư
            or (>= 0x1EA0 and <= 0x1EF9)               // Vietnamese
            or (>= 0x3400 and <= 0x4DBF)               // CJK Unified Ideographs, Extension A
            or (>= 0x4E00 and <= 0x9FFF)               // CJK Unified Ideographs
            or (>= 0x20000 and <= 0x2EBE0) => true,    // Extensions B to F
        _ => false,
    };
}
