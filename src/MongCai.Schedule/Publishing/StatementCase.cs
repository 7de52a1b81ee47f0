using System.Collections.Immutable;

namespace MongCai.Schedule.Publishing;

/// <summary>What is decided about when somebody wants to do something with a statement.</summary>
/// <param name="Status">How far it has come.</param>
/// <param name="Authors">The names of all who wrote any of it or submitted it, capitals apart; empty for one that came from a file.</param>
/// <param name="AwaitsRatification">Whether it is an emergency that one person alone has put in force, and nobody has ratified.</param>
public sealed record StatementCase(StatementStatus Status, ImmutableArray<string> Authors, bool AwaitsRatification = false);
