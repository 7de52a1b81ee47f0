namespace MongCai.Schedule.Service.Http;

/// <summary>Says which shapes the items of a list have, for the API document.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ItemsAnyOfAttribute(params Type[] shapes) : Attribute
{
    public IReadOnlyList<Type> Shapes => shapes;
}
