namespace MongCai.Schedule.Service.Webhooks;

/// <summary>What can be wrong with the address of a subscription, said to people.</summary>
internal static class EndpointMistakes
{
    public static readonly TrilingualText TooLong = new(
        $"Địa chỉ dài hơn {EndpointAddress.Longest} ký tự.",
        $"地址超过 {EndpointAddress.Longest} 个字符。",
        $"The address is longer than {EndpointAddress.Longest} characters.");

    public static readonly TrilingualText Signs = new(
        "Địa chỉ chỉ gồm các ký tự ASCII in được, không có dấu cách và “\\”; hãy viết tên miền dạng xn--…, các ký tự khác dạng %XX.",
        "地址只能含可显示的 ASCII 字符，不含空格和“\\”；域名请写作 xn--…，其他字符写作 %XX。",
        "An address has printable ASCII characters only, no spaces and no “\\”; write host names as xn--…, other characters as %XX.");

    public static readonly TrilingualText UserInfo = new(
        "Địa chỉ không được chứa tên người dùng hay mật khẩu trước “@”; hãy bỏ đi, chữ ký cho biết ai gửi.",
        "地址中“@”之前不得含用户名或密码；请删去，由签名证明发送方。",
        "An address has no user name or password before an “@”; take it out, the signature says who sends.");

    public static readonly TrilingualText Fragment = new(
        "Địa chỉ không được có phần sau “#”, vì phần này không được gửi đi; hãy bỏ đi.",
        "地址不得含“#”及其后的部分，该部分不会发送；请删去。",
        "An address has no “#” and what follows it, which is never sent; take it out.");

    public static readonly TrilingualText Port = new(
        "Cổng 0 không có thật; hãy viết 1 đến 65535, hoặc bỏ đi.",
        "端口 0 不存在；请写 1 至 65535，或省略。",
        "There is no port 0; write 1 to 65535, or leave it out.");

    public static readonly TrilingualText NotSecured = new(
        "Chỉ gửi qua TLS; hãy dùng https://.",
        "只通过 TLS 发送；请使用 https://。",
        "Events are sent by TLS only; write https://.");

    public static TrilingualText NoAddress(string text) => new(
        $"“{text}” không phải là địa chỉ nhận; hãy viết ví dụ https://receiver.example/hooks.",
        $"“{text}”不是接收地址；请写作例如 https://receiver.example/hooks。",
        $"“{text}” is no address to send to; write for instance https://receiver.example/hooks.");

    public static TrilingualText NoHost(string host) => new(
        $"“{host}” không phải là tên máy hay địa chỉ IP thông thường; hãy viết ví dụ receiver.example.",
        $"“{host}”不是主机名，也不是通常写法的 IP 地址；请写作例如 receiver.example。",
        $"“{host}” is no host name, and no IP address as it is usually written; write for instance receiver.example.");

    public static TrilingualText Local(string host) => new(
        $"“{host}” là tên trong một mạng riêng; hãy viết tên mà mọi nơi trên Internet đều biết.",
        $"“{host}”是内部网络的名称；请写互联网上通用的名称。",
        $"“{host}” is a name in a network of one's own; write one that is known everywhere on the internet.");

    /// <summary>That nothing is sent to an address.</summary>
    /// <param name="host">The address, as it was written.</param>
    /// <param name="meant">The address that it means.</param>
    public static TrilingualText Reserved(string host, string meant)
    {
        var (vi, zh, en) = host == meant ? ("", "", "") : ($" (tức {meant})", $"（即 {meant}）", $" (which is {meant})");
        return new(
            $"{host}{vi} là địa chỉ riêng hoặc dành riêng; không gửi gì tới đó.",
            $"{host}{zh}是专用或保留地址；不会向其发送。",
            $"{host}{en} is a private or reserved address; nothing is sent there.");
    }
}
