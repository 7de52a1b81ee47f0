namespace MongCai.Schedule.Service.Documents;

/// <summary>What can be wrong with gates and classes, said to people.</summary>
internal static class PlaceMistakes
{
    public static readonly TrilingualText HsOfNoCommodity = new(
        "Chỉ loại hàng (facet: commodity) mới có mã HS; hãy bỏ “hs”.", "只有商品类别（facet: commodity）才有 HS 编码；请删去“hs”。", "Only classes of goods (facet: commodity) have HS codes; leave out “hs”.");

    public static TrilingualText NameTaken(TrilingualText what, string name, string owner) => new(
        $"Tên “{Show.Written(name)}” đã là tên của {what.Vi} “{owner}”; hãy chọn tên khác.",
        $"名称“{Show.Written(name)}”已属于{what.Zh}“{owner}”；请另选名称。",
        $"The name “{Show.Written(name)}” is that of the {what.En} “{owner}” already; choose another.");

    public static TrilingualText PrefixWithin(string longer, string shorter) => new(
        $"Mã HS “{longer}” đã nằm trong “{shorter}”; hãy bỏ bớt một.", $"HS 编码“{longer}”已包含在“{shorter}”中；请删去其一。", $"The HS prefix “{longer}” is within “{shorter}”; keep one.");

    public static TrilingualText CarriesNothing(string gate) => new(
        $"Cửa khẩu “{gate}” không có luồng nào và cũng không có phần nào thuộc về nó; hãy ghi “flows”.",
        $"口岸“{gate}”既没有通行种类，也没有下属部分；请填写“flows”。",
        $"The gate “{gate}” carries nothing and has no parts that do; write its “flows”.");

    public static TrilingualText PartOfItself(string gate, string circle) => new(
        $"Cửa khẩu “{gate}” thuộc về chính nó ({circle}); hãy sửa “partOf”.", $"口岸“{gate}”属于它自己（{circle}）；请更正“partOf”。", $"The gate “{gate}” is part of itself ({circle}); correct “partOf”.");
}
