namespace MongCai.Schedule.Service.Http;

/// <summary>Metadata of an endpoint: everyone may ask, and some are told more who show a token.</summary>
internal sealed record OptionalToken;
