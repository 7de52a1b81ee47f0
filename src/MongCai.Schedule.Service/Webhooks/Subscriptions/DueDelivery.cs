namespace MongCai.Schedule.Service.Webhooks.Subscriptions;

/// <summary>A delivery that is due, with what it takes to send it.</summary>
internal sealed record DueDelivery
{
    /// <summary>To whom.</summary>
    public required string Subscription { get; init; }

    /// <summary>The event; 0 for a message.</summary>
    public required long Sequence { get; init; }

    /// <summary>The message; 0 for an event.</summary>
    public required long Message { get; init; }

    /// <summary>What it is about.</summary>
    public required string Subject { get; init; }

    /// <summary>How often it was tried.</summary>
    public required long Attempts { get; init; }

    /// <summary>The version of the subscription.</summary>
    public required long Version { get; init; }

    /// <summary>Whether an earlier one of its subject is not done.</summary>
    public bool IsBehind { get; init; }

    /// <summary>When the first of its subject is tried, as a column, which is not to be overtaken; null where it is the first.</summary>
    public string? Behind { get; init; }

    /// <summary>Until when nobody else sends it, as a column; by it the result is known to be that of this try.</summary>
    public string Lease { get; init; } = "";
}
