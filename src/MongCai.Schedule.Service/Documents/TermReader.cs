using MongCai.Schedule.Lunisolar;

namespace MongCai.Schedule.Service.Documents;

/// <summary>Reads the name of a solar term.</summary>
internal static class TermReader
{
    public static SolarTerm? Read(DocumentReader read, DocumentNode node)
    {
        if (read.Text(node) is not { } text)
        {
            return null;
        }

        if (SolarTerm.TryParse(text, null, out var term))
        {
            return term;
        }

        read.Refuse(node, ValueMistakes.NoSuch(Names.SolarTerm, text, SolarTerm.All.Select(known => known.Id)));
        return null;
    }
}
