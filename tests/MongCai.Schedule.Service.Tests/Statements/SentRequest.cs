namespace MongCai.Schedule.Service.Tests.Statements;

/// <summary>Something that an official has sent.</summary>
/// <param name="Step">What is to be done.</param>
/// <param name="Person">Who asks for it.</param>
/// <param name="Token">The token of that person.</param>
/// <param name="Path">The path.</param>
/// <param name="Body">The body; null for none.</param>
/// <param name="Key">The idempotency key.</param>
internal sealed record SentRequest(Step Step, string Person, string Token, string Path, string? Body, string Key)
{
    /// <summary>When it was sent, as a time stamp of the machine's stopwatch.</summary>
    public long SentAt { get; init; }

    /// <summary>What it was answered, or would have been, where it was done and the answer was lost.</summary>
    public (int Status, string Body)? Answer { get; init; }

    public override string ToString() => $"{Person}, {Path}, key {Key}";
}
