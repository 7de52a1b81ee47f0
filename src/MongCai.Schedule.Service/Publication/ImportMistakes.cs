using MongCai.Schedule.Service.Documents;
using NodaTime;

namespace MongCai.Schedule.Service.Publication;

/// <summary>What can be wrong with files beside a database that has them already.</summary>
internal static class ImportMistakes
{
    public static TrilingualText Changed(DocumentKind kind, string id) => kind is DocumentKind.Statement or DocumentKind.Announcement
        ? new(
            $"{id} đã công bố với nội dung khác; điều đã công bố không sửa được. Hãy khôi phục tệp, rồi thêm một văn bản mới thay thế hoặc đính chính (replaces, corrects).",
            $"{id} 已以其他内容公布；已公布的内容不可更改。请恢复该文件，并另加一份取代或更正它的文书（replaces、corrects）。",
            $"{id} was published saying something else, and what is published does not change. Restore the file, and add a new statement that replaces or corrects it (replaces, corrects).")
        : new(
            $"{id} đã được nhập với nội dung quyết định câu trả lời khác đi; sửa nó sẽ làm thay đổi những câu trả lời cũ. Hãy khôi phục tệp, rồi thêm mục mới với id khác.",
            $"{id} 导入时影响答案的内容与现在不同；修改会改变以往的答案。请恢复该文件，并以另一 id 添加新条目。",
            $"{id} was imported with other members that decide answers; changing them would change answers of the past. Restore the file, and add a new entry with another id.");

    public static TrilingualText Vanished(string kind, string id) => new(
        $"{id} ({kind}) đã được nhập nhưng nay không còn trong tệp nào; điều đã công bố không xóa được. Hãy khôi phục tệp; muốn chấm dứt một văn bản thì thu hồi nó (withdraws).",
        $"{id}（{kind}）曾被导入，如今不在任何文件中；已公布的内容不可删除。请恢复该文件；如要终止文书，请予撤回（withdraws）。",
        $"{id} ({kind}) was imported and is in no file any more; what is published is not deleted. Restore the file; to end a statement, withdraw it (withdraws).");

    public static TrilingualText KnownInTheFuture(Instant known, Instant now) => new(
        $"Điều này chỉ được biết từ {Show.Instant(known)}, mà bây giờ là {Show.Instant(now)}; hãy thêm tệp khi đã công bố.",
        $"此内容自 {Show.Instant(known)} 起才为人所知，而现在是 {Show.Instant(now)}；请在公布之后再添加文件。",
        $"This becomes known at {Show.Instant(known)}, and it is {Show.Instant(now)} now; add the file when it has been published.");

    public static TrilingualText IdOfOfficials(string id) => new(
        $"Đã có văn bản {id} do cán bộ công bố; id không bao giờ dùng lại, hãy chọn id khác.",
        $"已有由官员公布的文书 {id}；id 永不重复使用，请另选一个。",
        $"Officials have published a statement {id}; ids are never used again, choose another.");
}
