namespace MongCai.Schedule.Service.Webhooks.Subscriptions;

/// <summary>How far a delivery has come. Text form by <see cref="TextForm"/>.</summary>
internal enum DeliveryState
{
    /// <summary>It is to be tried, or tried again.</summary>
    Pending,

    /// <summary>The receiver has it.</summary>
    Delivered,

    /// <summary>It is not tried again by itself.</summary>
    Dead,
}
