using MongCai.Schedule.Publishing;

namespace MongCai.Schedule.Service.Access;

/// <summary>A token as it is kept.</summary>
internal sealed record TokenRow(string Id, string Name, string Role, string? Side, string Hash, string Created, string? Used, string? Revoked)
{
    public Person Person => new(
        Name,
        TextForm.TryParse<Role>(Role, out var role) ? role : throw new InvalidOperationException($"Token {Id} has the role {Role}."),
        Side is null ? null : TextForm.TryParse<Country>(Side, out var side) ? side : throw new InvalidOperationException($"Token {Id} has the side {Side}."));
}
