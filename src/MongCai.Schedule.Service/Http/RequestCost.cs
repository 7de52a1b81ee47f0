namespace MongCai.Schedule.Service.Http;

/// <summary>Metadata of an endpoint: how many requests one to it counts as; those without it count as one.</summary>
internal sealed record RequestCost(int Permits)
{
    /// <summary>What looks at the machine only, and must always be answered.</summary>
    public static readonly RequestCost None = new(0);

    /// <summary>What takes milliseconds.</summary>
    public static readonly RequestCost High = new(20);
}
