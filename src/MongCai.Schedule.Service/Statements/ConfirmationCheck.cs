using System.Text.Json;
using MongCai.Schedule.Service.Documents;
using MongCai.Schedule.Service.Http;
using MongCai.Schedule.Service.Requests;
using MongCai.Schedule.Statements;
using NodaTime;

namespace MongCai.Schedule.Service.Statements;

/// <summary>What an official says of the other side's yes.</summary>
internal static class ConfirmationCheck
{
    private static readonly MapShape Shape = new(
        new("một lời xác nhận, ví dụ { \"by\": \"cn\", \"on\": \"2022-01-25\" }", "确认，例如 { \"by\": \"cn\", \"on\": \"2022-01-25\" }", "a confirmation, such as { \"by\": \"cn\", \"on\": \"2022-01-25\" }"),
        ["by", "on"], ["reference"]);

    private static readonly TrilingualText AlreadyConfirmed = new(
        "Văn bản này đã được xác nhận.", "此文书已获确认。", "The statement is confirmed already.");

    /// <summary>Reads it; null and all that is wrong where anything is.</summary>
    /// <param name="body">What was sent.</param>
    /// <param name="statement">The statement that is confirmed.</param>
    /// <param name="now">The time.</param>
    public static (StoredDocument? Said, IReadOnlyList<ParameterMistake> Mistakes) Read(JsonElement body, Statement statement, Instant now)
    {
        var read = new DocumentReader();
        var node = JsonDocuments.Of(body);
        if (read.Map(node, Shape) is { } map)
        {
            var by = map.Read("by", read.Choice<Country>);
            var on = map.Read("on", value => read.Beginning(value, Clocks.Hanoi));
            map.Read("reference", read.Text);
            if (statement.IssuedBy == Issuer.Both || statement.Instrument?.Form == InstrumentForm.Talks)
            {
                read.Refuse(node, StatementMistakes.NeedsNoConfirmation);
            }
            else if (statement.Confirmed is not null)
            {
                read.Refuse(node, AlreadyConfirmed);
            }
            else if (by is { } side && TextForm.Of(side) == TextForm.Of(statement.IssuedBy))
            {
                read.Refuse(map.Value("by")!, StatementMistakes.ConfirmedByIssuer);
            }

            if (on > now)
            {
                read.Refuse(map.Value("on")!, new(
                    $"{Show.Instant(on.Value)} còn ở phía trước; hãy ghi ngày phía bạn đã đồng ý.", $"{Show.Instant(on.Value)} 尚未到来；请填写对方同意的日期。", $"{Show.Instant(on.Value)} lies ahead; write the day on which the other side said yes."));
            }
            else if (statement.Instrument?.Date is { } date && on < Clocks.Hanoi.AtStartOfDay(date).ToInstant())
            {
                read.Refuse(map.Value("on")!, StatementMistakes.ConfirmedBefore(on.Value, date));
            }
        }

        return read.Mistakes is []
            ? (new StoredDocument(DocumentKind.Statement, statement.Id.ToString(), CanonicalJson.Of(node, read)), [])
            : (null, BodyMistakes.Of(read));
    }
}
