namespace MongCai.Schedule.Service.Http;

/// <summary>
/// Says which shapes the items of a list have, for the API document. Also where there is one alone: of two lists of one type in an answer the
/// framework describes the second by a reference into the first, and loses what a type adds to another.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ItemsAnyOfAttribute(params Type[] shapes) : Attribute
{
    public IReadOnlyList<Type> Shapes => shapes;
}
