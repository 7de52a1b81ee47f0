namespace MongCai.Schedule.Service.Tests.Statements;

/// <summary>What officials do with a statement, in order.</summary>
internal enum Step
{
    Draft,
    Submit,
    Preview,
    Approve,
}
