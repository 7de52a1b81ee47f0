using MongCai.Schedule.Places;

namespace MongCai.Schedule.Service.Questions;

/// <summary>Many questions.</summary>
/// <param name="Questions">1 to 1,000 of them.</param>
internal sealed record QuestionsRequest(IReadOnlyList<QuestionsRequest.Question> Questions)
{
    /// <summary>One question; the members mean what the parameters of `/v1/gates/{gate}/{flow}/status` do.</summary>
    /// <param name="Gate">A gate's id.</param>
    /// <param name="Flow">A flow that the gate carries.</param>
    /// <param name="At">The instant; left out with `date`: the current whole minute.</param>
    /// <param name="Date">A whole day in Vietnam; not together with `at`.</param>
    /// <param name="Direction">Seen from Vietnam.</param>
    /// <param name="Commodity">Classes of the goods.</param>
    /// <param name="Vehicle">Classes of the vehicle.</param>
    /// <param name="Traveller">Classes of the traveller.</param>
    /// <param name="Hs">A code of the Harmonized System.</param>
    /// <param name="KnownAt">As known when; left out: now.</param>
    internal sealed record Question(
        string Gate,
        Flow Flow,
        DateTimeOffset? At = null,
        DateOnly? Date = null,
        Direction? Direction = null,
        IReadOnlyList<string>? Commodity = null,
        IReadOnlyList<string>? Vehicle = null,
        IReadOnlyList<string>? Traveller = null,
        string? Hs = null,
        DateTimeOffset? KnownAt = null);
}
