namespace MongCai.Schedule.Regimes;

/// <summary>How much may cross.</summary>
/// <param name="Amount">How many, 1 or more.</param>
/// <param name="Unit">Of what, such as <c>boat</c> or <c>truck</c>.</param>
/// <param name="Per">In which time, such as <c>day</c>.</param>
public sealed record Quota(int Amount, string Unit, string Per);
