namespace MongCai.Schedule.Timelines;

/// <summary>Keeps the timelines of past revisions that were asked for last; there is no end to the pasts that can be asked for.</summary>
internal sealed class PastTimelines(int capacity)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(GateFlowHistory History, int Known, int Announced), LinkedListNode<((GateFlowHistory History, int Known, int Announced) Key, Timeline Timeline)>> _nodes = [];
    private readonly LinkedList<((GateFlowHistory History, int Known, int Announced) Key, Timeline Timeline)> _byUse = new();

    public Timeline GetOrAdd((GateFlowHistory History, int Known, int Announced) key, Func<(GateFlowHistory History, int Known, int Announced), Timeline> create)
    {
        lock (_lock)
        {
            if (_nodes.TryGetValue(key, out var node))
            {
                _byUse.Remove(node);
            }
            else
            {
                node = new((key, create(key)));
                _nodes.Add(key, node);
                if (_nodes.Count > capacity)
                {
                    _nodes.Remove(_byUse.Last!.Value.Key);
                    _byUse.RemoveLast();
                }
            }

            _byUse.AddFirst(node);
            return node.Value.Timeline;
        }
    }
}
