using System.Data.Common;

namespace MongCai.Schedule.Service.Database;

/// <summary>The database of the service: what is in it is read and written in transactions only.</summary>
/// <param name="connectionString">Where it is.</param>
/// <param name="isReadOnly">Whether it refuses every write; then it is not made where there is none.</param>
internal sealed class ScheduleDatabase(string connectionString, bool isReadOnly = false) : IAsyncDisposable
{
    private readonly Dialect _dialect = Dialect.Of(connectionString, isReadOnly);

    public Dialect Dialect => _dialect;

    /// <summary>Reads; all that is read is of one state.</summary>
    public Task<T> ReadAsync<T>(Func<DbTransaction, Task<T>> read) =>
        RunAsync(null, _dialect.BeginReadAsync, read);

    /// <summary>Writes, as the only one who does; all or nothing. Nothing else is done inside: another writer may wait for it.</summary>
    public Task<T> WriteAsync<T>(Func<DbTransaction, Task<T>> write) =>
        RunAsync(_dialect.TurnAsync, _dialect.BeginWriteAsync, write);

    /// <inheritdoc cref="WriteAsync{T}(Func{DbTransaction, Task{T}})"/>
    public Task WriteAsync(Func<DbTransaction, Task> write) =>
        WriteAsync(async transaction =>
        {
            await write(transaction);
            return 0;
        });

    /// <summary>Writes what no number and no chain depends on, on a server while others write; all or nothing.</summary>
    public Task<T> WorkAsync<T>(Func<DbTransaction, Task<T>> work) =>
        RunAsync(_dialect.TurnAsync, _dialect.BeginWorkAsync, work);

    public ValueTask DisposeAsync() => _dialect.DisposeAsync();

    // Not to be cancelled: whoever asked may have gone, and what was decided is written all the same.
    private async Task<T> RunAsync<T>(Func<Task<IDisposable?>>? turn, Func<DbConnection, Task<DbTransaction>> begin, Func<DbTransaction, Task<T>> run)
    {
        using var ours = turn is null ? null : await turn();
        await using var connection = await _dialect.ConnectAsync();
        await using var transaction = await begin(connection);
        var result = await run(transaction);
        await transaction.CommitAsync();
        return result;
    }
}
