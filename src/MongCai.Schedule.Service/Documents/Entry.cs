namespace MongCai.Schedule.Service.Documents;

/// <summary>An entry that other documents may name by its id.</summary>
/// <param name="Node">Where it is written.</param>
/// <param name="Id">Its id; null where that could not be read.</param>
/// <param name="Value">The entry; null where something in it is wrong.</param>
/// <param name="Outline">
/// The entry as far as it says what statements are about, where something else in it is wrong: enough to look for what contradicts. Null where
/// that could not be read.
/// </param>
internal sealed record Entry<T>(DocumentNode Node, Id<T>? Id, T? Value, T? Outline = null)
    where T : class;
