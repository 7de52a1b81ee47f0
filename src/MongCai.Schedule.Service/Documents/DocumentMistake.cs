namespace MongCai.Schedule.Service.Documents;

/// <summary>What is wrong with one value of a document.</summary>
/// <param name="Pointer">The value, as a JSON pointer (RFC 6901).</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Text">What is wrong, and what would be right.</param>
internal sealed record DocumentMistake(string Pointer, DocumentPlace Place, TrilingualText Text);
