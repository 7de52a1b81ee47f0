namespace MongCai.Schedule.Service.Http;

/// <summary>What is wrong with one parameter of a request.</summary>
/// <param name="In"><c>path</c>, <c>query</c> or <c>body</c>.</param>
/// <param name="Name">The parameter's name.</param>
/// <param name="Detail">What is wrong, and what would be right.</param>
/// <param name="Parent">In a body, a JSON pointer to the object that the parameter is a member of.</param>
internal sealed record ParameterMistake(string In, string Name, TrilingualText Detail, string Parent = "")
{
    /// <summary>The parameter as a JSON pointer (RFC 6901).</summary>
    public string Pointer => Parent + "/" + Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
