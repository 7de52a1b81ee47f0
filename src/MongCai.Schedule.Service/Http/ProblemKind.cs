namespace MongCai.Schedule.Service.Http;

/// <summary>A kind of error that the API answers with.</summary>
/// <param name="Code">Stable; it stands in the <c>type</c>, <c>/problems/CODE</c>.</param>
/// <param name="Status">The HTTP status code.</param>
/// <param name="Title">What it means.</param>
/// <param name="Advice">What whoever meets it can do.</param>
internal sealed record ProblemKind(string Code, int Status, TrilingualText Title, TrilingualText Advice)
{
    public static readonly ProblemKind NotFound = new("not-found", StatusCodes.Status404NotFound, new(
        "Không có tài nguyên ở địa chỉ này.", "此地址没有资源。", "There is nothing at this address."),
        new("Hãy xem lại địa chỉ và tên; errors nói tên nào không có và có những tên nào.", "请检查地址和名称；errors 说明哪个名称不存在、现有哪些。", "Check the address and the names in it; errors says which name does not exist, and which do."));

    public static readonly ProblemKind MethodNotAllowed = new("method-not-allowed", StatusCodes.Status405MethodNotAllowed, new(
        "Địa chỉ này không nhận phương thức ấy.", "此地址不接受该方法。", "This address does not take that method."),
        new("Header Allow liệt kê các phương thức được nhận.", "响应头 Allow 列出可用的方法。", "The header Allow lists the methods that it takes."));

    public static readonly ProblemKind InvalidParameter = new("invalid-parameter", StatusCodes.Status400BadRequest, new(
        "Tham số không hợp lệ.", "参数无效。", "A parameter is not valid."),
        new("Mỗi lỗi trong errors nói tham số nào sai và phải ghi thế nào. Tham số không có cũng bị từ chối, không bỏ qua.", "errors 逐条说明哪个参数有误、应如何写。未知参数会被拒绝，而不会被忽略。", "Each entry of errors says which parameter is wrong and what would be right. Unknown parameters are refused, never ignored."));

    public static readonly ProblemKind InvalidBody = new("invalid-body", StatusCodes.Status400BadRequest, new(
        "Nội dung gửi lên không hợp lệ.", "请求正文无效。", "The body is not valid."),
        new("Nội dung phải là JSON đúng, mã UTF-8, với các thành phần như tài liệu API mô tả; detail hoặc errors nói sai ở đâu.", "正文须为有效的 UTF-8 JSON，成员以 API 文档为准；detail 或 errors 指出错误位置。", "The body must be valid JSON in UTF-8 with the members that the API document describes; detail or errors says where it is not."));

    public static readonly ProblemKind BodyTooLarge = new("body-too-large", StatusCodes.Status413PayloadTooLarge, new(
        "Nội dung gửi lên quá dài.", "请求正文过长。", "The body is too long."),
        new("Hãy chia nội dung thành nhiều lần gọi.", "请分多次请求发送。", "Divide the body among several calls."));

    public static readonly ProblemKind UnsupportedMediaType = new("unsupported-media-type", StatusCodes.Status415UnsupportedMediaType, new(
        "Địa chỉ này nhận application/json.", "此地址只接受 application/json。", "This address takes application/json."),
        new("Hãy gửi JSON với header Content-Type: application/json.", "请以 Content-Type: application/json 发送 JSON。", "Send JSON with the header Content-Type: application/json."));

    public static readonly ProblemKind OutsideRange = new("outside-range", StatusCodes.Status400BadRequest, new(
        "Ngoài phạm vi của lịch.", "超出历法的范围。", "Outside the range of the calendar."),
        new("Ngày hoặc thời điểm nằm ngoài phạm vi mà lịch biết; errors ghi phạm vi ấy.", "日期或时刻超出历法所及的范围；errors 给出该范围。", "The date or the instant lies outside of what the calendars cover; errors gives the range."));

    public static readonly ProblemKind NoSuchLunarDate = new("no-such-lunar-date", StatusCodes.Status404NotFound, new(
        "Không có ngày âm lịch này.", "没有这个农历日期。", "There is no such lunar date."),
        new("Tháng ấy không có ngày này, hoặc năm ấy không có tháng nhuận này. Ngày -1 là ngày cuối tháng.", "该月没有这一天，或该年没有这个闰月。-1 表示当月最后一天。", "The month does not have that day, or the year not that leap month. Day -1 is the last of a month."));

    public static readonly ProblemKind Internal = new("internal", StatusCodes.Status500InternalServerError, new(
        "Máy chủ gặp lỗi.", "服务器出错。", "The server failed."),
        new("Không phải lỗi của bạn; hãy thử lại sau và báo traceId cho người vận hành.", "这不是您的错误；请稍后重试，并将 traceId 告知运维人员。", "It is no mistake of yours; try again later, and give the traceId to the operator."));

    /// <summary>Every kind there is.</summary>
    public static readonly IReadOnlyList<ProblemKind> All =
        [NotFound, MethodNotAllowed, InvalidParameter, InvalidBody, BodyTooLarge, UnsupportedMediaType, OutsideRange, NoSuchLunarDate, Internal];
}
