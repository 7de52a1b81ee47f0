using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using MongCai.Schedule.Publishing;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Http;
using NodaTime;

namespace MongCai.Schedule.Service.Access;

/// <summary>
/// <c>Authorization: Bearer</c> with one of the service's own tokens, or one of the OpenID Connect provider where there is one; for <see cref="Access.BrowserSignIn"/> also <c>Basic</c>.
/// </summary>
internal sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ScheduleDatabase database, TokenUse use, TimeProvider time,
    OpenIdConnectTokens? openIdConnect = null)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Bearer";

    private const string SideClaim = "side";

    /// <summary>When it is worth to try again where the provider could not be asked.</summary>
    private static readonly string RetryAfter = ((int)ProviderKeys.RestAfterFailure.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    private TokenRefusal? _refusal;

    private BrowserSignIn? BrowserSignIn => Context.GetEndpoint()?.Metadata.GetMetadata<BrowserSignIn>();

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

        var text = header.StartsWith($"{SchemeName} ", StringComparison.OrdinalIgnoreCase) ? header[(SchemeName.Length + 1)..].Trim()
            : BrowserSignIn is null ? ""
            : BrowserSignIn.PasswordIn(header) ?? "";
        (var person, _refusal) = openIdConnect is null || AccessToken.IsMeant(text)
            ? (await FindOwnAsync(text), new("The token is not known, or revoked.", ProblemKind.Unauthenticated))
            : await openIdConnect.FindAsync(text);
        if (person is null)
        {
            return AuthenticateResult.Fail(_refusal!.Reason);
        }

        Claim[] claims =
        [
            new(ClaimTypes.Name, person.Name),
            new(ClaimTypes.Role, TextForm.Of(person.Role)),
            .. person.Side is { } side ? new[] { new Claim(SideClaim, TextForm.Of(side)) } : [],
        ];
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, SchemeName)), SchemeName));
    }

    private async Task<Person?> FindOwnAsync(string text)
    {
        if (await Tokens.FindAsync(database, text) is not { } token)
        {
            return null;
        }

        await use.NoteAsync(token, Instant.FromDateTimeOffset(time.GetUtcNow()));
        return token.Person;
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var kind = _refusal?.Kind ?? ProblemKind.Unauthenticated;
        if (kind == ProblemKind.Unauthenticated)
        {
            Response.Headers.WWWAuthenticate = BrowserSignIn?.Challenge ?? SchemeName;
        }
        else if (kind == ProblemKind.IdentityProviderUnavailable)
        {
            Response.Headers.RetryAfter = RetryAfter;
        }

        return new ProblemResult(kind, _refusal?.Detail).ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => new ProblemResult(ProblemKind.Forbidden).ExecuteAsync(Context);
}
