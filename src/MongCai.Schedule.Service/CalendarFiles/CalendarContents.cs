using System.Collections.Immutable;
using MongCai.Schedule.Holidays;
using MongCai.Schedule.Places;
using MongCai.Schedule.Service.Documents;
using MongCai.Schedule.Statements;
using MongCai.Schedule.Timelines;

namespace MongCai.Schedule.Service.CalendarFiles;

/// <summary>What a calendars folder holds, checked whole.</summary>
internal sealed class CalendarContents(
    Gazetteer gazetteer, CountryCalendars countries, References references, ImmutableArray<(CalendarFile File, Statement Statement)> statements)
{
    private readonly Dictionary<Id<Statement>, CalendarFile> _files = statements.ToDictionary(entry => entry.Statement.Id, entry => entry.File);

    /// <summary>What statements may name.</summary>
    public References References { get; } = references;

    /// <summary>All that the folder says, ready to be asked.</summary>
    public CalendarBook Book { get; } = new(gazetteer, countries, statements.Select(entry => entry.Statement));

    /// <summary>The clauses that contradict each other, said at the later of the two.</summary>
    public IEnumerable<FileMistake> Conflicts =>
        Timelines.Conflicts.Find(Book).Select(conflict => MistakeAt(conflict.Second.Statement.Id, conflict.Second.Clause.Number, ConflictMistakes.Of(conflict)));

    /// <summary>A mistake that shows only when all statements are looked at together, with where the clause stands.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="clause">The clause; null for the whole statement.</param>
    /// <param name="text">What is wrong, and what would be right.</param>
    public FileMistake MistakeAt(Id<Statement> statement, ClauseNumber? clause, TrilingualText text)
    {
        var file = _files[statement];
        var place = file.Root!.PlaceOf(clause is null ? "/id" : StatementDocument.PointerTo(clause));
        return new(file.Name, place.Line, place.Column, text);
    }
}
