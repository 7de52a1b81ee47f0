using System.Collections.Immutable;
using NodaTime;

namespace MongCai.Schedule.Service.Documents;

/// <summary>The members of one map, each read at most once by name. What is absent reads as null, and so does what is wrong.</summary>
/// <param name="reader">Gathers the mistakes.</param>
/// <param name="map">The map.</param>
/// <param name="meant">Members that misspelt ones are likely meant to be. That they are not there needs not be said too.</param>
internal sealed class MapReader(DocumentReader reader, DocumentNode.Map map, IReadOnlySet<string> meant)
{
    public DocumentNode.Map Node => map;

    /// <summary>Whether a member is there, perhaps misspelt.</summary>
    public bool Has(string name) => Value(name) is not null || meant.Contains(name);

    public DocumentNode? Value(string name) => map.ValueOf(name);

    public T? Read<T>(string name, Func<DocumentNode, T?> read)
        where T : class => Value(name) is { } value ? read(value) : null;

    public T? Read<T>(string name, Func<DocumentNode, T?> read)
        where T : struct => Value(name) is { } value ? read(value) : null;

    /// <summary>A list of at least one; empty where it is absent.</summary>
    public ImmutableArray<T> ReadList<T>(string name, Func<DocumentNode, T?> read, bool mayBeEmpty = false)
        where T : class => Value(name) is { } value ? reader.List(value, read, mayBeEmpty) : [];

    /// <summary>A list of at least one, whose entries are read with their index; empty where it is absent.</summary>
    public ImmutableArray<T> ReadList<T>(string name, Func<DocumentNode, int, T?> read)
        where T : class
    {
        var index = 0;
        return ReadList(name, node => read(node, index++));
    }

    /// <summary>A list of at least one, in which nothing stands twice; empty where it is absent.</summary>
    public ImmutableArray<T> ReadSet<T>(string name, Func<DocumentNode, T?> read, bool mayBeEmpty = false)
        where T : struct => Value(name) is { } value ? reader.Set(value, read, mayBeEmpty) : [];

    /// <summary>The older time, before the one at which it became known, that a file gave when it came late.</summary>
    /// <param name="known">When it became known.</param>
    public Instant? ReadAnnounced(Instant? known)
    {
        var announced = Read("announced", node => reader.Beginning(node, Clocks.Hanoi));
        if (announced >= known)
        {
            reader.Refuse(Value("announced")!, ValueMistakes.AnnouncedAfterKnown(announced.Value, known.Value));
        }

        return announced;
    }

    /// <summary>Refuses a member, at its name, if it is there.</summary>
    public void RefuseMember(string name, TrilingualText text)
    {
        if (Member(name) is { } member)
        {
            reader.Refuse(member.Value.Pointer, member.Place, text);
        }
    }

    private DocumentNode.Member? Member(string name) => map.Members.FirstOrDefault(member => member.Name == name);
}
