namespace MongCai.Schedule.Service.Documents;

/// <summary>Reads <c>from</c> and <c>to</c>, in days after some day; 0 where they are left out.</summary>
internal static class OffsetReader
{
    private const int MostDays = 180;

    public static (int From, int To) Read(DocumentReader read, MapReader map)
    {
        var from = map.Read("from", node => read.Number(node, -MostDays, MostDays));
        var to = map.Read("to", node => read.Number(node, -MostDays, MostDays));
        var isReadable = (from is not null || !map.Has("from")) && (to is not null || !map.Has("to"));
        if (isReadable && (from ?? 0) > (to ?? 0))
        {
            read.Refuse(map.Value("to") ?? map.Value("from")!, ClauseMistakes.OffsetsReversed(from ?? 0, to ?? 0));
        }

        return (from ?? 0, to ?? 0);
    }
}
