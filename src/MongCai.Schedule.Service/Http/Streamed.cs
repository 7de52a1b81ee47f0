namespace MongCai.Schedule.Service.Http;

/// <summary>Metadata of an endpoint: its answer goes on for as long as the caller listens, so that none has a tag and nobody keeps it.</summary>
internal sealed record Streamed
{
    public static readonly Streamed Always = new();
}
