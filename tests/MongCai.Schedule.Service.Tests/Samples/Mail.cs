using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MongCai.Schedule.Service.Tests.Samples;

/// <summary>A mail as a server got it.</summary>
/// <param name="From">Who sends it, by the envelope.</param>
/// <param name="To">Who is to get it, by the envelope.</param>
/// <param name="Raw">The mail itself, to the byte.</param>
internal sealed partial record Mail(string From, string To, string Raw)
{
    /// <summary>The names of its headers, in order.</summary>
    public IEnumerable<string> Headers => HeaderLines().Select(line => line.Split(':')[0]);

    public string MessageId => Header("Message-ID");

    public string Subject => Header("Subject");

    /// <summary>The body as it is read.</summary>
    public string Text
    {
        get
        {
            var body = Raw[(Raw.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
            var bytes = Header("Content-Transfer-Encoding") switch
            {
                "base64" => Convert.FromBase64String(body),
                "quoted-printable" => QuotedPrintable(body.Replace("=\r\n", "", StringComparison.Ordinal)),
                var other => Encoding.ASCII.GetBytes(other == "7bit" ? body : throw new InvalidDataException(other)),
            };
            return Encoding.UTF8.GetString(bytes).Replace("\r\n", "\n", StringComparison.Ordinal);
        }
    }

    /// <summary>A header as it is read (RFC 2047): the only one of that name.</summary>
    public string Header(string name)
    {
        var value = Assert.Single(HeaderLines(), line => line.StartsWith($"{name}: ", StringComparison.Ordinal))[(name.Length + 2)..];
        return EncodedWord().Replace(BetweenWords().Replace(value, ""), word => Encoding.UTF8.GetString(
            word.Groups[1].Value == "b" ? Convert.FromBase64String(word.Groups[2].Value) : QuotedPrintable(word.Groups[2].Value.Replace('_', ' '))));
    }

    private static byte[] QuotedPrintable(string text) =>
        Encoding.Latin1.GetBytes(Escape().Replace(text, one => $"{(char)int.Parse(one.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)}"));

    private string[] HeaderLines() => Raw.Split("\r\n\r\n")[0].Replace("\r\n ", " ", StringComparison.Ordinal).Split("\r\n");

    [GeneratedRegex(@"=\?utf-8\?([bq])\?([^?]*)\?=")]
    private static partial Regex EncodedWord();

    [GeneratedRegex(@"(?<=\?=)\s+(?==\?)")]
    private static partial Regex BetweenWords();

    [GeneratedRegex("=([0-9A-F]{2})")]
    private static partial Regex Escape();
}
