namespace MongCai.Schedule.Tests;

/// <summary>A row of a file of answers, with its place for the message of a failing test.</summary>
public sealed record AnswerRow(string Place, IReadOnlyList<string> Columns)
{
    public string this[int column] => Columns[column];

    public override string ToString() => Place;
}
