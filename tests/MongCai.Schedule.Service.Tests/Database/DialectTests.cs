using MongCai.Schedule.Service.Database;

namespace MongCai.Schedule.Service.Tests.Database;

public class DialectTests
{
    [Theory]
    [InlineData("Data Source=data/schedule.db")]
    [InlineData("Filename=x.db")]
    [InlineData("Host=localhost;Database=schedule")]
    [InlineData("Server=localhost;Database=schedule;Username=x")]
    public async Task A_connection_string_says_which_database_it_is(string connectionString)
    {
        await using var dialect = Dialect.Of(connectionString);
        Assert.Equal(connectionString.Contains("Database", StringComparison.Ordinal) ? "TEXT COLLATE \"C\"" : "TEXT", dialect.Text);
    }

    [Theory]
    [InlineData("schedule.db")]
    [InlineData("Username=x")]
    [InlineData("")]
    public void What_names_neither_a_file_nor_a_server_is_refused_with_what_would_be_right(string connectionString)
    {
        var refused = Assert.Throws<FormatException>(() => Dialect.Of(connectionString));
        Assert.Contains("Data Source=data/schedule.db", refused.Message, StringComparison.Ordinal);
    }
}
