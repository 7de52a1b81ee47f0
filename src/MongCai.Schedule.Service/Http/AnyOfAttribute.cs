namespace MongCai.Schedule.Service.Http;

/// <summary>Says which shapes a member has, for the API document.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AnyOfAttribute(params Type[] shapes) : Attribute
{
    public IReadOnlyList<Type> Shapes => shapes;
}
