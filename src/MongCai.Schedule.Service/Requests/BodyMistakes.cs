using MongCai.Schedule.Service.Documents;
using MongCai.Schedule.Service.Http;

namespace MongCai.Schedule.Service.Requests;

/// <summary>What is wrong with a body, as a problem points at it.</summary>
internal static class BodyMistakes
{
    /// <summary>All that a reader has found.</summary>
    public static IReadOnlyList<ParameterMistake> Of(DocumentReader read) => [.. read.Mistakes.Select(mistake => ParameterMistake.InBody(mistake.Pointer, mistake.Text))];
}
