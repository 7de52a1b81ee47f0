using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using MongCai.Schedule.Service.Documents;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MongCai.Schedule.Service.CalendarFiles;

/// <summary>
/// Writes JSON as YAML for people, laid out as the files of calendars/ are; read again, it is the same JSON, since texts that would read as
/// literals are quoted. The layout is ours, for the library knows neither <c>{ a: b }</c> nor what fits on a line; the quoting is the library's.
/// </summary>
internal static partial class YamlText
{
    private const int Width = 150;

    private static readonly EmitterSettings Settings = new EmitterSettings().WithBestWidth(int.MaxValue);

    /// <summary>The YAML of a document.</summary>
    /// <param name="json">An object with members, and none anywhere without a name.</param>
    public static string Of(string json)
    {
        using var document = JsonDocument.Parse(json);
        var yaml = new StringBuilder();
        AppendEntries(yaml, JsonDocuments.Of(document.RootElement), 0);
        return yaml.Append('\n').ToString();
    }

    /// <summary>Appends members or items a line each; the first begins where the text ends.</summary>
    private static void AppendEntries(StringBuilder yaml, DocumentNode node, int indent)
    {
        var entries = node is DocumentNode.Map map
            ? map.Members.Select(member => (Prefix: $"{Name(member.Name)}:", member.Value))
            : ((DocumentNode.List)node).Items.Select(item => (Prefix: "-", Value: item));
        foreach (var (index, (prefix, value)) in entries.Index())
        {
            if (index > 0)
            {
                StartLine(yaml, indent);
            }

            AppendValue(yaml.Append(prefix), value, indent, indent + prefix.Length, isItem: node is DocumentNode.List);
        }
    }

    private static void AppendValue(StringBuilder yaml, DocumentNode value, int indent, int column, bool isItem)
    {
        if (value is DocumentNode.Scalar scalar)
        {
            if (IsBlock(scalar))
            {
                yaml.Append(" |-");
                foreach (var line in scalar.Text.Split('\n'))
                {
                    StartLine(yaml, line is "" ? 0 : indent + 2).Append(line);
                }
            }
            else
            {
                yaml.Append(' ').Append(Scalar(scalar, isInFlow: false));
            }
        }
        else if (Flow(value, depth: isItem ? 1 : 2) is { } flow && (column + 1 + flow.Length <= Width || flow is "{}" or "[]"))
        {
            yaml.Append(' ').Append(flow);
        }
        else if (isItem)
        {
            AppendEntries(yaml.Append(' '), value, indent + 2);
        }
        else
        {
            StartLine(yaml, indent + 2);
            AppendEntries(yaml, value, indent + 2);
        }
    }

    /// <summary>A value on one line; null where it is too deep for that, or has a list of maps or lines of its own.</summary>
    private static string? Flow(DocumentNode node, int depth) => node switch
    {
        DocumentNode.Scalar scalar => IsBlock(scalar) ? null : Scalar(scalar, isInFlow: true),
        DocumentNode.Map { Members: [] } => "{}",
        DocumentNode.List { Items: [] } => "[]",
        _ when depth == 0 => null,
        DocumentNode.Map map => Joined("{ ", map.Members.Select(member =>
            Flow(member.Value, depth - 1) is { } value ? $"{Name(member.Name)}: {value}" : null), " }"),
        DocumentNode.List list => Joined("[", list.Items.Select(item => item is DocumentNode.Map ? null : Flow(item, depth - 1)), "]"),
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    private static string? Joined(string opens, IEnumerable<string?> parts, string closes)
    {
        var all = parts.ToList();
        return all.Contains(null) ? null : $"{opens}{string.Join(", ", all)}{closes}";
    }

    private static string Scalar(DocumentNode.Scalar scalar, bool isInFlow) =>
        scalar.CanBeLiteral || Time().IsMatch(scalar.Text) ? scalar.Text
        // A colon that begins a value the library writes without quotes, and loses when it reads that behind a name in quotes.
        : scalar.Text is "" or [':', ..] || Literal().IsMatch(scalar.Text) ? Emitted(scalar.Text, ScalarStyle.DoubleQuoted, isInFlow)
        : Text(scalar.Text, isInFlow);

    // Names are names, be they “on” or “off”.
    private static string Name(string name) => Text(name, isInFlow: true);

    /// <summary>A text without quotes, where it needs none.</summary>
    private static string Text(string text, bool isInFlow) =>
        Unprintable.In(text) is null && Emitted(text, ScalarStyle.Plain, isInFlow) is [not '\'', ..] plain ? plain : Emitted(text, ScalarStyle.DoubleQuoted, isInFlow);

    /// <summary>A text as the library writes it, quoted where it must be in that place: as the item of a list, which is then taken off.</summary>
    private static string Emitted(string text, ScalarStyle style, bool isInFlow)
    {
        var written = new StringWriter(CultureInfo.InvariantCulture);
        var emitter = new Emitter(written, Settings);
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, isInFlow ? SequenceStyle.Flow : SequenceStyle.Block));
        emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, text, style, isPlainImplicit: true, isQuotedImplicit: true));
        emitter.Emit(new SequenceEnd());
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        var list = written.ToString().TrimEnd('\r', '\n');
        return isInFlow ? list[1..^1] : list[2..];
    }

    /// <summary>Whether a text has lines and is one that a reader takes: in quotes it would refuse the line breaks.</summary>
    private static bool IsBlock(DocumentNode.Scalar scalar) =>
        scalar.Text.Contains('\n', StringComparison.Ordinal) && scalar.Text == scalar.Text.Trim() && Unprintable.In(scalar.Text, mayHaveLines: true) is null;

    private static StringBuilder StartLine(StringBuilder yaml, int indent) => yaml.Append('\n').Append(' ', indent);

    // What YAML 1.2 (10.3.2) or 1.1 takes for a number, a truth value or nothing. The reader asks for quotes only where JSON has a literal;
    // but HS codes too have them always.
    [GeneratedRegex(
        @"^(?:[-+]?(?:[0-9][0-9_,]*\.?[0-9_]*|\.[0-9][0-9_]*)(?:[eE][-+]?[0-9]+)?|[-+]?0[xob][0-9a-f_]+|[-+]?\.inf|\.nan|~|null|true|false|yes|no|on|off|y|n)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Literal();

    // In { … } the library quotes every colon; people do not.
    [GeneratedRegex(@"^(?:[0-9]{4}-[0-9]{2}-[0-9]{2}T)?[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[-+][0-9]{2}:[0-9]{2})?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Time();
}
