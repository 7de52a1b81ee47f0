using System.Data.Common;
using MongCai.Schedule.Publishing;
using MongCai.Schedule.Service.Database;

namespace MongCai.Schedule.Service.Statements;

/// <summary>The rows of drafts and their versions.</summary>
internal static class DraftStore
{
    private const string Columns = "SELECT id, status, version, submitted_by AS SubmittedBy, rejection FROM drafts";

    public static Task<DraftRow?> FindAsync(DbTransaction transaction, string id) => transaction.FindAsync<DraftRow>($"{Columns} WHERE id = @id", new { id });

    /// <summary>All of them, by id.</summary>
    public static Task<List<DraftRow>> AllAsync(DbTransaction transaction) => transaction.QueryAsync<DraftRow>($"{Columns} ORDER BY id");

    /// <summary>The versions of one, in order.</summary>
    public static Task<List<DraftVersionRow>> VersionsAsync(DbTransaction transaction, string id) => transaction.QueryAsync<DraftVersionRow>(
        "SELECT version, document, hash, author, written FROM draft_versions WHERE draft = @id ORDER BY version", new { id });

    public static Task AddAsync(DbTransaction transaction, string id) =>
        transaction.ExecuteAsync("INSERT INTO drafts (id, status, version) VALUES (@id, 'draft', 0)", new { id });

    /// <summary>Adds a version, the last one from now on.</summary>
    public static async Task AddVersionAsync(DbTransaction transaction, string id, DraftVersionRow version)
    {
        await transaction.ExecuteAsync(
            "INSERT INTO draft_versions (draft, version, document, hash, author, written) VALUES (@id, @Version, @Document, @Hash, @Author, @Written)",
            new { id, version.Version, version.Document, version.Hash, version.Author, version.Written });
        await transaction.ExecuteAsync("UPDATE drafts SET version = @Version WHERE id = @id", new { id, version.Version });
    }

    public static Task SetStatusAsync(DbTransaction transaction, string id, StatementStatus status, string? submittedBy, string? rejection) => transaction.ExecuteAsync(
        "UPDATE drafts SET status = @status, submitted_by = @submittedBy, rejection = @rejection WHERE id = @id",
        new { id, status = TextForm.Of(status), submittedBy, rejection });
}
