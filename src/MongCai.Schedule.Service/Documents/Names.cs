namespace MongCai.Schedule.Service.Documents;

/// <summary>What documents name by id, for the middle of a sentence.</summary>
internal static class Names
{
    public static readonly TrilingualText Gate = new("cửa khẩu", "口岸", "gate");
    public static readonly TrilingualText Class = new("loại", "类别", "class");
    public static readonly TrilingualText Statement = new("văn bản", "文书", "statement");
    public static readonly TrilingualText SolarTerm = new("tiết khí", "节气", "solar term");
    public static readonly TrilingualText Country = new("nước", "国家", "country");

    public static TrilingualText Holiday(Country country) => country == Schedule.Country.Vn
        ? new("ngày lễ của Việt Nam", "越南节日", "Vietnamese holiday")
        : new("ngày lễ của Trung Quốc", "中国节日", "Chinese holiday");
}
