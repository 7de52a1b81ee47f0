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

    private readonly Parser _parser;
    private readonly List<DocumentMistake> _mistakes;

    private YamlDocuments(string text, List<DocumentMistake> mistakes)
    {
        _parser = new Parser(new StringReader(text));
        _mistakes = mistakes;
    }

    /// <summary>The document; null where it cannot be read, and then there is a mistake.</summary>
    public static DocumentNode? Read(string text, List<DocumentMistake> mistakes)
    {
        try
        {
            var node = new YamlDocuments(text, mistakes).ReadOnly();
            return mistakes is [] ? node : null;
        }
        catch (YamlException failure)
        {
            mistakes.Add(new("", PlaceOf(failure.Start), FileMistakes.Syntax(failure.Message)));
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
            Refuse(PlaceOf(_parser.Current!.Start), FileMistakes.TooDeep);
            _parser.SkipThisAndNestedEvents();
            return new DocumentNode.Scalar(pointer, default, "", CanBeText: false, CanBeLiteral: false);
        }

        if (_parser.TryConsume<Scalar>(out var scalar))
        {
            return new DocumentNode.Scalar(pointer, PlaceOf(scalar.Start), scalar.Value, CanBeText: true, CanBeLiteral: scalar.Style == ScalarStyle.Plain);
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
        return new DocumentNode.Scalar(pointer, default, "", CanBeText: false, CanBeLiteral: false);
    }

    private IEnumerable<DocumentNode> Items(string pointer, int depth)
    {
        for (var index = 0; !_parser.TryConsume<SequenceEnd>(out _); index++)
        {
            yield return Node(DocumentNode.PointerTo(pointer, index.ToString(CultureInfo.InvariantCulture)), null, depth + 1);
        }
    }

    private IEnumerable<DocumentNode.Member> Members(string pointer, int depth)
    {
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var name = Node(pointer, null, depth + 1);
            if (name is not DocumentNode.Scalar { Text: var text })
            {
                Refuse(name.Place, FileMistakes.NameIsNoText);
                text = "";
            }

            yield return new(text, name.Place, Node(DocumentNode.PointerTo(pointer, text), name.Place, depth + 1));
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

    private static DocumentPlace PlaceOf(Mark mark) => new((int)mark.Line, (int)mark.Column);
}
