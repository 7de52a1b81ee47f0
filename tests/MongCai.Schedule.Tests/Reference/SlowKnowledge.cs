using MongCai.Schedule.Statements;

namespace MongCai.Schedule.Tests.Reference;

/// <summary>What is known at a moment: the statements that were never corrected, those whose endings count, and all clauses.</summary>
internal sealed record SlowKnowledge(IReadOnlyList<Statement> Alive, IReadOnlyList<Statement> Ending, IReadOnlyList<SlowLine> Lines);
