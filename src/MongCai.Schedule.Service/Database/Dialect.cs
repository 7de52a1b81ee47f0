using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace MongCai.Schedule.Service.Database;

/// <summary>All in which SQLite and PostgreSQL differ; every other statement of SQL is the same text for both.</summary>
internal abstract class Dialect : IAsyncDisposable
{
    /// <summary>A column of text that sorts by its code points.</summary>
    public abstract string Text { get; }

    /// <summary>The dialect that a connection string is written in.</summary>
    /// <exception cref="FormatException">It is one of neither.</exception>
    public static Dialect Of(string connectionString)
    {
        var names = NamesIn(connectionString);
        return names.Overlaps(["Host", "Server"]) ? new Postgres(connectionString)
            : names.Overlaps(["Data Source", "DataSource", "Filename"]) ? new Sqlite(connectionString)
            : throw NeitherOfBoth(null);
    }

    /// <summary>What SQL makes rows of a table neither change nor go, whoever is connected.</summary>
    public abstract IEnumerable<string> AppendOnly(string table);

    public abstract Task<DbConnection> ConnectAsync();

    /// <summary>A transaction that sees one state from its first statement to its last.</summary>
    public abstract Task<DbTransaction> BeginReadAsync(DbConnection connection);

    /// <summary>A transaction that is the only one to write while it lasts, so that numbers and chains have no gaps.</summary>
    public abstract Task<DbTransaction> BeginWriteAsync(DbConnection connection);

    public abstract ValueTask DisposeAsync();

    private static HashSet<string> NamesIn(string connectionString)
    {
        try
        {
            var builder = new DbConnectionStringBuilder { ConnectionString = connectionString };
            return builder.Keys.Cast<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        }
        catch (ArgumentException failure)
        {
            throw NeitherOfBoth(failure);
        }
    }

    private static FormatException NeitherOfBoth(Exception? reason) => new(
        "It names neither a file nor a server; write 'Data Source=data/schedule.db' or 'Host=localhost;Database=schedule;Username=…;Password=…'.", reason);

    private sealed class Sqlite(string connectionString) : Dialect
    {
        /// <summary>How long a statement waits for another process that holds the file.</summary>
        private const int BusySeconds = 5;

        private readonly string _connectionString = new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true, DefaultTimeout = BusySeconds }.ToString();

        public override string Text => "TEXT";

        public override IEnumerable<string> AppendOnly(string table) => ((string[])["UPDATE", "DELETE"]).Select(change =>
            $"CREATE TRIGGER {table}_no_{change.ToLowerInvariant()} BEFORE {change} ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END");

        public override async Task<DbConnection> ConnectAsync()
        {
            var connection = new SqliteConnection(_connectionString);
            try
            {
                await connection.OpenAsync();

                // FULL: in WAL mode a lesser one may lose the last transactions when the power goes.
                await connection.ExecuteAsync("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
                return connection;
            }
            catch
            {
                await connection.DisposeAsync();
                throw;
            }
        }

        public override Task<DbTransaction> BeginReadAsync(DbConnection connection) =>
            Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: true));

        public override Task<DbTransaction> BeginWriteAsync(DbConnection connection) =>
            Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: false));

        public override ValueTask DisposeAsync()
        {
            using var connection = new SqliteConnection(_connectionString);
            SqliteConnection.ClearPool(connection);
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Postgres(string connectionString) : Dialect
    {
        /// <summary>The lock of all writers; any number, the same for ever.</summary>
        private const long WriterLock = 4_614_921;

        private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(connectionString);

        public override string Text => "TEXT COLLATE \"C\"";

        public override IEnumerable<string> AppendOnly(string table) =>
        [
            $"""
            CREATE FUNCTION {table}_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
            'BEGIN RAISE EXCEPTION ''{table} is append-only''; END'
            """,
            $"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_is_append_only()",
            $"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {table}_is_append_only()",
        ];

        public override async Task<DbConnection> ConnectAsync() => await _source.OpenConnectionAsync();

        public override async Task<DbTransaction> BeginReadAsync(DbConnection connection) =>
            await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);

        public override async Task<DbTransaction> BeginWriteAsync(DbConnection connection)
        {
            var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.ReadCommitted);
            await connection.ExecuteAsync("SELECT pg_advisory_xact_lock(@WriterLock)", new { WriterLock }, transaction);
            return transaction;
        }

        public override ValueTask DisposeAsync() => _source.DisposeAsync();
    }
}
