using System.Collections.Immutable;
using MongCai.Schedule.Holidays;
using MongCai.Schedule.Places;
using MongCai.Schedule.Service.Documents;
using MongCai.Schedule.Statements;

namespace MongCai.Schedule.Service.CalendarFiles;

/// <summary>Puts the files of a calendars folder together: each is read when all that it may name is known.</summary>
internal sealed class CalendarParts
{
    private const string Extension = ".yaml";
    private const string ClassesFile = "classes" + Extension;

    private readonly List<CalendarFile> _files = [];
    private readonly List<FileMistake> _mistakes = [];
    private readonly References _references = new();
    private readonly Catalogue<Statement> _statements = new();

    // Whether a gate is said to be part of one that there is not, or of itself.
    private bool _partsAreWrong;

    /// <summary>Whether a file is one that a calendars folder may or may not have: schemas and what is no YAML is not looked at.</summary>
    public static bool Concerns(string name) =>
        Path.GetExtension(name).ToLowerInvariant() is ".yaml" or ".yml" && !name.StartsWith("schema/", StringComparison.Ordinal);

    /// <summary>Adds a file.</summary>
    /// <param name="name">Its name, relative to the folder, with forward slashes.</param>
    /// <param name="content">Its document, with what is wrong with its form.</param>
    public void Add(string name, (DocumentNode? Root, List<DocumentMistake> Mistakes) content)
    {
        if (!name.EndsWith(Extension, StringComparison.Ordinal))
        {
            // What it would have defined counts as known, so that this is the only mistake.
            _mistakes.Add(new(name, 1, 1, FileMistakes.WrongExtension));
        }

        if (Path.ChangeExtension(name, Extension) != ClassesFile && !IsIn(name, "places", "countries", "announcements", "statements"))
        {
            _mistakes.Add(new(name, 1, 1, FileMistakes.Stray(FileMistakes.Meant(Path.ChangeExtension(name.Split('/')[0], null)))));
            _references.MarkIncomplete();
            _statements.MarkIncomplete();
        }

        var reader = new DocumentReader();
        foreach (var mistake in content.Mistakes)
        {
            reader.Refuse(mistake.Pointer, mistake.Place, mistake.Text);
        }

        _files.Add(new(name, content.Root, reader));
    }

    /// <summary>Says that a folder is a link to one that it lies in.</summary>
    public void Circle(string name) => _mistakes.Add(new(name, 1, 1, FileMistakes.LinkCircle));

    /// <summary>Says that a file or folder is not there.</summary>
    public void Miss(string name)
    {
        _mistakes.Add(new(name, 1, 1, FileMistakes.Absent(name)));
        if (name == ClassesFile)
        {
            _references.Classes.MarkIncomplete();
        }
        else if (name == "places/")
        {
            _references.Gates.MarkIncomplete();
        }
    }

    public CalendarReading Assemble()
    {
        var gates = ReadGates();
        var classes = ReadEntries(In("classes"), _references.Classes, Names.Class, file => new ClassReader(file.Reader).Read(file.Root!));
        RefuseSharedNames(classes, Names.Class, known => [("names", [known.Names.Vi, known.Names.Zh, known.Names.En])]);
        var countries = new CountryParts(_references).Read([.. In("countries")], [.. In("announcements")]);
        var statements = ReadStatements();

        var mistakes = _mistakes.Concat(_files.SelectMany(file => file.Mistakes)).ToList();
        if (mistakes is not [])
        {
            return new("", [.. _files], InOrder(mistakes.Concat(ConflictsOfTheWhole(gates, classes, countries, statements))), null);
        }

        var contents = new CalendarContents(
            new(_references.Gates.Entries, _references.Classes.Entries), countries!, [.. statements.Select(read => (read.File, read.Document.Statement!))]);
        var conflicts = InOrder(contents.Conflicts);
        return new("", [.. _files], conflicts, conflicts.IsEmpty ? contents : null);
    }

