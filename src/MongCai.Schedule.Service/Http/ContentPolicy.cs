namespace MongCai.Schedule.Service.Http;

/// <summary>Of an endpoint: the content-security policy of its pages, where these are not ours and need more than ours.</summary>
/// <param name="Policy">The header.</param>
internal sealed record ContentPolicy(string Policy);
