using System.Data.Common;
using MongCai.Schedule.Service.Access;
using MongCai.Schedule.Service.Commands;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Documents;
using MongCai.Schedule.Service.History;
using MongCai.Schedule.Service.Outbox;
using MongCai.Schedule.Service.Publication;
using MongCai.Schedule.Service.Tests.CalendarFiles;
using MongCai.Schedule.Service.Tests.Database;
using MongCai.Schedule.Service.Tests.Events;
using MongCai.Schedule.Service.Upkeep;
using NodaTime;

namespace MongCai.Schedule.Service.Tests.Upkeep;

/// <summary>What is wrong with a database is found, whichever it is.</summary>
public abstract class UpkeepContract(PostgresCluster? cluster)
{
    private const string NoHash = "x";

    public sealed class OnSqlite() : UpkeepContract(null);

    public sealed class OnPostgres(PostgresCluster cluster) : UpkeepContract(cluster)
    {
        [Fact]
        public async Task A_trigger_that_is_switched_off_is_told()
        {
            await using var database = await FilledDatabase.CreateAsync(Cluster);
            await ExecuteAsync(database, "ALTER TABLE audit DISABLE TRIGGER audit_no_change; ALTER TABLE revisions ENABLE REPLICA TRIGGER revisions_no_truncate");
            Assert.Equal(
                ["trigger audit_no_change: disabled, or not the one that was made", "trigger revisions_no_truncate: disabled, or not the one that was made"],
                (await Verification.RunAsync(database.Schedule)).Problems.Order());
        }

        [Fact]
        public async Task A_copy_is_the_work_of_the_servers_own_tools()
        {
            await using var database = await FilledDatabase.CreateAsync(Cluster);
            var (code, output, error) = await RunAsync("backup", "never-written.db", "--database", database.ConnectionString);
            Assert.Equal((ExitCode.WrongInput, ""), (code, output));
            Assert.Equal("A PostgreSQL database is copied by its own tools: pg_dump --format=custom --file=FILE DATABASE (docs/operations.md, “Backup and restore”).", error);
            Assert.False(File.Exists("never-written.db"));
        }
    }

    private PostgresCluster? Cluster => cluster;

    [Fact]
    public async Task What_nobody_touched_is_verified_and_left_as_it_is()
    {
        await using var database = await FilledDatabase.CreateAsync(cluster);
        var head = await database.Schedule.ReadAsync(AuditStore.FindHeadAsync);
        Assert.Equal(new AuditHead(27, head!.Hash), head);
        var events = await database.Schedule.ReadAsync(EventStore.HeadAsync);
        Assert.Equal((ExitCode.Done, $"verified 27 entries, 7 revisions, head 27 {head.Hash}\nevents to 1 {events.Hash}", ""), await RunAsync("verify", "--database", database.ConnectionString));
        Assert.Equal(head, await database.Schedule.ReadAsync(AuditStore.FindHeadAsync));
    }

    [Fact]
    public async Task Files_that_became_known_together_are_right_whenever_the_clock_comes_to_them()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        var reading = SmallCalendar.Read(
            ("statements/one.yaml", SmallCalendar.Statement("id: one\nknown: 2022-03-01")), ("statements/other.yaml", SmallCalendar.Statement("id: other\nknown: 2022-03-01")));
        foreach (var now in (Instant[])[Instant.FromUtc(2022, 2, 25, 0, 0), Instant.FromUtc(2022, 3, 5, 0, 0)])
        {
            Assert.Empty(await Import.RunAsync(database.Schedule, reading, now, isReplay: true));
            Assert.Empty((await Verification.RunAsync(database.Schedule)).Problems);
        }

