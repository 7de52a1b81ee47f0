using System.Data;
using System.Data.Common;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace MongCai.Schedule.Service.Database;

/// <summary>All in which SQLite and PostgreSQL differ; every other statement of SQL is the same text for both.</summary>
internal abstract class Dialect : IAsyncDisposable
{
    /// <summary>What it is called.</summary>
    public abstract string Name { get; }

    /// <summary>How others connect to the same PostgreSQL database; null where it is none.</summary>
    public virtual string? PostgresConnectionString => null;

    /// <summary>A column of text that sorts by its code points.</summary>
    public abstract string Text { get; }

    /// <summary>What ends the making of a table whose rows are kept in the order of its primary key, where there is such a thing.</summary>
    public abstract string InOrderOfKey { get; }

    /// <summary>The folder in which the file of the database is; null where a server has it.</summary>
    public abstract string? Folder { get; }

    /// <summary>What a person types to put a backup in the place of the database.</summary>
    public abstract string RestoreCommand { get; }

    /// <summary>The triggers of the database as rows of name and definition.</summary>
    protected abstract string SelectTriggers { get; }

    /// <summary>The dialect that a connection string is written in.</summary>
    /// <param name="connectionString">The connection string.</param>
    /// <param name="isReadOnly">Whether the database refuses every write; then it is not made where there is none.</param>
    /// <exception cref="FormatException">It is one of neither.</exception>
    public static Dialect Of(string connectionString, bool isReadOnly = false)
    {
        var names = NamesIn(connectionString);
        try
        {
            return names.Overlaps(["Host", "Server"]) ? new Postgres(connectionString, isReadOnly)
                : names.Overlaps(["Data Source", "DataSource", "Filename"]) ? new Sqlite(connectionString, isReadOnly)
                : throw NeitherOfBoth(null);
        }
        catch (ArgumentException failure)
        {
            throw new FormatException(failure.Message.ReplaceLineEndings(" "), failure);
        }
    }

    /// <summary>What SQL makes rows of a table neither change nor go, whoever is connected.</summary>
    public abstract IEnumerable<string> AppendOnly(string table);

    public abstract Task<DbConnection> ConnectAsync();

    /// <summary>Whether a failure means that the files of the database are damaged.</summary>
    public abstract bool IsDamage(Exception failure);

    /// <summary>Whether it refuses every write, whoever else writes or not: a file that may not be written, a server that follows another.</summary>
    public abstract Task<bool> IsReadOnlyAsync(DbTransaction transaction);

    /// <summary>The first thing that is wrong with the form of the file; null where nothing is, or where a server sees to that. Cost: reads all of it.</summary>
    public abstract Task<string?> FindDamageAsync(DbTransaction transaction);

    /// <summary>All that the database itself finds wrong with what it holds, a line each.</summary>
    public abstract Task<List<string>> CheckAsync(DbTransaction transaction);

    /// <summary>Copies the database into a new file, as of one moment, while others read and write.</summary>
    /// <exception cref="NotSupportedException">The server has its own tools for that.</exception>
    public abstract Task CopyAsync(string file);

    /// <summary>How the triggers differ from those that keep tables append-only, a line each.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="tables">The tables that are to be append-only.</param>
    public async Task<List<string>> CheckTriggersAsync(DbTransaction transaction, IEnumerable<string> tables)
    {
        var made = tables.SelectMany(TriggersOf).ToDictionary();
        var found = (await transaction.QueryAsync<(string Name, string Definition)>(SelectTriggers)).ToLookup(trigger => trigger.Name, trigger => trigger.Definition);
        return
        [
            .. made.Where(trigger => !found.Contains(trigger.Key)).Select(trigger => $"trigger {trigger.Key}: missing; rows can be changed or removed unseen"),
            .. found.Where(trigger => made.GetValueOrDefault(trigger.Key) is { } definition && trigger.Any(other => other != definition))
                .Select(trigger => $"trigger {trigger.Key}: disabled, or not the one that was made"),
            .. found.Where(trigger => !made.ContainsKey(trigger.Key)).Select(trigger => $"trigger {trigger.Key}: not made by this program"),
        ];
    }

    /// <summary>A transaction that sees one state from its first statement to its last.</summary>
    public abstract Task<DbTransaction> BeginReadAsync(DbConnection connection);

