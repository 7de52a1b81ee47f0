using System.Data.Common;
using Dapper;

namespace MongCai.Schedule.Service.Database;

/// <summary>Statements of SQL within a transaction.</summary>
internal static class Sql
{
    public static Task<int> ExecuteAsync(this DbTransaction transaction, string sql, object? parameters = null) =>
        transaction.Connection!.ExecuteAsync(sql, parameters, transaction);

    public static async Task<List<T>> QueryAsync<T>(this DbTransaction transaction, string sql, object? parameters = null) =>
        (await transaction.Connection!.QueryAsync<T>(sql, parameters, transaction)).AsList();

    /// <summary>The only row; the default value where there is none.</summary>
    public static Task<T?> FindAsync<T>(this DbTransaction transaction, string sql, object? parameters = null) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<T>(sql, parameters, transaction);
}
