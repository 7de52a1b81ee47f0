using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using MongCai.Schedule.Publishing;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Http;
using NodaTime;

namespace MongCai.Schedule.Service.Access;

/// <summary><c>Authorization: Bearer</c> with one of the service's own tokens.</summary>
internal sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ScheduleDatabase database, TokenUse use, TimeProvider time)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Bearer";

    private const string SideClaim = "side";

    /// <summary>Who a request comes from; for endpoints that nobody else reaches.</summary>
    public static Person PersonOf(ClaimsPrincipal user) => new(
        user.Identity!.Name!,
        TextForm.TryParse<Role>(user.FindFirstValue(ClaimTypes.Role), out var role) ? role : throw new InvalidOperationException("The caller has no role."),
        TextForm.TryParse<Country>(user.FindFirstValue(SideClaim), out var side) ? side : null);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (header.Length == 0)
        {
            return AuthenticateResult.NoResult();
        }

        var text = header.StartsWith($"{SchemeName} ", StringComparison.OrdinalIgnoreCase) ? header[(SchemeName.Length + 1)..].Trim() : "";
        if (await Tokens.FindAsync(database, text) is not { } token)
        {
            return AuthenticateResult.Fail("The token is not known, or revoked.");
        }

        await use.NoteAsync(token, Instant.FromDateTimeOffset(time.GetUtcNow()));
        var person = token.Person;
        Claim[] claims =
        [
            new(ClaimTypes.Name, person.Name),
            new(ClaimTypes.Role, TextForm.Of(person.Role)),
            .. person.Side is { } side ? new[] { new Claim(SideClaim, TextForm.Of(side)) } : [],
        ];
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, SchemeName)), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = SchemeName;
        return new ProblemResult(ProblemKind.Unauthenticated).ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => new ProblemResult(ProblemKind.Forbidden).ExecuteAsync(Context);
}
