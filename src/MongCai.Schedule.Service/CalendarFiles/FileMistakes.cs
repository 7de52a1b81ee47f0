
namespace MongCai.Schedule.Service.CalendarFiles;

/// <summary>What can be wrong with the files of a calendars folder as such, said to people.</summary>
internal static class FileMistakes
{
    private const string Homes = "places/, classes.yaml, countries/, announcements/, statements/";

    public static readonly TrilingualText NotUtf8 = new(
        "Tệp không phải UTF-8; hãy lưu lại bằng UTF-8.", "文件不是 UTF-8；请以 UTF-8 保存。", "The file is not UTF-8; save it as UTF-8.");

    public static readonly TrilingualText Empty = new("Tệp trống; hãy ghi nội dung, hoặc xóa tệp.", "文件为空；请填写内容或删除文件。", "The file is empty; write something in it, or delete it.");

    public static readonly TrilingualText SecondDocument = new(
        "Mỗi tệp chỉ chứa một tài liệu; hãy bỏ “---” và tách ra tệp khác.", "每个文件只能有一个文档；请去掉“---”并另存文件。", "A file holds one document; take out the “---” and write another file.");

    public static readonly TrilingualText Alias = new(
        "Không dùng neo (&) và bí danh (*) của YAML; hãy viết lại giá trị.", "不使用 YAML 的锚点（&）和别名（*）；请重写该值。", "Anchors (&) and aliases (*) of YAML are not used here; write the value again.");

    public static readonly TrilingualText Tag = new("Không dùng thẻ (!) của YAML; hãy bỏ thẻ đi.", "不使用 YAML 的标签（!）；请删去。", "Tags (!) of YAML are not used here; leave the tag out.");

    public static readonly TrilingualText NameIsNoText = new(
        "Tên của một mục phải là một từ; hãy viết tên: giá trị.", "项名须为文字；请写作 名称: 值。", "The name of a member is a word; write name: value.");

    public static readonly TrilingualText TooDeep = new("Lồng nhau quá sâu; hãy viết phẳng hơn.", "嵌套过深；请减少层次。", "This is nested too deeply; write it flatter.");

    public static readonly TrilingualText LinkCircle = new(
        "Liên kết này dẫn về chính thư mục chứa nó; hãy bỏ đi.", "此链接指回其所在的文件夹；请删去。", "This link leads back to a folder that it lies in; take it out.");

    public static readonly TrilingualText WrongExtension = new("Đuôi tệp phải là .yaml; hãy đổi tên tệp.", "扩展名须为 .yaml；请重命名。", "The extension is .yaml; rename the file.");

    /// <summary>The last resort, where nothing better is known than what the YAML library says in English.</summary>
    public static TrilingualText Syntax(string what) => new(
        $"YAML không đọc được từ đây; hãy xem lại lề, ngoặc và dấu nháy ({what}).",
        $"从此处起 YAML 无法读取；请检查缩进、括号和引号（{what}）。",
        $"This is no YAML from here on; look at indentation, brackets and quotes ({what}).");

    public static TrilingualText Stray(string? meant) => meant is null
        ? new($"Không ai đọc tệp này; tệp thuộc về: {Homes}.", $"不会读取此文件；文件应放在：{Homes}。", $"Nothing reads this file; files belong in: {Homes}.")
        : new($"Không ai đọc tệp này (có phải “{meant}”?); tệp thuộc về: {Homes}.",
            $"不会读取此文件（是否指“{meant}”？）；文件应放在：{Homes}。",
            $"Nothing reads this file (did you mean “{meant}”?); files belong in: {Homes}.");

    public static TrilingualText Absent(string what) => new($"Thiếu {what}; hãy thêm vào thư mục.", $"缺少 {what}；请添加到文件夹中。", $"{what} is missing; add it to the folder.");

    public static TrilingualText CountryTwice(Country country, string file) => new(
        $"“{TextForm.Of(country)}” đã có trong {file}; hãy gộp vào một tệp.", $"“{TextForm.Of(country)}”已在 {file} 中；请合并为一个文件。", $"“{TextForm.Of(country)}” is already in {file}; make them one file.");

    public static TrilingualText NoFolder(string folder) => new(
        $"Không có thư mục lịch “{folder}”; hãy chỉ ra thư mục có places/, classes.yaml và statements/.",
        $"没有日历文件夹“{folder}”；请指明含有 places/、classes.yaml 和 statements/ 的文件夹。",
        $"There is no calendars folder “{folder}”; name one that has places/, classes.yaml and statements/.");

    public static TrilingualText Unreadable(string folder, string why) => new(
        $"Không đọc được thư mục “{folder}”: {why}", $"无法读取文件夹“{folder}”：{why}", $"Cannot read the folder “{folder}”: {why}");

    /// <summary>The place that a misspelt name stands for; null where none is near.</summary>
    public static string? Meant(string name) => Suggestion.For(name, Homes.Split(", ").Select(Bare)) is { } meant
        ? Homes.Split(", ").First(home => Bare(home) == meant)
        : null;

    private static string Bare(string home) => home.TrimEnd('/').Replace(".yaml", "", StringComparison.Ordinal);
}
