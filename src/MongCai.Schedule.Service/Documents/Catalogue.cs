using System.Collections.Immutable;

namespace MongCai.Schedule.Service.Documents;

/// <summary>
/// What other documents may name by id. Something whose document is wrong elsewhere is still known by name, so that one mistake does not
/// bring forth others.
/// </summary>
internal sealed class Catalogue<T>
    where T : class
{
    private readonly Dictionary<Id<T>, T?> _entries = [];

    /// <summary>Whether every id is in it; false where some could not be read.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>Whether everything in it could be read.</summary>
    public bool IsWhole => IsComplete && !_entries.ContainsValue(null);

    public IEnumerable<string> Ids => _entries.Keys.Select(id => id.ToString()).Order(StringComparer.Ordinal);

    public ImmutableArray<T> Entries => [.. _entries.Values.OfType<T>()];

    /// <summary>Adds an entry; false where the id is there already.</summary>
    /// <param name="id">The id; null where it could not be read.</param>
    /// <param name="entry">The entry; null where it is wrong.</param>
    public bool Add(Id<T>? id, T? entry)
    {
        IsComplete &= id is not null;
        return id is null || _entries.TryAdd(id.Value, entry);
    }

    /// <summary>Says that there are more, which could not be read.</summary>
    public void MarkIncomplete() => IsComplete = false;

    /// <summary>Whether a document may name the id.</summary>
    public bool MayName(Id<T> id) => !IsComplete || _entries.ContainsKey(id);

    /// <summary>The entry; null where it is not known or wrong.</summary>
    public T? Find(Id<T> id) => _entries.GetValueOrDefault(id);
}
