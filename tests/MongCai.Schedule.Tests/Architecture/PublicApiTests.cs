using System.Globalization;
using System.Reflection;
using MongCai.Schedule.Lunisolar;

namespace MongCai.Schedule.Tests.Architecture;

/// <summary>The public API of the core as a text to review: <c>Snapshots/PublicApi.txt</c>.</summary>
public class PublicApiTests
{
    [Fact]
    public void The_public_api_is_the_reviewed_one()
    {
        var lines = typeof(LunisolarCalendar).Assembly.GetExportedTypes()
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .SelectMany(type => Members(type).Order(StringComparer.Ordinal).Prepend(Kind(type) + " " + type.FullName));
        Snapshot.Matches("tests/MongCai.Schedule.Tests/Snapshots/PublicApi.txt", string.Join('\n', lines) + "\n");
    }

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsValueType: true } => "struct",
        { IsInterface: true } => "interface",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static IEnumerable<string> Members(Type type) =>
        from member in type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where member is not Type && !IsAccessor(member)
        let isStatic = member switch
        {
            MethodBase method => method.IsStatic,
            PropertyInfo property => property.GetMethod!.IsStatic,
            FieldInfo field => field.IsStatic,
            _ => false,
        }
        select string.Create(CultureInfo.InvariantCulture, $"    {(isStatic ? "static " : "")}{member}");

    private static bool IsAccessor(MemberInfo member) => member is MethodInfo { IsSpecialName: true } method && !method.Name.StartsWith("op_", StringComparison.Ordinal);
}