    /// <summary>A transaction that is the only one to write while it lasts, so that numbers and chains have no gaps.</summary>
    public abstract Task<DbTransaction> BeginWriteAsync(DbConnection connection);

    /// <summary>
    /// A transaction that writes what no number and no chain depends on. On a server others write meanwhile, and each of its statements sees what they have
    /// committed.
    /// </summary>
    public abstract Task<DbTransaction> BeginWorkAsync(DbConnection connection);

    /// <summary>Waits until it is this transaction's turn to write, among those of this process; whoever holds it gives it back.</summary>
    public abstract Task<IDisposable?> TurnAsync();

    /// <summary>What ends a SELECT to hold the rows of a table for this transaction.</summary>
    /// <param name="table">The table, as the SELECT calls it.</param>
    /// <param name="waits">Whether it waits for those that another transaction holds, or passes over them.</param>
    public abstract string Holding(string table, bool waits = false);

    /// <summary>Whether a column has one of the values of a parameter that <see cref="ListOf"/> made, as a condition.</summary>
    public abstract string Among(string column, string parameter);

    /// <summary>Values as one parameter, however many.</summary>
    public abstract SqlMapper.ICustomQueryParameter ListOf<T>(IEnumerable<T> values);

    /// <summary>Runs one statement for each of many rows; on a server in one journey there and back. The number of rows that each changed.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="sql">The statement.</param>
    /// <param name="names">Its parameters.</param>
    /// <param name="rows">The values for each, in that order; null for none.</param>
    public abstract Task<int[]> ExecuteEachAsync(DbTransaction transaction, string sql, string[] names, IReadOnlyList<object?[]> rows);

    public abstract ValueTask DisposeAsync();

    /// <summary>The triggers of an append-only table: the name of each, and its definition as <see cref="SelectTriggers"/> shows it.</summary>
    protected abstract IEnumerable<(string Name, string Definition)> TriggersOf(string table);

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

    private sealed class Sqlite(string connectionString, bool isReadOnly) : Dialect
    {
        /// <summary>How long a statement waits for another process that holds the file.</summary>
        private const int BusySeconds = 5;

        /// <summary>What SQLite says of a file with which nothing is wrong.</summary>
        private const string Sound = "ok";

        private readonly SqliteConnectionStringBuilder _connectionString = Build(connectionString, isReadOnly);

        /// <summary>Whoever finds the file taken looks again 150 ms later only; among threads of one process that would be a matter of luck.</summary>
        private readonly SemaphoreSlim _turn = new(1);

        public override string Name => "sqlite";

        public override string Text => "TEXT";

        public override string InOrderOfKey => " WITHOUT ROWID";

        public override string? Folder => Path.GetDirectoryName(Path.GetFullPath(File));

        // What is left of the log belongs to the file before, and would be written into this one.
        public override string RestoreCommand => $"rm -f \"{File}-wal\" \"{File}-shm\" && install -m 600 BACKUP \"{File}\"";

        private string File => _connectionString.DataSource;

        protected override string SelectTriggers => "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'";

        public override IEnumerable<string> AppendOnly(string table) => TriggersOf(table).Select(trigger => trigger.Definition);

        public override async Task<DbConnection> ConnectAsync()
        {
            var connection = new SqliteConnection(_connectionString.ToString());
            try
            {
                await connection.OpenAsync();
                if (isReadOnly)
                {
                    return connection;
                }

                // FULL: in WAL mode a lesser one may lose the last transactions when the power goes. Many deliveries change thousands of pages, which are kept at hand (32 MB)
                // and copied from the log into the file at every 16 MB rather than every 4.
                await connection.ExecuteAsync("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -32000; PRAGMA wal_autocheckpoint = 4000");
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

        public override Task<DbTransaction> BeginWorkAsync(DbConnection connection) => BeginWriteAsync(connection);

        public override async Task<IDisposable?> TurnAsync()
        {
            // SQLITE_BUSY, as where another process holds the file.
            return await _turn.WaitAsync(TimeSpan.FromSeconds(BusySeconds)) ? new Turn(_turn) : throw new SqliteException("SQLite Error 5: 'database is locked'.", 5);
        }

        // One writes at a time.
        public override string Holding(string table, bool waits = false) => "";

        public override string Among(string column, string parameter) => $"{column} IN (SELECT value FROM json_each(@{parameter}))";

        // A parameter for each would be looked up by its name among all of them, which costs the square of their number.
        public override SqlMapper.ICustomQueryParameter ListOf<T>(IEnumerable<T> values) => new List(new SqliteParameter { Value = JsonSerializer.Serialize(values) });

        public override Task<int[]> ExecuteEachAsync(DbTransaction transaction, string sql, string[] names, IReadOnlyList<object?[]> rows)
        {
            // By numbers rather than names: a command of the library looks each parameter up again for each row, which costs more than most of these statements do.
            var database = ((SqliteConnection)transaction.Connection!).Handle!;
            SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, sql, out var statement), database);
            using (statement)
            {
                var numbers = names.Select(name => raw.sqlite3_bind_parameter_index(statement, $"@{name}")).ToArray();
                var changed = new int[rows.Count];
                for (var row = 0; row < rows.Count; row++)
                {
                    for (var index = 0; index < names.Length; index++)
                    {
                        SqliteException.ThrowExceptionForRC(Bind(statement, numbers[index], rows[row][index]), database);
                    }

                    SqliteException.ThrowExceptionForRC(raw.sqlite3_step(statement), database);
                    changed[row] = raw.sqlite3_changes(database);
                    raw.sqlite3_reset(statement);
                }

                return Task.FromResult(changed);
            }
        }

