namespace MongCai.Schedule.Service.Http;

/// <summary>What is wrong with one parameter of a request.</summary>
/// <param name="In"><c>path</c>, <c>query</c>, <c>header</c> or <c>body</c>.</param>
/// <param name="Name">The parameter's name; empty for the object itself.</param>
/// <param name="Detail">What is wrong, and what would be right.</param>
/// <param name="Parent">In a body, a JSON pointer to the object that the parameter is a member of.</param>
internal sealed record ParameterMistake(string In, string Name, TrilingualText Detail, string Parent = "")
{
    /// <summary>A mistake in a body.</summary>
    /// <param name="pointer">A JSON pointer to what is wrong; empty for the whole.</param>
    /// <param name="detail">What is wrong, and what would be right.</param>
    public static ParameterMistake InBody(string pointer, TrilingualText detail) => new("body", "", detail, pointer);

    /// <summary>The same, where only a part of the document that is wrong was sent.</summary>
    /// <param name="sent">The pointer to that part.</param>
    public ParameterMistake Within(string sent) => Parent.StartsWith(sent, StringComparison.Ordinal) ? this with { Parent = Parent[sent.Length..] } : this;

    /// <summary>The parameter as a JSON pointer (RFC 6901).</summary>
    public string Pointer => Name.Length == 0 ? Parent : Parent + "/" + Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
