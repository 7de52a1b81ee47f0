namespace MongCai.Schedule.Statements;

/// <summary>What another source says that does not agree with the statement.</summary>
/// <param name="Source">The other source.</param>
/// <param name="Says">What it says.</param>
public sealed record Dispute(Source Source, TrilingualText Says);
