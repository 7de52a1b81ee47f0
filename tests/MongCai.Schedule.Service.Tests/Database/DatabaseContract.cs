using System.Data.Common;
using System.Globalization;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Documents;
using MongCai.Schedule.Service.History;
using MongCai.Schedule.Service.Publication;
using MongCai.Schedule.Service.Upkeep;
using NodaTime;

namespace MongCai.Schedule.Service.Tests.Database;

/// <summary>What the service needs of a database, whichever it is.</summary>
public abstract class DatabaseContract(PostgresCluster? cluster)
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 22, 3, 0);

    public sealed class OnSqlite() : DatabaseContract(null)
    {
        [Fact]
        public async Task Readers_go_on_while_one_writes_and_nothing_is_lost_with_the_power()
        {
            await using var database = await TestDatabase.CreateAsync(null);
            Assert.Equal(("wal", 2L, 1L), await database.Schedule.ReadAsync(async transaction =>
                (await transaction.FindAsync<string>("PRAGMA journal_mode"), await transaction.FindAsync<long>("PRAGMA synchronous"), await transaction.FindAsync<long>("PRAGMA foreign_keys"))));
        }
    }

    public sealed class OnPostgres(PostgresCluster cluster) : DatabaseContract(cluster);

    [Fact]
    public async Task Migrations_are_taken_once()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        await Migrations.ApplyAsync(database.Schedule, Now + Duration.FromDays(1));
        var taken = await database.Schedule.ReadAsync(transaction => transaction.QueryAsync<string>("SELECT applied FROM migrations ORDER BY number"));
        Assert.Equal(Enumerable.Repeat("2026-11-22T03:00:00.000000000Z", Migrations.Newest), taken);
    }

    [Fact]
    public async Task A_database_of_an_earlier_program_is_brought_forward_with_all_that_was_published()
    {
        const string Document = "{}";
        await using var database = await TestDatabase.CreateEmptyAsync(cluster);
        await Migrations.ApplyAsync(database.Schedule, Now, last: 1);
        var row = new RevisionRow(
            1, InstantColumn.Write(Now), null, RevisionRow.Statement, "old", "2026/001", "new", RevisionRow.OfOfficial, Document, StoredDocument.HashOf(Document), "An");
        await database.Schedule.WriteAsync(async transaction =>
        {
            await transaction.ExecuteAsync(
                """
                INSERT INTO revisions (number, known, announced, action, subject, series, kind, origin, document, hash, approved_by)
                VALUES (@Number, @Known, @Announced, @Action, @Subject, @Series, @Kind, @Origin, @Document, @Hash, @ApprovedBy)
                """,
                row);
            await AuditStore.AppendAsync(transaction, new AuditEntry("An", null, "approved", "statement old", null, row.RowHash, Revision: 1), Now);
        });

        await Migrations.ApplyAsync(database.Schedule, Now);
        Assert.Equal([row], await database.Schedule.ReadAsync(RevisionStore.AllAsync));
        Assert.Empty((await Verification.RunAsync(database.Schedule)).Problems);
        await Assert.ThrowsAnyAsync<DbException>(() => database.Schedule.WriteAsync(transaction => transaction.ExecuteAsync("DELETE FROM revisions")));
    }

    [Fact]
    public async Task Deliveries_of_an_earlier_program_are_kept_as_they_were()
    {
        const string Rows = "SELECT subscription, sequence, message, subject, state, attempts, not_before, last_status, last_failure, last_text, last_at, took_ms FROM deliveries ORDER BY 1, 2, 3";
        await using var database = await TestDatabase.CreateEmptyAsync(cluster);
        await Migrations.ApplyAsync(database.Schedule, Now, last: 4);
        await database.Schedule.WriteAsync(transaction => transaction.ExecuteAsync(
            """
            INSERT INTO deliveries (subscription, sequence, message, subject, state, attempts, not_before, last_status, last_failure, last_text, last_at, took_ms) VALUES
                ('b', 7, 0, 'gates/a', 'pending', 2, '2026-11-22T03:00:05.000000000Z', 500, NULL, 'no', '2026-11-22T03:00:00.000000000Z', 12),
                ('a', 7, 0, 'gates/a', 'delivered', 1, '2026-11-22T03:00:00.000000000Z', 204, NULL, '', '2026-11-22T03:00:00.000000000Z', 3),
                ('a', 0, 1, 'watches/a', 'dead', 4, '2026-11-22T03:00:00.000000000Z', NULL, 'timed-out', '', '2026-11-22T03:00:00.000000000Z', 15000)
            """));
        var before = await ReadAsync();
        await Migrations.ApplyAsync(database.Schedule, Now);
        Assert.Equal(3, before.Count);
        Assert.Equal(before, await ReadAsync());

        Task<List<string>> ReadAsync() => RowsAsync(database, Rows);
    }

    [Fact]
    public async Task Subscriptions_and_watches_of_an_earlier_program_are_kept_as_they_were()
    {
        const string Columns =
            "id, owner, url, types, gates, meant, flows, classes, question, status, disabled_reason, disabled_at, secret, previous_secret, rotated, reached, created, version, failing_since";
        await using var database = await TestDatabase.CreateEmptyAsync(cluster);
        await Migrations.ApplyAsync(database.Schedule, Now, last: 5);
        await database.Schedule.WriteAsync(transaction => transaction.ExecuteAsync(
            $"""
            INSERT INTO subscriptions ({Columns}) VALUES
                ('sub_b', 'AN', 'https://a.example/b', ',t,', ',g,', ',g,h,', ',cargo,', ',boat,', NULL, 'active', NULL, NULL, 'now', 'before', '2026-11-21', 7, '2026-11-20', 3, '2026-11-22'),
                ('sub_a', 'BINH', 'https://b.example/', '', '', '', '', '', NULL, 'disabled', 'gone', '2026-11-22', 'other', NULL, NULL, 5, '2026-11-19', 1, NULL),
                ('wch_a', 'AN', 'https://c.example/', '', '', '', '', '', '[]', 'active', NULL, NULL, 'third', NULL, NULL, 2, '2026-11-18', 1, NULL)
            """));
        var before = await RowsAsync(database, $"SELECT {Columns} FROM subscriptions ORDER BY id");
        await Migrations.ApplyAsync(database.Schedule, Now);
        Assert.Equal(3, before.Count);
        Assert.Equal(before, await RowsAsync(database, $"SELECT {Columns} FROM subscriptions JOIN endpoints ON subscription = id ORDER BY id"));
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_refused_and_left_alone()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        await database.Schedule.WriteAsync(transaction => transaction.ExecuteAsync("INSERT INTO migrations (number, applied) VALUES (99, 'x')"));
        var refused = await Assert.ThrowsAsync<NewerSchemaException>(() => Migrations.ApplyAsync(database.Schedule, Now));
        Assert.Contains("99", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_programs_that_start_together_migrate_once()
    {
        await using var database = await TestDatabase.CreateEmptyAsync(cluster);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Migrations.ApplyAsync(database.Schedule, Now))));
        Assert.Equal(Migrations.Newest, await database.Schedule.ReadAsync(transaction => transaction.FindAsync<long>("SELECT count(*) FROM migrations")));
    }

    [Fact]
    public async Task What_fails_halfway_leaves_nothing()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => database.Schedule.WriteAsync(async transaction =>
        {
            await AddAuditAsync(transaction, 1);
            throw new InvalidTimeZoneException();
        }));
        Assert.Equal(0, await CountAuditAsync(database));
    }

    [Fact]
    public async Task One_writes_at_a_time_so_that_numbers_have_no_gap_and_come_once()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 10; i++)
            {
                await database.Schedule.WriteAsync(async transaction =>
                    await AddAuditAsync(transaction, (await transaction.FindAsync<long?>("SELECT max(number) FROM audit") ?? 0) + 1));
            }
        })));
        var numbers = await database.Schedule.ReadAsync(transaction => transaction.QueryAsync<long>("SELECT number FROM audit ORDER BY number"));
        Assert.Equal(Enumerable.Range(1, 40).Select(number => (long)number), numbers);
    }

    [Fact]
    public async Task What_is_read_is_of_one_state()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var counts = await database.Schedule.ReadAsync(async transaction =>
        {
            var before = await transaction.FindAsync<long>("SELECT count(*) FROM audit");
            await database.Schedule.WriteAsync(other => AddAuditAsync(other, 1));
            return (before, await transaction.FindAsync<long>("SELECT count(*) FROM audit"));
        });
        Assert.Equal((0, 0), counts);
        Assert.Equal(1, await CountAuditAsync(database));
    }

    [Theory]
    [InlineData("audit")]
    [InlineData("revisions")]
    [InlineData("draft_versions")]
    [InlineData("imports")]
    public async Task The_database_itself_refuses_to_change_what_is_published(string table)
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        await database.Schedule.WriteAsync(async transaction =>
        {
            await AddAuditAsync(transaction, 1);
            await transaction.ExecuteAsync("INSERT INTO revisions (number, known, action, subject, origin) VALUES (1, 'x', 'statement', 'x', 'file')");
            await transaction.ExecuteAsync("INSERT INTO drafts (id, status, version) VALUES ('x', 'draft', 1)");
            await transaction.ExecuteAsync("INSERT INTO draft_versions (draft, version, document, hash, author, written) VALUES ('x', 1, 'x', 'x', 'x', 'x')");
            await transaction.ExecuteAsync("INSERT INTO imports (number, kind, id, hash, document, imported) VALUES (1, 'x', 'x', 'x', 'x', 'x')");
        });
        var key = table == "draft_versions" ? "version" : "number";
        foreach (var sql in (string[])[$"UPDATE {table} SET {key} = 7", $"DELETE FROM {table}", .. cluster is null ? Array.Empty<string>() : [$"TRUNCATE {table}"]])
        {
            var refused = await Assert.ThrowsAnyAsync<DbException>(() => database.Schedule.WriteAsync(transaction => transaction.ExecuteAsync(sql)));
            Assert.Contains($"{table} is append-only", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Texts_sort_by_code_point_so_that_columns_of_instants_are_in_the_order_of_time()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        Instant[] instants = [Instant.FromUtc(1968, 1, 1, 0, 0), Now, Now + Duration.Epsilon, Now + Duration.FromSeconds(1), Instant.FromUtc(2199, 12, 31, 23, 59)];
        await database.Schedule.WriteAsync(async transaction =>
        {
            foreach (var (instant, index) in instants.Reverse().Select((instant, index) => (instant, index)))
            {
                await transaction.ExecuteAsync(
                    "INSERT INTO tokens (id, name, role, hash, created) VALUES (@id, 'x', 'x', 'x', @created)",
                    new { id = index.ToString(CultureInfo.InvariantCulture), created = InstantColumn.Write(instant) });
            }
        });
        var read = await database.Schedule.ReadAsync(transaction => transaction.QueryAsync<string>("SELECT created FROM tokens ORDER BY created"));
        Assert.Equal(instants, read.Select(InstantColumn.Read));
    }

    private static async Task<List<string>> RowsAsync(TestDatabase database, string sql) =>
        [.. (await database.Schedule.ReadAsync(transaction => transaction.QueryAsync<dynamic>(sql))).Select(row => (string)string.Join('|', ((IDictionary<string, object?>)row).Values))];

    private static Task<int> AddAuditAsync(DbTransaction transaction, long number) => transaction.ExecuteAsync(
        "INSERT INTO audit (number, at, actor, action, subject, detail, previous, hash) VALUES (@number, 'x', 'x', 'x', 'x', 'x', 'x', 'x')", new { number });

    private static Task<long> CountAuditAsync(TestDatabase database) =>
        database.Schedule.ReadAsync(transaction => transaction.FindAsync<long>("SELECT count(*) FROM audit"));
}
