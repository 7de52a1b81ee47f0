namespace MongCai.Schedule.Service.Webhooks.Subscriptions;

/// <summary>How much a turn of <see cref="DeliveryPump"/> may take: in all, of each subscription, and of the slow ones together.</summary>
/// <param name="left">How many in all.</param>
/// <param name="underWay">How many are.</param>
/// <param name="closed">The subscriptions of which none is taken.</param>
/// <param name="slow">The subscriptions whose receivers are slow.</param>
/// <param name="mostOfSlow">How many of these together may be under way at once.</param>
internal sealed class SendingRoom(int left, IReadOnlyDictionary<string, int> underWay, IReadOnlySet<string> closed, IReadOnlySet<string> slow, int mostOfSlow)
{
    /// <summary>How many of a subscription may be under way at once, so that a slow receiver does not hold up others.</summary>
    public const int MostOfOne = 4;

    private readonly Dictionary<string, int> _used = new(StringComparer.Ordinal);
    private int _slowLeft = mostOfSlow - slow.Sum(subscription => underWay.GetValueOrDefault(subscription));

    /// <summary>How many more may be taken.</summary>
    public int Left { get; private set; } = left;

    /// <summary>The subscriptions that have no room.</summary>
    public IEnumerable<string> Full => underWay.Keys.Union(_used.Keys).Where(IsFull).Concat(closed).Concat(_slowLeft > 0 ? [] : slow);

    /// <summary>Uses the room for one of a subscription; whether there was any.</summary>
    public bool TryUse(string subscription)
    {
        var isSlow = slow.Contains(subscription);
        if (Left <= 0 || IsFull(subscription) || closed.Contains(subscription) || (isSlow && _slowLeft <= 0))
        {
            return false;
        }

        _used[subscription] = _used.GetValueOrDefault(subscription) + 1;
        Left--;
        if (isSlow)
        {
            _slowLeft--;
        }

        return true;
    }

    private bool IsFull(string subscription) => underWay.GetValueOrDefault(subscription) + _used.GetValueOrDefault(subscription) >= MostOfOne;
}