        var revisions = await database.Schedule.ReadAsync(RevisionStore.AllAsync);
        Assert.Equal(revisions[^2].KnownAt, revisions[^1].KnownAt);
    }

    [Theory]
    [InlineData("UPDATE tokens SET role = 'approver'", "changed; it was handed out to Hoa as")]
    [InlineData("UPDATE tokens SET name = 'An'", "changed; it was handed out to Hoa as")]
    [InlineData("UPDATE tokens SET side = 'cn'", "changed; it was handed out to Hoa as")]
    [InlineData("UPDATE tokens SET revoked = created", "changed; it was handed out to Hoa as")]
    [InlineData("DELETE FROM tokens", "missing")]
    [InlineData("INSERT INTO tokens (id, name, role, hash, created) VALUES ('x', 'Eve', 'approver', 'x', 'x')", "no entry of the audit record tells of it")]
    public async Task A_token_that_was_not_handed_out_so_is_found(string sql, string expected)
    {
        await using var database = await FilledDatabase.CreateAsync(cluster);
        await ExecuteAsync(database, sql);
        var problem = Assert.Single((await Verification.RunAsync(database.Schedule)).Problems);
        Assert.StartsWith("token ", problem, StringComparison.Ordinal);
        Assert.Contains(expected, problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_was_revoked_is_found_where_it_works_again()
    {
        await using var database = await FilledDatabase.CreateAsync(cluster);
        await Tokens.RevokeAsync(database.Schedule, "Hoa", null, FilledDatabase.Now + Duration.FromDays(1));
        Assert.Empty((await Verification.RunAsync(database.Schedule)).Problems);
        await ExecuteAsync(database, "UPDATE tokens SET revoked = NULL");
        Assert.EndsWith(", and revoked", Assert.Single((await Verification.RunAsync(database.Schedule)).Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_calendar_is_verified()
    {
        await using var database = await TestDatabase.CreateAsync(cluster);
        Assert.Equal((ExitCode.Done, $"verified 0 entries, 0 revisions, head 0 {AuditRow.Beginning}\nevents to 0 {EventRow.Beginning}", ""), await RunAsync("verify", "--database", database.ConnectionString));
    }

    [Theory]
    [InlineData("UPDATE audit SET actor = 'Nobody' WHERE number = 7", "audit 7: changed; its content does not have its hash")]
    [InlineData("UPDATE audit SET detail = 'more' WHERE number = 27", "audit 27: changed; its content does not have its hash")]
    [InlineData("DELETE FROM audit WHERE number = 21", "audit 21: missing", "token …: no entry of the audit record tells of it")]
    [InlineData("DELETE FROM audit WHERE number IN (18, 19)", "audit 18 to 19: missing", "import 15 (statement later): no entry of the audit record tells of it", "revision 4: no entry of the audit record tells of it")]
    [InlineData("DELETE FROM audit WHERE number = 27", "audit 27: missing", "draft official-2: “published”, submitted by nobody; the audit record has “draft”, by nobody", "revision 7: no entry of the audit record tells of it")]
    [InlineData("DELETE FROM audit WHERE number > 25", "audit 26 to 27: missing", "draft official-2, version 2: no entry of the audit record tells of it", "draft official-2: “published”, submitted by nobody; the audit record has “draft”, by nobody", "revision 7: no entry of the audit record tells of it")]
    [InlineData("DELETE FROM audit_head", "audit_head: missing; whether the last entries of the audit record are there cannot be told")]
    [InlineData("UPDATE imports SET document = document || ' ' WHERE number = 3", "import 3 (class dry-food): changed; its document does not have its hash")]
    [InlineData("DELETE FROM imports WHERE number = 3", "import 3: missing", "class dry-food: missing as audit 3 recorded it")]
    [InlineData("DELETE FROM imports WHERE number = 15", "statement later: missing as audit 18 recorded it")]
    [InlineData("UPDATE draft_versions SET document = 'x' WHERE draft = 'official-1' AND version = 1", "draft official-1, version 1: changed; its document does not have its hash")]
    [InlineData("DELETE FROM draft_versions WHERE draft = 'official-1' AND version = 1", "draft official-1, version 1: missing", "statement official-1: missing as audit 22 recorded it")]
    [InlineData("DELETE FROM draft_versions WHERE draft = 'official-1' AND version = 2", "draft official-1, version 2: missing", "statement official-1: missing as audit 23 recorded it")]
    [InlineData("DELETE FROM draft_versions WHERE draft = 'official-1'; DELETE FROM drafts WHERE id = 'official-1'", "statement official-1: missing as audit 22 recorded it", "statement official-1: missing as audit 23 recorded it")]
    [InlineData("UPDATE revisions SET approved_by = 'Nobody' WHERE number = 6", "revision 6: changed; it is not what audit 24 recorded")]
    [InlineData("DELETE FROM revisions WHERE number = 7", "revision 7: missing")]
    [InlineData("UPDATE drafts SET status = 'draft' WHERE id = 'official-1'", "draft official-1: “draft”, submitted by nobody; the audit record has “published”, by nobody")]
    [InlineData("UPDATE drafts SET submitted_by = 'Nobody' WHERE id = 'official-1'", "draft official-1: “published”, submitted by Nobody; the audit record has “published”, by nobody")]
    [InlineData("DELETE FROM revisions WHERE number = 1", "revision 1: missing")]
    [InlineData("DELETE FROM revisions WHERE number = 6", "revision 6: missing", "revision 7: it has the series number 2026/003 where 2026/002 comes next")]
    public async Task What_was_changed_or_removed_is_named(string sql, params string[] problems)
    {
        await using var database = await FilledDatabase.CreateAsync(cluster);
        await TamperAsync(database, sql);
        var (code, output, error) = await RunAsync("verify", "--database", database.ConnectionString);
        Assert.Equal((ExitCode.WrongInput, "", string.Join('\n', problems)), (code, output, System.Text.RegularExpressions.Regex.Replace(error, "token [0-9a-f]{12}", "token …")));
    }

    [Theory]
    [InlineData("UPDATE events SET body = replace(body, 'false', 'true') WHERE sequence = 4", "event 4: changed; its body does not have its hash")]
    [InlineData("UPDATE events SET hash = 'x' WHERE sequence = 7", "event 7: changed; its body does not have its hash")]
    [InlineData("DELETE FROM events WHERE sequence = 4", "event 4: missing", "event 6: it does not name the hash of the one before it of gates/bac-luan-2/cargo; one of both was changed, removed, or put elsewhere")]
    [InlineData("DELETE FROM events WHERE sequence IN (2, 3)", "event 2 to 3: missing", "event 4: it does not name the hash of the one before it of gates/bac-luan-2/cargo; one of both was changed, removed, or put elsewhere", "event 7: it does not name the hash of the one before it of statements/x; one of both was changed, removed, or put elsewhere")]
    [InlineData("UPDATE events SET type = 'gate.hours_changed' WHERE sequence = 2", "event 2: its columns say “", "”, its body “")]
    [InlineData("UPDATE events SET gate = 'bac-luan-2' WHERE sequence = 5", "event 5: its columns say “", "”, its body “")]
    [InlineData("UPDATE events SET recorded = time || 'x' WHERE sequence = 5", "event 5: its columns say “", "”, its body “")]
    [InlineData("UPDATE events SET revision = 8 WHERE sequence = 5", "event 5: revision 8, which it was written at, is not there")]
    [InlineData("UPDATE events SET body = '{}' WHERE sequence = 7", "event 7: changed; its body does not have its hash", "event 7: its body is no event")]
    [InlineData(
        "UPDATE events SET sequence = 99 WHERE sequence = 4; UPDATE events SET sequence = 4 WHERE sequence = 5; UPDATE events SET sequence = 5 WHERE sequence = 99",
        "event 4: it does not name the hash of 3", "event 4: its columns say “", "event 5: it does not name the hash of 4", "event 5: its columns say “", "event 6: it does not name the hash of 5")]
    public async Task An_event_that_was_changed_removed_or_put_elsewhere_is_named(string sql, params string[] problems)
    {
        await using var database = await FilledDatabase.CreateAsync(cluster);
        (string, string?, string?)[] cargo = [("gate.regime_changed", "bac-luan-2", "cargo"), ("statement.published", null, null)];
        await WrittenEvents.AddAsync(database.Schedule, [.. cargo, cargo[0], ("gate.regime_changed", "bac-luan-1", "cargo"), .. cargo], FilledDatabase.Now);
        var verified = await Verification.RunAsync(database.Schedule);
        Assert.Equal((0, 7), (verified.Problems.Length, verified.Events.Sequence));
        await TamperAsync(database, sql);
        var found = string.Join('\n', (await Verification.RunAsync(database.Schedule)).Problems);
        Assert.All(problems, problem => Assert.Contains(problem, found, StringComparison.Ordinal));
        Assert.All(found.Split('\n'), line => Assert.Contains(problems, problem => line.StartsWith(problem, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Entries_that_were_put_elsewhere_are_named()
    {
        await using var database = await FilledDatabase.CreateAsync(cluster);
        await TamperAsync(database, "UPDATE audit SET number = 99 WHERE number = 7; UPDATE audit SET number = 7 WHERE number = 8; UPDATE audit SET number = 8 WHERE number = 99");
        Assert.Equal(
            [
                "audit 7: it does not name the hash of 6; one of both was changed, or put elsewhere", "audit 7: changed; its content does not have its hash",
                "audit 8: it does not name the hash of 7; one of both was changed, or put elsewhere", "audit 8: changed; its content does not have its hash",
                "audit 9: it does not name the hash of 8; one of both was changed, or put elsewhere",
            ],
            (await Verification.RunAsync(database.Schedule)).Problems);
    }

    [Fact]
    public async Task An_entry_with_a_hash_made_for_it_is_found_by_the_next_and_the_last_by_the_head()
    {
        await using var database = await FilledDatabase.CreateAsync(cluster);
        await ForgeAsync(database, 7);
        await ForgeAsync(database, 27);
        var problems = (await Verification.RunAsync(database.Schedule)).Problems;
        Assert.Equal("audit 8: it does not name the hash of 7; one of both was changed, or put elsewhere", problems[0]);
        Assert.Matches("^audit 27: not the last that was written, which is 27 with the hash [0-9a-f]{64}$", Assert.Single(problems.Skip(1)));
    }

    [Fact]
    public async Task An_entry_that_was_removed_is_missed_also_when_others_follow()
    {
        await using var database = await FilledDatabase.CreateAsync(cluster);
        await TamperAsync(database, "DELETE FROM audit WHERE number = 27");
        await database.Schedule.WriteAsync(transaction => AuditStore.AppendAsync(transaction, new AuditEntry("Hoa", null, "seen", "x", null, null), FilledDatabase.Now));
        Assert.Contains("audit 27: missing", (await Verification.RunAsync(database.Schedule)).Problems);
    }

    [Fact]
    public async Task What_is_published_past_the_rules_is_named_though_the_record_tells_of_it()
    {
        await using var database = await FilledDatabase.CreateAsync(cluster);
        await database.Schedule.WriteAsync(async transaction =>
        {
            var last = (await RevisionStore.LastAsync(transaction))!;
            foreach (var row in (RevisionRow[])
            [
                last with { Number = 8, Series = "2026/005" },
                last with { Number = 9, Series = null },
                last with { Number = 10, Series = "2026/006", Known = InstantColumn.Write(FilledDatabase.Now + Duration.FromDays(1)), Hash = NoHash },
                last with { Number = 12, Series = "2028/007", Known = InstantColumn.Write(FilledDatabase.Now + Duration.FromDays(800)) },
            ])
            {
                await Revisions.AddAsync(transaction, row, new AuditEntry("Hoa", null, "approved", "statement x", null, null), FilledDatabase.Now);
            }

            await ImportStore.AddAsync(transaction, new ImportRow(18, "statement", "x", StoredDocument.HashOf("x"), "x", "x"));
        });
        Assert.Equal(
            [
                "import 16 to 17: missing", "import 18 (statement x): no entry of the audit record tells of it",
                "revision 8: known at 2026-11-22T07:00:00.000000000Z, which is not after 2026-11-22T07:00:00.000000000Z of revision 7",
                "revision 8: it has the series number 2026/005 where 2026/004 comes next",
                "revision 9: known at 2026-11-22T07:00:00.000000000Z, which is not after 2026-11-22T07:00:00.000000000Z of revision 8",
                "revision 9: a statement with the series number left out",
                "revision 10: changed; its document does not have its hash",
                "revision 11: missing",
                "revision 12: it has the series number 2028/007 where 2029/001 comes next",
            ],
            (await Verification.RunAsync(database.Schedule)).Problems);
    }

    [Fact]
    public async Task A_trigger_that_is_gone_or_another_is_told()
    {
        await using var database = await FilledDatabase.CreateAsync(cluster);
        await ExecuteAsync(database, cluster is null
            ? "DROP TRIGGER audit_no_update; DROP TRIGGER revisions_no_delete; CREATE TRIGGER revisions_no_delete BEFORE DELETE ON revisions BEGIN SELECT 1; END; CREATE TRIGGER mine AFTER INSERT ON tokens BEGIN SELECT 1; END"
            : "DROP TRIGGER audit_no_change ON audit; CREATE OR REPLACE FUNCTION revisions_is_append_only() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN OLD; END'; CREATE TRIGGER mine AFTER INSERT ON tokens EXECUTE FUNCTION audit_is_append_only()");
        Assert.Equal(
            cluster is null
                ? ["trigger audit_no_update: missing; rows can be changed or removed unseen", "trigger revisions_no_delete: disabled, or not the one that was made", "trigger mine: not made by this program"]
                :
                [
                    "trigger audit_no_change: missing; rows can be changed or removed unseen", "trigger revisions_no_change: disabled, or not the one that was made",
                    "trigger revisions_no_truncate: disabled, or not the one that was made", "trigger mine: not made by this program",
                ],
            (await Verification.RunAsync(database.Schedule)).Problems);
    }

    [Fact]
    public async Task A_database_that_is_only_read_is_not_written()
    {
        await using var database = await FilledDatabase.CreateAsync(cluster);
        await using var only = new ScheduleDatabase(database.ConnectionString, isReadOnly: true);
        await Assert.ThrowsAnyAsync<DbException>(() => only.WriteAsync(transaction => transaction.ExecuteAsync("UPDATE tokens SET name = 'x'")));
    }

    [Fact]
    public async Task What_is_no_database_of_this_version_cannot_be_verified()
    {
        await using var database = await TestDatabase.CreateEmptyAsync(cluster);
        await ExecuteAsync(database, "CREATE TABLE migrations (number BIGINT)");
        Assert.Equal(
            (ExitCode.EnvironmentFailed, "", $"The database cannot be used: The database has schema 0, and this program reads {Migrations.Newest} only; serve brings it there."),
            await RunAsync("verify", "--database", database.ConnectionString));
    }

    protected static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var code = await CommandLine.RunAsync(arguments, output, error);
        return (code, Text(output), Text(error));

        static string Text(StringWriter writer) => writer.ToString().ReplaceLineEndings("\n").TrimEnd('\n');
    }

    private protected static Task ExecuteAsync(TestDatabase database, string sql) => database.Schedule.WriteAsync(transaction => transaction.ExecuteAsync(sql));

    /// <summary>Changes what is append-only, as somebody would who may drop triggers, and leaves no other trace.</summary>
    private async Task TamperAsync(TestDatabase database, string sql)
    {
        foreach (var table in Migrations.AppendOnlyTables)
        {
            await ExecuteAsync(database, cluster is null ? $"DROP TRIGGER {table}_no_update; DROP TRIGGER {table}_no_delete" : $"ALTER TABLE {table} DISABLE TRIGGER USER");
        }

        await ExecuteAsync(database, sql);
        foreach (var table in Migrations.AppendOnlyTables)
        {
            await ExecuteAsync(database, cluster is null ? string.Join(';', database.Schedule.Dialect.AppendOnly(table)) : $"ALTER TABLE {table} ENABLE TRIGGER USER");
        }
    }

    /// <summary>Changes an entry, and gives it the hash of what it says now.</summary>
    private async Task ForgeAsync(TestDatabase database, long number)
    {
        var row = (await database.Schedule.ReadAsync(transaction => AuditStore.AfterAsync(transaction, number - 1, 1)))[0] with { Actor = "Nobody" };
        await TamperAsync(database, $"UPDATE audit SET actor = 'Nobody', hash = '{row.ExpectedHash}' WHERE number = {number}");
    }
}
