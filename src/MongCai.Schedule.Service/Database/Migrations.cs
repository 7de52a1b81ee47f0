using System.Collections.Immutable;
using System.Data.Common;
using MongCai.Schedule.Service.History;
using NodaTime;

namespace MongCai.Schedule.Service.Database;

/// <summary>How the database came to be as it is: numbered steps that are only ever added to.</summary>
internal static class Migrations
{
    private static readonly ImmutableArray<Func<Dialect, IEnumerable<string>>> Steps = [First, WithRatifications, WithEvents, WithSubscriptions, WithFastDeliveries, WithEndpoints];

    /// <summary>The tables to which rows are only added.</summary>
    public static readonly ImmutableArray<string> AppendOnlyTables = ["imports", "revisions", "draft_versions", "audit", "events"];

    /// <summary>The number of the last step that this program knows.</summary>
    public static int Newest => Steps.Length;

    /// <summary>Takes the steps that are missing, all or none.</summary>
    /// <exception cref="NewerSchemaException">The database has taken steps that this program does not know.</exception>
    public static Task ApplyAsync(ScheduleDatabase database, Instant now) => ApplyAsync(database, now, Newest);

    /// <summary>Takes the steps that are missing up to one, as an earlier program did.</summary>
    internal static Task ApplyAsync(ScheduleDatabase database, Instant now, int last) => database.WriteAsync(async transaction =>
    {
        await transaction.ExecuteAsync($"CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, applied {database.Dialect.Text} NOT NULL)");
        var reached = await transaction.FindAsync<long?>("SELECT max(number) FROM migrations") ?? 0;
        if (reached > Newest)
        {
            throw new NewerSchemaException(reached, Newest);
        }

        for (var number = (int)reached + 1; number <= last; number++)
        {
            foreach (var sql in Steps[number - 1](database.Dialect))
            {
                await transaction.ExecuteAsync(sql);
            }

            await transaction.ExecuteAsync("INSERT INTO migrations (number, applied) VALUES (@number, @applied)", new { number, applied = InstantColumn.Write(now) });
        }
    });

    /// <summary>That a database has taken all steps and no others, for what must not change it.</summary>
    /// <exception cref="NewerSchemaException">It has taken steps that this program does not know.</exception>
    /// <exception cref="OlderSchemaException">Steps are missing.</exception>
    public static Task CheckAsync(ScheduleDatabase database) => database.ReadAsync(CheckAsync);

    /// <inheritdoc cref="CheckAsync(ScheduleDatabase)"/>
    public static async Task<long> CheckAsync(DbTransaction transaction) =>
        await transaction.FindAsync<long?>("SELECT max(number) FROM migrations") is var reached && reached > Newest ? throw new NewerSchemaException(reached.Value, Newest)
        : reached < Newest || reached is null ? throw new OlderSchemaException(reached, Newest)
        : reached.Value;

