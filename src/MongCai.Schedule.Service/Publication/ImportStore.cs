using System.Data.Common;
using MongCai.Schedule.Service.Database;

namespace MongCai.Schedule.Service.Publication;

/// <summary>The rows of what was imported from files.</summary>
internal static class ImportStore
{
    private const string Columns = "SELECT number, kind, id, hash, document, imported FROM imports";

    public static Task AddAsync(DbTransaction transaction, ImportRow row) => transaction.ExecuteAsync(
        "INSERT INTO imports (number, kind, id, hash, document, imported) VALUES (@Number, @Kind, @Id, @Hash, @Document, @Imported)", row);

    /// <summary>All rows, in order: of one id the last holds.</summary>
    public static Task<List<ImportRow>> AllAsync(DbTransaction transaction) => transaction.QueryAsync<ImportRow>($"{Columns} ORDER BY number");
}