        private static int Bind(sqlite3_stmt statement, int number, object? value) => value switch
        {
            null => raw.sqlite3_bind_null(statement, number),
            string text => raw.sqlite3_bind_text(statement, number, text),
            long integer => raw.sqlite3_bind_int64(statement, number, integer),
            _ => throw new ArgumentException($"{value.GetType()} is in no column.", nameof(value)),
        };

        public override ValueTask DisposeAsync()
        {
            _turn.Dispose();
            using var connection = new SqliteConnection(_connectionString.ToString());
            SqliteConnection.ClearPool(connection);
            return ValueTask.CompletedTask;
        }

        // SQLITE_CORRUPT and SQLITE_NOTADB.
        public override bool IsDamage(Exception failure) => failure is SqliteException { SqliteErrorCode: 11 or 26 };

        public override Task<bool> IsReadOnlyAsync(DbTransaction transaction) =>
            Task.FromResult(raw.sqlite3_db_readonly(((SqliteConnection)transaction.Connection!).Handle, "main") == 1);

        public override async Task<string?> FindDamageAsync(DbTransaction transaction) =>
            await transaction.FindAsync<string>("PRAGMA quick_check(1)") is var found && found == Sound ? null : found;

        public override async Task<List<string>> CheckAsync(DbTransaction transaction)
        {
            var damage = await transaction.QueryAsync<string>("PRAGMA integrity_check");
            var strays = await transaction.QueryAsync<(string Table, long? Row, string Parent)>("PRAGMA foreign_key_check");
            return
            [
                .. damage.Where(line => line != Sound).Select(line => $"file: {line}"),
                .. strays.Select(stray => $"{stray.Table}, row {stray.Row}: what it names is not in {stray.Parent}"),
            ];
        }

        public override async Task CopyAsync(string file)
        {
            await using var connection = await ConnectAsync();
            await connection.ExecuteAsync("VACUUM INTO @file", new { file }, commandTimeout: 0);
        }

        protected override IEnumerable<(string Name, string Definition)> TriggersOf(string table) => ((string[])["UPDATE", "DELETE"]).Select(change =>
        {
            var name = $"{table}_no_{change.ToLowerInvariant()}";
            return (name, $"CREATE TRIGGER {name} BEFORE {change} ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END");
        });

        private static SqliteConnectionStringBuilder Build(string connectionString, bool isReadOnly)
        {
            var builder = new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true, DefaultTimeout = BusySeconds };
            builder.Mode = isReadOnly ? SqliteOpenMode.ReadOnly : builder.Mode;
            return builder;
        }

