using System.Collections.Concurrent;
using System.Reflection;
using System.Xml.Linq;

namespace MongCai.Schedule.Service.Http;

/// <summary>
/// What the documentation comments say of the members of answers, from the file that the compiler writes beside each assembly. The framework
/// looks there too, but keeps one description for all members of a type such as an instant.
/// </summary>
internal static class MemberWords
{
    private static readonly ConcurrentDictionary<Assembly, IReadOnlyDictionary<string, XElement>> Files = new();

    /// <summary>The words for a parameter of a record; null where there are none, or no file.</summary>
    /// <param name="type">The record.</param>
    /// <param name="name">The name of the member in JSON.</param>
    public static string? Of(Type type, string name) =>
        Files.GetOrAdd(type.Assembly, Read).GetValueOrDefault($"T:{type.FullName!.Replace('+', '.')}")?
            .Elements("param")
            .FirstOrDefault(parameter => string.Equals((string?)parameter.Attribute("name"), name, StringComparison.OrdinalIgnoreCase)) is { } words
            ? Text(words)
            : null;

    private static Dictionary<string, XElement> Read(Assembly assembly)
    {
        var path = Path.Combine(AppContext.BaseDirectory, $"{assembly.GetName().Name}.xml");
        return File.Exists(path)
            ? XDocument.Load(path).Descendants("member").ToDictionary(member => (string)member.Attribute("name")!)
            : [];
    }

    private static string Text(XElement words) => string.Join(' ', string.Concat(words.Nodes().Select(node => node switch
    {
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XText text => text.Value,
        _ => "",
    })).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
