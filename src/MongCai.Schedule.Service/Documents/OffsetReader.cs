namespace MongCai.Schedule.Service.Documents;

/// <summary>Reads <c>from</c> and <c>to</c>, in days after some day; 0 where they are left out.</summary>
internal static class OffsetReader
{
    private const int MostDays = 180;

    /// <summary>Reads both.</summary>
    /// <param name="read">The reader.</param>
    /// <param name="map">Where they stand.</param>
    /// <param name="ofOneDay">Whether they count from one day; else <c>from</c> counts from the first of several and <c>to</c> from the last.</param>
    public static (int From, int To) Read(DocumentReader read, MapReader map, bool ofOneDay = true)
    {
        var from = map.Read("from", node => read.Number(node, -MostDays, MostDays));
        var to = map.Read("to", node => read.Number(node, -MostDays, MostDays));
        var isReadable = (from is not null || !map.Has("from")) && (to is not null || !map.Has("to"));
        if (ofOneDay && isReadable && (from ?? 0) > (to ?? 0))
        {
            read.Refuse(map.Value("to") ?? map.Value("from")!, ClauseMistakes.OffsetsReversed(from ?? 0, to ?? 0));
        }

        return (from ?? 0, to ?? 0);
    }
}
