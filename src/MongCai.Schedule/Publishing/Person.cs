namespace MongCai.Schedule.Publishing;

/// <summary>Somebody with a token. One name is one person, by whatever door they come.</summary>
/// <param name="Name">The name; capitals make no other one.</param>
/// <param name="Role">The role.</param>
/// <param name="Side">The side that they serve; null where that is not said.</param>
public sealed record Person(string Name, Role Role, Country? Side);