    /// <summary>
    /// The contradictions among the statements that are whole, where others or what they name are not; so that these are not first said when
    /// all else is mended. Statements that rest on anything wrong are not looked at.
    /// </summary>
    private IEnumerable<FileMistake> ConflictsOfTheWhole(
        List<(CalendarFile File, Entry<Gate> Entry)> gates,
        List<(CalendarFile File, Entry<CrossingClass> Entry)> classes,
        CountryCalendars? countries,
        List<(CalendarFile File, StatementDocument Document)> statements)
    {
        var outlines = gates.Select(gate => gate.Entry.Value ?? gate.Entry.Outline).ToList();
        if (!_references.Gates.IsComplete || outlines.Contains(null) || _partsAreWrong)
        {
            return [];
        }

        var gazetteer = new Gazetteer(
            outlines.DistinctBy(gate => gate!.Id)!,
            classes.Select(known => known.Entry.Value ?? known.Entry.Outline).OfType<CrossingClass>().DistinctBy(known => known.Id));
        var whole = statements
            .Where(read => read is { Document.Statement: { } statement, File.Reader.Mistakes: [] } && RestsOn(statement, gazetteer, countries))
            .Select(read => (read.File, Document: read.Document, Statement: read.Document.Statement!))
            .ToList();
        var named = statements.Where(read => whole.TrueForAll(one => one.File != read.File)).SelectMany(read => read.Document.Links).Select(link => link.Statement).ToHashSet();
        int before;
        do
        {
            // What speaks of a statement that is left out is left out, and so is what such a one speaks of: it may have settled it.
            before = whole.Count;
            var ids = whole.Select(one => one.Statement.Id).ToHashSet();
            var left = whole.Where(one => named.Contains(one.Statement.Id) || one.Document.Links.Any(link => !ids.Contains(link.Statement))).ToList();
            named.UnionWith(left.SelectMany(one => one.Document.Links).Select(link => link.Statement));
            whole = [.. whole.Except(left)];
        }
        while (whole.Count < before);

        return new CalendarContents(
            gazetteer,
            countries ?? new(CountryCalendar.Empty(Country.Vn), CountryCalendar.Empty(Country.Cn)),
            [.. whole.Select(one => (one.File, one.Statement))]).Conflicts;
    }

    private static bool RestsOn(Statement statement, Gazetteer gazetteer, CountryCalendars? countries) => statement.AllClauses.All(clause =>
        clause.Gates.All(gate => gazetteer.Find(gate) is not null)
        && clause.Classes.All(known => gazetteer.Find(known) is not null)
        && (countries is not null || (clause.Days is not ClauseDays.Holiday && clause.Pattern?.CountryDays is null)))
        && statement.Replaces.Concat(statement.Withdraws).SelectMany(ending => ending.Gates).All(gate => gazetteer.Find(gate) is not null);

    private static ImmutableArray<FileMistake> InOrder(IEnumerable<FileMistake> mistakes) =>
    [
        .. mistakes.OrderBy(mistake => mistake.File, StringComparer.Ordinal).ThenBy(mistake => mistake.Line).ThenBy(mistake => mistake.Column),
    ];

