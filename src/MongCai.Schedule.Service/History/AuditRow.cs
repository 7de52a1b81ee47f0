using System.Security.Cryptography;
using System.Text.Json;

namespace MongCai.Schedule.Service.History;

/// <summary>An <see cref="AuditEntry"/> as it is kept, chained to the one before it.</summary>
internal sealed record AuditRow(
    long Number,
    string At,
    string Actor,
    string? Address,
    string Action,
    string Subject,
    string? BeforeHash,
    string? AfterHash,
    long? Revision,
    string Detail,
    string Previous,
    string Hash)
{
    /// <summary>What the first row names as the one before it.</summary>
    public static readonly string Beginning = new('0', 64);

    /// <summary>The hash that it must have: SHA-256 of a JSON array of all else in it, in order.</summary>
    public string ExpectedHash => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        (object?[])[Number, At, Actor, Address, Action, Subject, BeforeHash, AfterHash, Revision, Detail, Previous])));
}