    private static IEnumerable<string> First(Dialect dialect)
    {
        var text = dialect.Text;
        return
        [
            // What files said, as it was imported. The last row of an id holds; statements have theirs in revisions too.
            $"""
            CREATE TABLE imports (
                number BIGINT PRIMARY KEY,
                kind {text} NOT NULL,
                id {text} NOT NULL,
                hash {text} NOT NULL,
                document {text} NOT NULL,
                imported {text} NOT NULL
            )
            """,

            // What everyone may see: a row for each revision of the calendar.
            $"""
            CREATE TABLE revisions (
                number BIGINT PRIMARY KEY,
                known {text} NOT NULL,
                announced {text},
                action {text} NOT NULL CHECK (action IN ('statement', 'confirmation', 'announcement')),
                subject {text} NOT NULL,
                series {text} UNIQUE,
                kind {text} CHECK (kind IN ('new', 'replace', 'cancel')),
                origin {text} NOT NULL CHECK (origin IN ('file', 'official')),
                document {text},
                hash {text},
                approved_by {text}
            )
            """,
            "CREATE INDEX revisions_by_subject ON revisions (subject, number)",

            // What officials work on. Every version of a document is kept beside it, also of what was never published.
            $"""
            CREATE TABLE drafts (
                id {text} PRIMARY KEY,
                status {text} NOT NULL CHECK (status IN ('draft', 'submitted', 'published')),
                version BIGINT NOT NULL,
                submitted_by {text},
                rejection {text}
            )
            """,
            $"""
            CREATE TABLE draft_versions (
                draft {text} NOT NULL REFERENCES drafts (id),
                version BIGINT NOT NULL,
                document {text} NOT NULL,
                hash {text} NOT NULL,
                author {text} NOT NULL,
                written {text} NOT NULL,
                PRIMARY KEY (draft, version)
            )
            """,

            // Who did what: each row holds the hash of the one before it.
            $"""
            CREATE TABLE audit (
                number BIGINT PRIMARY KEY,
                at {text} NOT NULL,
                actor {text} NOT NULL,
                address {text},
                action {text} NOT NULL,
                subject {text} NOT NULL,
                before_hash {text},
                after_hash {text},
                revision BIGINT,
                detail {text} NOT NULL,
                previous {text} NOT NULL,
                hash {text} NOT NULL
            )
            """,

            // Number and hash of the last row of audit: that it is missing shows in no other row.
            $"""
            CREATE TABLE audit_head (
                only_row BIGINT PRIMARY KEY CHECK (only_row = 1),
                number BIGINT NOT NULL,
                hash {text} NOT NULL
            )
            """,
            $"INSERT INTO audit_head (only_row, number, hash) VALUES (1, 0, '{AuditRow.Beginning}')",

            $"""
            CREATE TABLE tokens (
                id {text} PRIMARY KEY,
                name {text} NOT NULL,
                role {text} NOT NULL,
                side {text},
                hash {text} NOT NULL,
                created {text} NOT NULL,
                used {text},
                revoked {text}
            )
            """,
            "CREATE INDEX tokens_by_name ON tokens (name)",

            // What was answered to a request that may come again.
            $"""
            CREATE TABLE idempotency_keys (
                actor {text} NOT NULL,
                key {text} NOT NULL,
                request {text} NOT NULL,
                status BIGINT NOT NULL,
                location {text},
                body {text} NOT NULL,
                answered {text} NOT NULL,
                PRIMARY KEY (actor, key)
            )
            """,
            .. ((string[])["imports", "revisions", "draft_versions", "audit"]).SelectMany(dialect.AppendOnly),
        ];
    }

    /// <summary>
    /// What one person alone has put in force, and a second one's word for it. No database changes a constraint of a table where the other can
    /// too, so the table is made anew.
    /// </summary>
    private static IEnumerable<string> WithRatifications(Dialect dialect)
    {
        var text = dialect.Text;
        return
        [
            $"""
            CREATE TABLE revisions_with_ratifications (
                number BIGINT PRIMARY KEY,
                known {text} NOT NULL,
                announced {text},
                action {text} NOT NULL CHECK (action IN ('statement', 'confirmation', 'ratification', 'announcement')),
                subject {text} NOT NULL,
                series {text} UNIQUE,
                kind {text} CHECK (kind IN ('new', 'replace', 'cancel')),
                origin {text} NOT NULL CHECK (origin IN ('file', 'official')),
                document {text},
                hash {text},
                approved_by {text},
                ratify_by {text}
            )
            """,
            """
            INSERT INTO revisions_with_ratifications
            SELECT number, known, announced, action, subject, series, kind, origin, document, hash, approved_by, NULL FROM revisions
            """,
            "DROP TABLE revisions",
            "ALTER TABLE revisions_with_ratifications RENAME TO revisions",
            "CREATE INDEX revisions_by_subject ON revisions (subject, number)",
            .. dialect.AppendOnly("revisions"),
        ];
    }

