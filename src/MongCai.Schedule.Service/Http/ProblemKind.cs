namespace MongCai.Schedule.Service.Http;

/// <summary>A kind of error that the API answers with: its code is stable and stands in the <c>type</c>, <c>/problems/CODE</c>.</summary>
internal sealed record ProblemKind(string Code, int Status, TrilingualText Title)
{
    public static readonly ProblemKind NotFound = new("not-found", StatusCodes.Status404NotFound, new(
        "Không có tài nguyên ở địa chỉ này.", "此地址没有资源。", "There is nothing at this address."));

    public static readonly ProblemKind MethodNotAllowed = new("method-not-allowed", StatusCodes.Status405MethodNotAllowed, new(
        "Địa chỉ này không nhận phương thức ấy.", "此地址不接受该方法。", "This address does not take that method."));

    public static readonly ProblemKind InvalidParameter = new("invalid-parameter", StatusCodes.Status400BadRequest, new(
        "Tham số không hợp lệ.", "参数无效。", "A parameter is not valid."));

    public static readonly ProblemKind InvalidBody = new("invalid-body", StatusCodes.Status400BadRequest, new(
        "Nội dung gửi lên không hợp lệ.", "请求正文无效。", "The body is not valid."));

    public static readonly ProblemKind BodyTooLarge = new("body-too-large", StatusCodes.Status413PayloadTooLarge, new(
        "Nội dung gửi lên quá dài.", "请求正文过长。", "The body is too long."));

    public static readonly ProblemKind UnsupportedMediaType = new("unsupported-media-type", StatusCodes.Status415UnsupportedMediaType, new(
        "Địa chỉ này nhận application/json.", "此地址只接受 application/json。", "This address takes application/json."));

    public static readonly ProblemKind OutsideRange = new("outside-range", StatusCodes.Status400BadRequest, new(
        "Ngoài phạm vi của lịch.", "超出历法的范围。", "Outside the range of the calendar."));

    public static readonly ProblemKind NoSuchLunarDate = new("no-such-lunar-date", StatusCodes.Status404NotFound, new(
        "Không có ngày âm lịch này.", "没有这个农历日期。", "There is no such lunar date."));

    public static readonly ProblemKind Internal = new("internal", StatusCodes.Status500InternalServerError, new(
        "Máy chủ gặp lỗi.", "服务器出错。", "The server failed."));
}
