using System.Collections.Immutable;
using MongCai.Schedule.Places;
using NodaTime;

namespace MongCai.Schedule.Statements;

/// <summary>That a statement ends an earlier one, wholly or for some gates and flows.</summary>
/// <param name="Statement">The statement that ends.</param>
/// <param name="From">When it ends; null for when the one that ends it becomes known.</param>
/// <param name="Gates">The gates for which it ends, with their parts; empty for all.</param>
/// <param name="Flows">The flows for which it ends; empty for all.</param>
public sealed record Ending(Id<Statement> Statement, Instant? From, ImmutableArray<Id<Gate>> Gates, ImmutableArray<Flow> Flows);
