using MongCai.Schedule.Service.Http;

namespace MongCai.Schedule.Service.Questions;

/// <summary>Answers to many questions, in their order.</summary>
/// <param name="Revision">The latest revision of the calendar; each answer names its own.</param>
/// <param name="Answers">Each a status, or a problem of its own.</param>
internal sealed record QuestionsAnswer(
    int Revision,
    [property: ItemsAnyOf(typeof(StatusAnswer), typeof(ProblemDocument))] IReadOnlyList<object> Answers);
