using System.Collections.Immutable;
using MongCai.Schedule.Places;

namespace MongCai.Schedule.Service.Questions;

/// <summary>What a code of the Harmonized System finds. One that finds nothing is as if no class were asked about, and that must be said.</summary>
/// <param name="Code">The code, in digits.</param>
/// <param name="Classes">The classes that goods of this code belong to.</param>
/// <param name="Longer">Further classes that some longer codes belong to that begin with this one.</param>
/// <param name="Hint">What whoever asked should know; null where the code says all.</param>
internal sealed record HsAnswer(string Code, IReadOnlyList<Id<CrossingClass>> Classes, IReadOnlyList<Id<CrossingClass>> Longer, TrilingualText? Hint)
{
    /// <summary>Looks a code up. Cost: O(classes).</summary>
    /// <param name="gazetteer">The classes.</param>
    /// <param name="code">4 to 10 digits.</param>
    public static HsAnswer Of(Gazetteer gazetteer, string code)
    {
        var found = gazetteer.ClassesOfHs(code);
        var longer = gazetteer.Classes
            .Except(found)
            .Select(known => (Class: known, Prefixes: known.HsPrefixes.Where(prefix => prefix.StartsWith(code, StringComparison.Ordinal)).ToList()))
            .Where(known => known.Prefixes is not [])
            .ToList();
        return new HsAnswer(code, [.. found.Select(known => known.Id)], [.. longer.Select(known => known.Class.Id)], Say(code, found, longer));
    }

    private static TrilingualText? Say(string code, ImmutableArray<CrossingClass> found, List<(CrossingClass Class, List<string> Prefixes)> longer)
    {
        if (longer is [])
        {
            return found is []
                ? new(
                    $"Mã HS {code} không thuộc loại hàng nào ở đây; câu trả lời là cho hàng hóa nói chung.",
                    $"HS 编码 {code} 不属于此处的任何类别；此为一般货物的答复。",
                    $"The HS code {code} belongs to no class here; the answer is that for goods in general.")
                : null;
        }

        var vi = List(known => known.Vi);
        var zh = List(known => known.Zh);
        var en = List(known => known.En);
        return found is []
            ? new(
                $"Mã HS {code} chưa đủ để biết loại hàng; câu trả lời là cho hàng hóa nói chung. Các mã dài hơn thuộc: {vi}. Hãy ghi thêm chữ số.",
                $"HS 编码 {code} 不足以确定类别；此为一般货物的答复。更长的编码属于：{zh}。请补充位数。",
                $"The HS code {code} is too short to find a class; the answer is that for goods in general. Longer codes belong to: {en}. Give more digits.")
            : new(
                $"Một số mã dài hơn bắt đầu bằng {code} còn thuộc: {vi}. Hãy ghi thêm chữ số.",
                $"以 {code} 开头的更长编码还属于：{zh}。请补充位数。",
                $"Some longer codes that begin with {code} belong to these too: {en}. Give more digits.");

        string List(Func<TrilingualText, string> inLanguage) =>
            string.Join("; ", longer.Select(known => $"{inLanguage(known.Class.Names)} ({string.Join(", ", known.Prefixes)})"));
    }
}
