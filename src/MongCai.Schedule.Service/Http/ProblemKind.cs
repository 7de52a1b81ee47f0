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

    public static readonly ProblemKind Unauthenticated = new("unauthenticated", StatusCodes.Status401Unauthorized, new(
        "Cần mã truy cập hợp lệ.", "需要有效的访问令牌。", "A valid access token is needed."),
        new("Hãy gửi header Authorization: Bearer với mã truy cập; mã đã thu hồi không còn dùng được.", "请在请求头 Authorization: Bearer 中发送访问令牌；已撤销的令牌不再有效。", "Send the header Authorization: Bearer with an access token; a revoked one is of no use any more."));

    public static readonly ProblemKind Forbidden = new("forbidden", StatusCodes.Status403Forbidden, new(
        "Vai trò của bạn không cho phép việc này.", "您的角色无权执行此操作。", "Your role does not allow this."),
        new("Hãy nhờ người có vai trò phù hợp: official soạn và trình, approver phê duyệt, admin quản lý.", "请由具有相应角色的人操作：official 起草并提交，approver 批准，admin 管理。", "Ask somebody whose role does: an official writes and submits, an approver approves, an admin administers."));

    public static readonly ProblemKind SameOfficial = new("same-official", StatusCodes.Status403Forbidden, new(
        "Không ai được phê duyệt, phê chuẩn hay xác nhận văn bản của chính mình.", "任何人不得批准、追认或确认自己的文书。", "Nobody approves, ratifies or confirms their own statement."),
        new("Hãy nhờ người thứ hai, chưa từng soạn hay trình văn bản này.", "请由未曾起草或提交此文书的另一人办理。", "Ask a second person, who neither wrote nor submitted any of it."));

    public static readonly ProblemKind NeedsSecondPerson = new("needs-second-person", StatusCodes.Status403Forbidden, new(
        "Một người không tự ban hành được nội dung này.", "此内容不能由一人发布。", "One person alone may not put this in force."),
        new("Văn bản khẩn cấp của một người chỉ được siết chặt, chỉ ràng buộc bên ban hành, không chấm dứt văn bản khác; errors nói chỗ nào vượt quá. Hãy sửa, hoặc soạn thành dự thảo để người thứ hai phê duyệt.", "一人发布的紧急文书只能收紧，只约束发布方，不得终止其他文书；errors 指出何处越权。请修改，或拟为草案由第二人批准。", "An emergency of one person may only restrict, binds only its issuer's side and ends no other statement; errors says where it goes beyond. Mend it, or draft it and have a second person approve."));

    public static readonly ProblemKind WrongStatus = new("wrong-status", StatusCodes.Status409Conflict, new(
        "Trạng thái của văn bản không cho phép việc này.", "文书的状态不允许此操作。", "The status of the statement does not allow this."),
        new("Văn bản đi từ draft sang submitted rồi published; hãy đọc lại văn bản để biết trạng thái hiện tại.", "文书依次为 draft、submitted、published；请重新读取文书以了解其现状。", "A statement goes from draft to submitted to published; read it again to see where it stands."));

    public static readonly ProblemKind CalendarChanged = new("calendar-changed", StatusCodes.Status409Conflict, new(
        "Lịch hoặc văn bản đã thay đổi sau lần xem trước này.", "此预览之后，日历或文书已有变化。", "The calendar or the statement has changed since this preview."),
        new("Hãy xem trước lại, rồi phê duyệt với previewHash mới.", "请重新预览，再以新的 previewHash 批准。", "Preview it again, and approve with the new previewHash."));

    public static readonly ProblemKind IdTaken = new("id-taken", StatusCodes.Status409Conflict, new(
        "Đã có văn bản với id này.", "已有使用此 id 的文书。", "There is a statement with this id already."),
        new("id không bao giờ dùng lại; hãy chọn id khác.", "id 永不重复使用；请另选一个。", "Ids are never used again; choose another."));

    public static readonly ProblemKind TooManySubscriptions = new("too-many-subscriptions", StatusCodes.Status409Conflict, new(
        "Đã có quá nhiều đăng ký.", "订阅过多。", "There are too many subscriptions."),
        new("Hãy xóa đăng ký không còn dùng, hoặc đổi một đăng ký bằng PATCH.", "请删除不再使用的订阅，或用 PATCH 更改已有的订阅。", "Delete one that is not used any more, or change one by PATCH."));

    public static readonly ProblemKind SubscriptionDisabled = new("subscription-disabled", StatusCodes.Status409Conflict, new(
        "Đăng ký này đang bị ngừng.", "此订阅已停用。", "The subscription is disabled."),
        new("Hãy sửa điểm nhận, rồi PATCH với { \"status\": \"active\" }; sau đó gửi lại yêu cầu.", "请修复接收端，用 { \"status\": \"active\" } 进行 PATCH，然后重发请求。", "Mend the endpoint and PATCH it with { \"status\": \"active\" }; then send this again."));

    public static readonly ProblemKind PreconditionRequired = new("precondition-required", StatusCodes.Status428PreconditionRequired, new(
        "Thiếu header If-Match.", "缺少请求头 If-Match。", "The header If-Match is missing."),
        new("Hãy đọc trước, rồi gửi ETag nhận được trong If-Match, để không ghi đè lên thay đổi của người khác.", "请先读取，再将所得 ETag 置于 If-Match 中，以免覆盖他人的修改。", "Read it first and send its ETag in If-Match, so that nobody's change is written over."));

    public static readonly ProblemKind PreconditionFailed = new("precondition-failed", StatusCodes.Status412PreconditionFailed, new(
        "Nội dung này đã thay đổi từ khi được đọc.", "该内容自读取后已被修改。", "It has been changed since it was read."),
        new("Hãy đọc lại, đưa thay đổi của bạn vào bản mới, rồi gửi với ETag mới.", "请重新读取，将您的修改并入新版本，再以新的 ETag 发送。", "Read it again, put your change into what is there now, and send that with its ETag."));

    public static readonly ProblemKind KeyReused = new("idempotency-key-reused", StatusCodes.Status422UnprocessableEntity, new(
        "Idempotency-Key này đã dùng cho một yêu cầu khác.", "此 Idempotency-Key 已用于另一请求。", "This Idempotency-Key was used for another request."),
        new("Hãy dùng khóa mới cho mỗi yêu cầu khác nhau; cùng một yêu cầu gửi lại thì nhận lại câu trả lời cũ.", "每个不同的请求请使用新的键；重发同一请求会得到原来的答复。", "Use a new key for each different request; the same request sent again gets the first answer again."));

    public static readonly ProblemKind TooManyRequests = new("too-many-requests", StatusCodes.Status429TooManyRequests, new(
        "Quá nhiều yêu cầu.", "请求过多。", "Too many requests."),
        new("Hãy chờ số giây mà header Retry-After nêu. RateLimit cho biết còn bao nhiêu; hỏi nhiều câu một lần bằng POST /v1/questions, và dùng If-None-Match.", "请等待响应头 Retry-After 所示的秒数。RateLimit 给出剩余数量；可用 POST /v1/questions 一次提多个问题，并使用 If-None-Match。", "Wait for as many seconds as Retry-After says. RateLimit tells how many are left; ask many questions at once by POST /v1/questions."));

    public static readonly ProblemKind TooManyStreams = new("too-many-streams", StatusCodes.Status503ServiceUnavailable, new(
        "Dịch vụ đang giữ số kết nối chờ nhiều nhất có thể.", "服务保持的等待连接已达上限。", "The service holds as many waiting answers open as it can."),
        new("Hãy chờ số giây mà header Retry-After nêu; trong lúc đó GET /v1/events không có wait vẫn trả lời.", "请等待响应头 Retry-After 所示的秒数；其间不带 wait 的 GET /v1/events 仍会应答。", "Wait for as many seconds as Retry-After says; meanwhile GET /v1/events without wait is answered."));

    public static readonly ProblemKind StorageUnavailable = new("storage-unavailable", StatusCodes.Status503ServiceUnavailable, new(
        "Cơ sở dữ liệu tạm thời không dùng được; chưa có gì được ghi.", "数据库暂时不可用；未写入任何内容。", "The database cannot be used at the moment; nothing was written."),
        new("Hãy gửi lại sau ít giây, với cùng Idempotency-Key. Việc hỏi lịch vẫn hoạt động.", "请稍候以同一 Idempotency-Key 重发。日历查询不受影响。", "Send it again after some seconds, with the same Idempotency-Key. Questions about the calendar are still answered."));

    public static readonly ProblemKind IdentityProviderUnavailable = new("identity-provider-unavailable", StatusCodes.Status503ServiceUnavailable, new(
        "Không kiểm tra được mã truy cập: hệ thống đăng nhập tạm thời không trả lời.", "无法核验访问令牌：登录系统暂时没有应答。", "The token cannot be checked: the identity provider does not answer at the moment."),
        new("Hãy gửi lại sau ít giây. Mã truy cập của chính dịch vụ này (mcs_…) vẫn dùng được; việc hỏi lịch vẫn hoạt động.", "请稍候重发。本服务自己的访问令牌（mcs_…）仍然可用；日历查询不受影响。", "Send it again after some seconds. Tokens of this service itself (mcs_…) go on working, and questions about the calendar are still answered."));

    public static readonly ProblemKind Internal = new("internal", StatusCodes.Status500InternalServerError, new(
        "Máy chủ gặp lỗi.", "服务器出错。", "The server failed."),
        new("Không phải lỗi của bạn; hãy thử lại sau và báo traceId cho người vận hành.", "这不是您的错误；请稍后重试，并将 traceId 告知运维人员。", "It is no mistake of yours; try again later, and give the traceId to the operator."));

    /// <summary>Every kind there is.</summary>
    public static readonly IReadOnlyList<ProblemKind> All =
    [
        NotFound, MethodNotAllowed, InvalidParameter, InvalidBody, BodyTooLarge, UnsupportedMediaType, OutsideRange, NoSuchLunarDate,
        Unauthenticated, Forbidden, SameOfficial, NeedsSecondPerson, WrongStatus, CalendarChanged, IdTaken, PreconditionRequired, PreconditionFailed, KeyReused,
        TooManySubscriptions, SubscriptionDisabled, TooManyRequests, TooManyStreams, StorageUnavailable, IdentityProviderUnavailable, Internal,
    ];
}
