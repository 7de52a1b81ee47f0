using System.Data.Common;
using System.Globalization;
using MongCai.Schedule.Publishing;
using MongCai.Schedule.Service.Database;

namespace MongCai.Schedule.Service.Publication;

/// <summary>The rows of revisions.</summary>
internal static class RevisionStore
{
    private const string Columns = """
        SELECT number, known, announced, action, subject, series, kind, origin, document, hash, approved_by AS ApprovedBy, ratify_by AS RatifyBy FROM revisions
        """;

    public static Task AddAsync(DbTransaction transaction, RevisionRow row) => transaction.ExecuteAsync(
        """
        INSERT INTO revisions (number, known, announced, action, subject, series, kind, origin, document, hash, approved_by, ratify_by)
        VALUES (@Number, @Known, @Announced, @Action, @Subject, @Series, @Kind, @Origin, @Document, @Hash, @ApprovedBy, @RatifyBy)
        """,
        row);

    public static Task<List<RevisionRow>> AllAsync(DbTransaction transaction) => transaction.QueryAsync<RevisionRow>($"{Columns} ORDER BY number");

    public static Task<RevisionRow?> LastAsync(DbTransaction transaction) =>
        transaction.FindAsync<RevisionRow>($"{Columns} WHERE number = (SELECT max(number) FROM revisions)");

    /// <summary>Those about one statement, in order.</summary>
    public static Task<List<RevisionRow>> OfAsync(DbTransaction transaction, string subject) =>
        transaction.QueryAsync<RevisionRow>($"{Columns} WHERE subject = @subject AND action <> 'announcement' ORDER BY number", new { subject });

    /// <summary>The next number of the series of a year.</summary>
    public static async Task<SeriesNumber> NextInSeriesAsync(DbTransaction transaction, int year)
    {
        var prefix = string.Create(CultureInfo.InvariantCulture, $"{year:0000}/");
        var taken = await transaction.QueryAsync<string>("SELECT series FROM revisions WHERE series >= @prefix AND series < @end", new { prefix, end = prefix + ":" });
        return new SeriesNumber(year, taken.Select(series => SeriesNumber.Parse(series).Number).DefaultIfEmpty().Max() + 1);
    }
}
