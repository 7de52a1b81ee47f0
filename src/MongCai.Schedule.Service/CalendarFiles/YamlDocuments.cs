using System.Globalization;
using MongCai.Schedule.Service.Documents;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MongCai.Schedule.Service.CalendarFiles;

/// <summary>
/// Takes YAML as a document: its structure only. No scalar is guessed to be a number, a date or a truth value, since YAML 1.1 takes 3/10
/// for a text, 08:00 for 480 and no for false.
/// </summary>
internal sealed class YamlDocuments
{
    // Deeper than any document of ours, and far from where the stack would end.
    private const int MostDepth = 32;

    private readonly Scanner _scanner;
    private readonly Parser _parser;
    private readonly List<DocumentMistake> _mistakes;

    // Set where reading stops before the end: the parser must not be asked for more.
    private bool _isStopped;

    private YamlDocuments(string text, List<DocumentMistake> mistakes)
    {
        _scanner = new Scanner(new StringReader(text), skipComments: true);
        _parser = new Parser(_scanner);
        _mistakes = mistakes;
    }

    /// <summary>The document; null where it cannot be read, and then there is a mistake.</summary>
    public static DocumentNode? Read(string text, List<DocumentMistake> mistakes)
    {
        var documents = new YamlDocuments(text, mistakes);
        try
        {
            var node = documents.ReadOnly();
            return mistakes is [] ? node : null;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // The library fails not only with its own exceptions: an open bracket can be an InvalidOperationException.
            mistakes.Add(YamlSyntax.Of(failure, text, documents._scanner.CurrentPosition));
            return null;
        }
    }

    private DocumentNode? ReadOnly()
    {
        _parser.Consume<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out _))
        {
            Refuse(default, FileMistakes.Empty);
            return null;
        }

        var node = Node("", null, 0);
        if (_isStopped)
        {
            return null;
        }

        _parser.Consume<DocumentEnd>();
        if (_parser.Accept<DocumentStart>(out var second))
        {
            Refuse(PlaceOf(second.Start), FileMistakes.SecondDocument);
        }

        if (node is DocumentNode.Scalar { Text: "" })
        {
            Refuse(default, FileMistakes.Empty);
        }

        return node;
    }

    /// <summary>The next value.</summary>
    /// <param name="pointer">Its pointer.</param>
    /// <param name="name">Where its name stands; null for one without.</param>
    /// <param name="depth">How deep it lies.</param>
    private DocumentNode Node(string pointer, DocumentPlace? name, int depth)
    {
        RefuseSpecial();
        if (depth > MostDepth)
        {
            // What lies deeper is not even skipped: that takes the square of its depth.
            Refuse(PlaceOf(_parser.Current!.Start), FileMistakes.TooDeep);
            _isStopped = true;
            return Nothing(pointer);
        }

        if (_parser.TryConsume<Scalar>(out var scalar))
        {
            return new DocumentNode.Scalar(pointer, PlaceOf(scalar.Start), scalar.Value, CanBeText: true, CanBeLiteral: scalar.Style == ScalarStyle.Plain)
            {
                MayHaveLines = scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded,
            };
        }

        if (_parser.TryConsume<SequenceStart>(out var sequence))
        {
            return new DocumentNode.List(pointer, BlockPlace(sequence, sequence.Style == SequenceStyle.Block, name), [.. Items(pointer, depth)]);
        }

        if (_parser.TryConsume<MappingStart>(out var mapping))
        {
            return new DocumentNode.Map(pointer, BlockPlace(mapping, mapping.Style == MappingStyle.Block, name), [.. Members(pointer, depth)]);
        }

        // Only an alias is left; it has been refused.
        _parser.MoveNext();
        return Nothing(pointer);
    }

    private IEnumerable<DocumentNode> Items(string pointer, int depth)
    {
        for (var index = 0; !_isStopped && !_parser.TryConsume<SequenceEnd>(out _); index++)
        {
            yield return Node(DocumentNode.PointerTo(pointer, index.ToString(CultureInfo.InvariantCulture)), null, depth + 1);
        }
    }

    private IEnumerable<DocumentNode.Member> Members(string pointer, int depth)
    {
        while (!_isStopped && !_parser.TryConsume<MappingEnd>(out _))
        {
            var name = Node(pointer, null, depth + 1);
            if (_isStopped)
            {
                yield break;
            }

            var text = (name as DocumentNode.Scalar)?.Text ?? "";
            if (text is "")
            {
                Refuse(name.Place, FileMistakes.NameIsNoText);
            }

            // Of a name that is left out in a list, as in “- : x”, the library gives no value.
            yield return new(text, name.Place, _parser.Accept<MappingEnd>(out _)
                ? Nothing(DocumentNode.PointerTo(pointer, text))
                : Node(DocumentNode.PointerTo(pointer, text), name.Place, depth + 1));
        }
    }

    private void RefuseSpecial()
    {
        if (_parser.Current is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
        {
            Refuse(PlaceOf(_parser.Current.Start), FileMistakes.Alias);
        }
        else if (_parser.Current is NodeEvent { Tag.IsEmpty: false })
        {
            Refuse(PlaceOf(_parser.Current.Start), FileMistakes.Tag);
        }
    }

    private void Refuse(DocumentPlace place, TrilingualText text) => _mistakes.Add(new("", place == default ? new(1, 1) : place, text));

    /// <summary>What is written in block form on the lines below its name is found by its name.</summary>
    private static DocumentPlace BlockPlace(ParsingEvent start, bool isBlock, DocumentPlace? name) => isBlock && name is { } place ? place : PlaceOf(start.Start);

    /// <summary>In place of a value that has been refused.</summary>
    private static DocumentNode.Scalar Nothing(string pointer) => new(pointer, default, "", CanBeText: false, CanBeLiteral: false);

    private static DocumentPlace PlaceOf(Mark mark) => new((int)mark.Line, (int)mark.Column);
}
