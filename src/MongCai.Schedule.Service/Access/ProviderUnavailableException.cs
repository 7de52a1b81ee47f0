namespace MongCai.Schedule.Service.Access;

/// <summary>The provider's keys cannot be had, so that nobody can tell whether a token is its own.</summary>
internal sealed class ProviderUnavailableException() : Exception("The keys of the OpenID Connect provider cannot be had.");