    /// <summary>What is told of the gates and of statements, as it is sent, and how far it is told.</summary>
    private static IEnumerable<string> WithEvents(Dialect dialect)
    {
        var text = dialect.Text;
        return
        [
            $"""
            CREATE TABLE events (
                sequence BIGINT PRIMARY KEY,
                id {text} NOT NULL UNIQUE,
                type {text} NOT NULL,
                subject {text} NOT NULL,
                gate {text},
                flow {text},
                classes {text} NOT NULL,
                time {text} NOT NULL,
                recorded {text} NOT NULL,
                revision BIGINT NOT NULL,
                body {text} NOT NULL,
                hash {text} NOT NULL,
                CHECK ((gate IS NULL) = (flow IS NULL))
            )
            """,
            "CREATE INDEX events_by_subject ON events (subject, sequence)",
            "CREATE INDEX events_by_gate ON events (gate, flow, sequence)",
            "CREATE INDEX events_by_type ON events (type, sequence)",
            "CREATE INDEX events_by_gate_and_type ON events (gate, flow, type, sequence)",
            $"CREATE TABLE event_clock (only_row BIGINT PRIMARY KEY CHECK (only_row = 1), reached {text} NOT NULL)",
            $"""
            CREATE TABLE gates_told (
                gate {text} NOT NULL,
                flow {text} NOT NULL,
                status {text} NOT NULL,
                PRIMARY KEY (gate, flow)
            )
            """,
            .. dialect.AppendOnly("events"),
        ];
    }

    /// <summary>Who wants to be told of what, what each was told, and what is still to be sent.</summary>
    private static IEnumerable<string> WithSubscriptions(Dialect dialect)
    {
        var text = dialect.Text;
        return
        [
            // Filters are texts between commas; an empty one lets everything pass. What a gate that was named means stands in meant.
            $"""
            CREATE TABLE subscriptions (
                id {text} PRIMARY KEY,
                owner {text} NOT NULL,
                url {text} NOT NULL,
                types {text} NOT NULL,
                gates {text} NOT NULL,
                meant {text} NOT NULL,
                flows {text} NOT NULL,
                classes {text} NOT NULL,
                question {text},
                status {text} NOT NULL CHECK (status IN ('active', 'disabled')),
                disabled_reason {text},
                disabled_at {text},
                secret {text} NOT NULL,
                previous_secret {text},
                rotated {text},
                reached BIGINT NOT NULL,
                created {text} NOT NULL,
                version BIGINT NOT NULL,
                failing_since {text},
                CHECK ((status = 'disabled') = (disabled_at IS NOT NULL))
            )
            """,
            "CREATE INDEX subscriptions_by_owner ON subscriptions (owner, id)",

            // What one subscription alone is told, and no event tells.
            $"""
            CREATE TABLE messages (
                number BIGINT PRIMARY KEY,
                id {text} NOT NULL UNIQUE,
                subscription {text} NOT NULL,
                subject {text} NOT NULL,
                body {text} NOT NULL,
                created {text} NOT NULL
            )
            """,
            "CREATE INDEX messages_by_subscription ON messages (subscription)",

            // An event to a subscription, or a message: then its sequence is 0. While it is sent, not_before is until when nobody else sends it.
            $"""
            CREATE TABLE deliveries (
                subscription {text} NOT NULL,
                sequence BIGINT NOT NULL,
                message BIGINT NOT NULL,
                subject {text} NOT NULL,
                state {text} NOT NULL CHECK (state IN ('pending', 'delivered', 'dead')),
                attempts BIGINT NOT NULL,
                not_before {text} NOT NULL,
                last_status BIGINT,
                last_failure {text},
                last_text {text},
                last_at {text},
                took_ms BIGINT,
                PRIMARY KEY (subscription, sequence, message),
                CHECK ((sequence = 0) <> (message = 0))
            )
            """,
            "CREATE INDEX deliveries_in_order ON deliveries (subscription, subject, sequence, message) WHERE state = 'pending'",
            "CREATE INDEX deliveries_due ON deliveries (not_before) WHERE state = 'pending'",
            "CREATE INDEX deliveries_dead ON deliveries (subscription, sequence, message) WHERE state = 'dead'",
            "CREATE INDEX deliveries_done ON deliveries (last_at) WHERE state = 'delivered'",
        ];
    }