    private static bool IsIn(string name, params ReadOnlySpan<string> folders)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && folders.Contains(name[..slash]);
    }

    private IEnumerable<CalendarFile> In(string folder) =>
        _files.Where(file => Path.ChangeExtension(file.Name, null) == folder || file.Name.StartsWith(folder + "/", StringComparison.Ordinal));

    private List<(CalendarFile File, Entry<Gate> Entry)> ReadGates()
    {
        var gates = ReadEntries(In("places"), _references.Gates, Names.Gate, file => new PlaceReader(file.Reader).Read(file.Root!));
        RefuseSharedNames(gates, Names.Gate, gate => [("names", [gate.Names.Vi, gate.Names.Zh, gate.Names.En]), ("aliases", gate.Aliases)]);
        _partsAreWrong = false;
        foreach (var (file, entry) in gates.Where(gate => (gate.Entry.Value ?? gate.Entry.Outline) is not null))
        {
            var (gate, node) = ((entry.Value ?? entry.Outline)!, entry.Node.ValueOf("partOf"));
            if (gate.PartOf is { } parent && !_references.Gates.MayName(parent))
            {
                file.Reader.Refuse(node!, ValueMistakes.NoSuch(Names.Gate, parent.ToString(), _references.Gates.Ids));
                _partsAreWrong = true;
            }
            else if (CircleOf(gate) is { } circle)
            {
                file.Reader.Refuse(node!, PlaceMistakes.PartOfItself(gate.Id.ToString(), circle));
                _partsAreWrong = true;
            }
        }

        if (!_partsAreWrong && _references.Gates.IsWhole)
        {
            foreach (var (file, entry) in gates
                .Where(gate => gate.Entry.Value is { Flows: [] } && gates.TrueForAll(part => part.Entry.Value?.PartOf != gate.Entry.Id)))
            {
                file.Reader.Refuse(entry.Node.ValueOf("flows")!, PlaceMistakes.CarriesNothing(entry.Id.ToString()!));
            }

            _references.Gazetteer = new(_references.Gates.Entries, []);
        }

        return gates;
    }

    /// <summary>Refuses a name by which another is called too: who reads it in an answer could not tell them apart.</summary>
    private static void RefuseSharedNames<T>(
        List<(CalendarFile File, Entry<T> Entry)> entries, TrilingualText what, Func<T, IEnumerable<(string Member, ImmutableArray<string> Names)>> namesOf)
        where T : class
    {
        var owners = new Dictionary<string, Id<T>>(StringComparer.OrdinalIgnoreCase);
        foreach (var (file, entry) in entries.Where(entry => entry.Entry.Value is not null))
        {
            var taken = namesOf(entry.Value!)
                .SelectMany(given => given.Names, (given, name) => (given.Member, Name: name))
                .Where(given => !owners.TryAdd(given.Name, entry.Id!.Value) && owners[given.Name] != entry.Id)
                .ToList();
            foreach (var (member, name) in taken.DistinctBy(given => (given.Member, owners[given.Name])))
            {
                file.Reader.Refuse(entry.Node.ValueOf(member)!, PlaceMistakes.NameTaken(what, name, owners[name].ToString()));
            }
        }
    }

    /// <summary>The way from a gate to itself by its parents; null where there is none.</summary>
    private string? CircleOf(Gate gate)
    {
        var way = new List<Id<Gate>> { gate.Id };
        for (var parent = gate.PartOf; parent is { } id && way.Count <= _references.Gates.Entries.Length; parent = _references.Gates.Find(id)?.PartOf)
        {
            way.Add(id);
            if (id == gate.Id)
            {
                return string.Join(" → ", way);
            }
        }

        return null;
    }

    /// <summary>Reads the entries of files into a catalogue, and refuses ids that are taken.</summary>
    private static List<(CalendarFile File, Entry<T> Entry)> ReadEntries<T>(
        IEnumerable<CalendarFile> files, Catalogue<T> catalogue, TrilingualText what, Func<CalendarFile, ImmutableArray<Entry<T>>?> read)
        where T : class
    {
        var entries = new List<(CalendarFile File, Entry<T> Entry)>();
        foreach (var file in files)
        {
            if ((file.Root is null ? null : read(file)) is not { } found)
            {
                catalogue.MarkIncomplete();
                continue;
            }

            foreach (var entry in found)
            {
                if (!catalogue.Add(entry.Id, entry.Value))
                {
                    var first = entries.First(earlier => earlier.Entry.Id == entry.Id);
                    file.Reader.Refuse(entry.Node.ValueOf("id")!, ValueMistakes.IdTaken(what, entry.Id.ToString()!, first.File.Name, first.Entry.Node));
                }

                entries.Add((file, entry));
            }
        }

        return entries;
    }

    private List<(CalendarFile File, StatementDocument Document)> ReadStatements()
    {
        var documents = new List<(CalendarFile File, StatementDocument Document)>();
        foreach (var file in In("statements"))
        {
            if ((file.Root is null ? null : new StatementReader(file.Reader, _references).Read(file.Root)) is not { } document)
            {
                _statements.MarkIncomplete();
                continue;
            }

            if (!_statements.Add(document.Id, document.Statement))
            {
                var first = documents.First(earlier => earlier.Document.Id == document.Id);
                file.Reader.Refuse(document.Node.ValueOf("id")!, ValueMistakes.IdTaken(Names.Statement, document.Id.ToString()!, first.File.Name, first.Document.Node));
            }

            documents.Add((file, document));
        }

        foreach (var (file, document) in documents)
        {
            new StatementLinks(file.Reader, _references, _statements).Check(document);
        }

        foreach (var (document, link, circle) in CorrectionCircles.Find(documents.Select(read => read.Document)))
        {
            documents.First(read => ReferenceEquals(read.Document, document)).File.Reader.Refuse(link.Node, StatementMistakes.CorrectionCircle(circle));
        }

        return documents;
    }
}
