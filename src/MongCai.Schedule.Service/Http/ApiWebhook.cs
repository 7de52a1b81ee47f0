namespace MongCai.Schedule.Service.Http;

/// <summary>What the service sends to others, for the section <c>webhooks</c> of the API document.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="Tag">The chapter that it stands in.</param>
/// <param name="Summary">What it is.</param>
/// <param name="Description">When it is sent, and what answers mean.</param>
/// <param name="ContentType">The type of its body.</param>
/// <param name="Body">Its body.</param>
/// <param name="Headers">Its headers.</param>
internal sealed record ApiWebhook(string Name, ApiTag Tag, string Summary, string Description, string ContentType, Type Body, params ResponseHeader[] Headers);
