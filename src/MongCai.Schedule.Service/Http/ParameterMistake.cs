namespace MongCai.Schedule.Service.Http;

/// <summary>What is wrong with one parameter of a request.</summary>
/// <param name="In"><c>path</c> or <c>query</c>.</param>
/// <param name="Name">The parameter's name.</param>
/// <param name="Detail">What is wrong, and what would be right.</param>
internal sealed record ParameterMistake(string In, string Name, TrilingualText Detail)
{
    /// <summary>The name as a JSON pointer (RFC 6901).</summary>
    public string Pointer => "/" + Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