        private sealed class Turn(SemaphoreSlim turn) : IDisposable
        {
            public void Dispose() => turn.Release();
        }
    }

    private sealed class Postgres(string connectionString, bool isReadOnly) : Dialect
    {
        /// <summary>The lock of all writers; any number, the same for ever.</summary>
        private const long WriterLock = 4_614_921;

        private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(
            isReadOnly ? new NpgsqlConnectionStringBuilder(connectionString) { Options = "-c default_transaction_read_only=on" }.ToString() : connectionString);

        public override string Name => "postgresql";

        public override string? PostgresConnectionString => connectionString;

        public override string Text => "TEXT COLLATE \"C\"";

        public override string InOrderOfKey => "";

        public override string? Folder => null;

        public override string RestoreCommand => "pg_restore --clean --if-exists -d DATABASE BACKUP";

        // What a trigger does is in its function; its type says before or after what, and for each what.
        protected override string SelectTriggers =>
            """
            SELECT t.tgname, concat(t.tgtype, CASE WHEN t.tgenabled IN ('O', 'A') AND t.tgqual IS NULL AND t.tgattr = '' THEN ' always ' ELSE ' sometimes ' END, p.prosrc)
            FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
            WHERE NOT t.tgisinternal AND pg_table_is_visible(t.tgrelid)
            """;

        public override IEnumerable<string> AppendOnly(string table) =>
        [
            $"""
            CREATE OR REPLACE FUNCTION {table}_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
            'BEGIN RAISE EXCEPTION ''{table} is append-only''; END'
            """,
            $"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_is_append_only()",
            $"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {table}_is_append_only()",
        ];

        public override async Task<DbConnection> ConnectAsync() => await _source.OpenConnectionAsync();

        public override async Task<DbTransaction> BeginReadAsync(DbConnection connection) =>
            await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead);

        public override async Task<DbTransaction> BeginWriteAsync(DbConnection connection)
        {
            var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted);
            await connection.ExecuteAsync("SELECT pg_advisory_xact_lock(@WriterLock)", new { WriterLock }, transaction);
            return transaction;
        }

        public override async Task<DbTransaction> BeginWorkAsync(DbConnection connection) =>
            await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted);

        public override Task<IDisposable?> TurnAsync() => Task.FromResult<IDisposable?>(null);

        public override string Holding(string table, bool waits = false) => $" FOR UPDATE OF {table}{(waits ? "" : " SKIP LOCKED")}";

        public override string Among(string column, string parameter) => $"{column} = ANY (@{parameter})";

        public override SqlMapper.ICustomQueryParameter ListOf<T>(IEnumerable<T> values) => new List(new NpgsqlParameter { Value = values.ToArray() });

        public override async Task<int[]> ExecuteEachAsync(DbTransaction transaction, string sql, string[] names, IReadOnlyList<object?[]> rows)
        {
            if (rows.Count == 0)
            {
                return [];
            }

            await using var batch = new NpgsqlBatch((NpgsqlConnection)transaction.Connection!, (NpgsqlTransaction)transaction);
            foreach (var row in rows)
            {
                var command = new NpgsqlBatchCommand(sql);
                foreach (var (name, value) in names.Zip(row))
                {
                    command.Parameters.Add(new NpgsqlParameter(name, value ?? DBNull.Value));
                }

                batch.BatchCommands.Add(command);
            }

            await batch.ExecuteNonQueryAsync();
            return [.. batch.BatchCommands.Cast<NpgsqlBatchCommand>().Select(command => command.RecordsAffected)];
        }

        public override ValueTask DisposeAsync() => _source.DisposeAsync();

        public override bool IsDamage(Exception failure) => failure is PostgresException { SqlState: PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted };

        public override async Task<bool> IsReadOnlyAsync(DbTransaction transaction) =>
            await transaction.FindAsync<string>("SELECT current_setting('transaction_read_only')") == "on";

        public override Task<string?> FindDamageAsync(DbTransaction transaction) => Task.FromResult<string?>(null);

        // Files are the server's own to check (pg_amcheck, checksums of pages); a page that does not read fails the queries themselves.
        public override Task<List<string>> CheckAsync(DbTransaction transaction) => Task.FromResult<List<string>>([]);

        public override Task CopyAsync(string file) => throw new NotSupportedException("A PostgreSQL database is copied by pg_dump.");

        // pg_trigger.tgtype: 1 for each row, 2 before, 8 DELETE, 16 UPDATE, 32 TRUNCATE.
        protected override IEnumerable<(string Name, string Definition)> TriggersOf(string table)
        {
            var source = $"BEGIN RAISE EXCEPTION '{table} is append-only'; END";
            return [($"{table}_no_change", $"27 always {source}"), ($"{table}_no_truncate", $"34 always {source}")];
        }
    }

    private sealed class List(DbParameter parameter) : SqlMapper.ICustomQueryParameter
    {
        public void AddParameter(IDbCommand command, string name)
        {
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }
    }
}