    /// <summary>
    /// Deliveries of one event lie side by side, as they are written, rather than each among those of its subscription: of the pages that 10,000 of them change there are
    /// hundreds then, not thousands. They are written without checks, which cost SQLite a quarter of it; and which subscriptions are behind is found without looking at all.
    /// </summary>
    private static IEnumerable<string> WithFastDeliveries(Dialect dialect)
    {
        var text = dialect.Text;
        const string Columns = "subscription, sequence, message, subject, state, attempts, not_before, last_status, last_failure, last_text, last_at, took_ms";
        return
        [
            "ALTER TABLE deliveries RENAME TO deliveries_before",

            // An event to a subscription, or a message: then its sequence is 0. While it is sent, not_before is until when nobody else sends it. The state is pending,
            // delivered or dead.
            $"""
            CREATE TABLE deliveries (
                subscription {text} NOT NULL,
                sequence BIGINT NOT NULL,
                message BIGINT NOT NULL,
                subject {text} NOT NULL,
                state {text} NOT NULL,
                attempts BIGINT NOT NULL,
                not_before {text} NOT NULL,
                last_status BIGINT,
                last_failure {text},
                last_text {text},
                last_at {text},
                took_ms BIGINT,
                PRIMARY KEY (sequence, message, subscription)
            ){dialect.InOrderOfKey}
            """,
            $"INSERT INTO deliveries ({Columns}) SELECT {Columns} FROM deliveries_before",
            "DROP TABLE deliveries_before",
            "CREATE INDEX deliveries_in_order ON deliveries (subscription, subject, sequence, message) WHERE state = 'pending'",
            "CREATE INDEX deliveries_due ON deliveries (not_before) WHERE state = 'pending'",
            "CREATE INDEX deliveries_dead ON deliveries (subscription, sequence, message) WHERE state = 'dead'",
            "CREATE INDEX deliveries_done ON deliveries (last_at) WHERE state = 'delivered'",
            "CREATE INDEX subscriptions_behind ON subscriptions (reached DESC, id) WHERE status = 'active' AND question IS NULL",
            "CREATE INDEX subscriptions_failing ON subscriptions (id) WHERE failing_since IS NOT NULL",
            "CREATE INDEX subscriptions_watching ON subscriptions (reached) WHERE status = 'active' AND question IS NOT NULL",
        ];
    }

    /// <summary>
    /// How far each subscription is, which every event changes for all of them, lies apart from what its owner wrote and what signs, which is several times as long: one event changes
    /// fewer pages for 10,000 subscriptions then, and fewer are written to the disk.
    /// </summary>
    private static IEnumerable<string> WithEndpoints(Dialect dialect)
    {
        var text = dialect.Text;
        const string Endpoint = "url, types, gates, meant, flows, classes, secret, previous_secret, rotated";
        const string Subscription = "id, owner, question, status, disabled_reason, disabled_at, reached, created, version, failing_since";
        return
        [
            $"""
            CREATE TABLE endpoints (
                subscription {text} PRIMARY KEY,
                url {text} NOT NULL,
                types {text} NOT NULL,
                gates {text} NOT NULL,
                meant {text} NOT NULL,
                flows {text} NOT NULL,
                classes {text} NOT NULL,
                secret {text} NOT NULL,
                previous_secret {text},
                rotated {text}
            )
            """,
            $"INSERT INTO endpoints (subscription, {Endpoint}) SELECT id, {Endpoint} FROM subscriptions",
            "ALTER TABLE subscriptions RENAME TO subscriptions_before",
            $"""
            CREATE TABLE subscriptions (
                id {text} PRIMARY KEY,
                owner {text} NOT NULL,
                question {text},
                status {text} NOT NULL CHECK (status IN ('active', 'disabled')),
                disabled_reason {text},
                disabled_at {text},
                reached BIGINT NOT NULL,
                created {text} NOT NULL,
                version BIGINT NOT NULL,
                failing_since {text},
                CHECK ((status = 'disabled') = (disabled_at IS NOT NULL))
            ){dialect.InOrderOfKey}
            """,
            $"INSERT INTO subscriptions ({Subscription}) SELECT {Subscription} FROM subscriptions_before",
            "DROP TABLE subscriptions_before",
            "CREATE INDEX subscriptions_by_owner ON subscriptions (owner, id)",
            "CREATE INDEX subscriptions_behind ON subscriptions (reached DESC, id) WHERE status = 'active' AND question IS NULL",
            "CREATE INDEX subscriptions_failing ON subscriptions (id) WHERE failing_since IS NOT NULL",
            "CREATE INDEX subscriptions_watching ON subscriptions (reached) WHERE status = 'active' AND question IS NOT NULL",
        ];
    }
}
