using MongCai.Schedule.Statements;

namespace MongCai.Schedule.Service.Documents;

/// <summary>Reads <c>since</c> and <c>until</c>.</summary>
internal static class ValidityReader
{
    public static Validity? Read(DocumentReader read, MapReader map)
    {
        var (since, until) = (map.Read("since", read.Date), map.Read("until", read.Date));
        if (until < since)
        {
            read.Refuse(map.Value("until")!, ValueMistakes.LastBeforeFirst("until", Show.Date(until.Value), "since", Show.Date(since.Value)));
        }

        return since is not null ? new(since.Value, until) : null;
    }
}
