using NodaTime;
using NodaTime.Text;

namespace MongCai.Schedule.Service.Database;

/// <summary>Instants in columns: in UTC, to the nanosecond, at one width, so that the order of the texts is that of the instants.</summary>
internal static class InstantColumn
{
    private static readonly InstantPattern Form = InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss'.'fffffffff'Z'");

    public static string Write(Instant instant) => Form.Format(instant);

    public static Instant Read(string column) => Form.Parse(column).Value;

    public static Instant? ReadOptional(string? column) => column is null ? null : Read(column);
}
