namespace MongCai.Schedule.Service.Webhooks.Subscriptions;

/// <summary>How much a turn of <see cref="DeliveryPump"/> may take, in all and of each subscription.</summary>
/// <param name="left">How many in all.</param>
/// <param name="underWay">How many are.</param>
/// <param name="closed">The subscriptions of which none is taken.</param>
internal sealed class SendingRoom(int left, IReadOnlyDictionary<string, int> underWay, IReadOnlySet<string> closed)
{
    /// <summary>How many of a subscription may be under way at once, so that a slow receiver does not hold up others.</summary>
    public const int MostOfOne = 4;

    private readonly Dictionary<string, int> _used = new(StringComparer.Ordinal);

    /// <summary>How many more may be taken.</summary>
    public int Left { get; private set; } = left;

    /// <summary>The subscriptions that had no room to begin with.</summary>
    public IEnumerable<string> Full => underWay.Where(of => of.Value >= MostOfOne).Select(of => of.Key).Concat(closed);

    /// <summary>Uses the room for one of a subscription; whether there was any.</summary>
    public bool TryUse(string subscription)
    {
        var used = _used.GetValueOrDefault(subscription);
        if (Left <= 0 || used + underWay.GetValueOrDefault(subscription) >= MostOfOne || closed.Contains(subscription))
        {
            return false;
        }

        _used[subscription] = used + 1;
        Left--;
        return true;
    }
}
