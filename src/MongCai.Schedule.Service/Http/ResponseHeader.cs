namespace MongCai.Schedule.Service.Http;

/// <summary>Metadata of an endpoint: a header of its answer.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it says.</param>
internal sealed record ResponseHeader(string Name, string Description);
