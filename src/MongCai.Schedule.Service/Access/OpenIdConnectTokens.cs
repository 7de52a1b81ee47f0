using System.Collections.Immutable;
using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using MongCai.Schedule.Publishing;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Http;

namespace MongCai.Schedule.Service.Access;

/// <summary>Whose an access token of the OpenID Connect provider is: checked here, by the provider's keys.</summary>
internal sealed class OpenIdConnectTokens(OpenIdConnectSettings settings, ProviderKeys keys, ScheduleDatabase database, TimeProvider time)
{
    /// <summary>The header <c>typ</c> that says nothing.</summary>
    private const string AnyType = "JWT";

    /// <summary>How far the provider's clock may be from ours.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    /// <summary>Asymmetric ones only: by the others whoever knows the public key could sign.</summary>
    private static readonly ImmutableArray<string> Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    /// <summary>The header <c>typ</c> of access tokens: by RFC 9068, and that of providers which are older.</summary>
    private static readonly ImmutableArray<string> Types = ["at+jwt", "application/at+jwt", AnyType];

    /// <summary>Claims that only ID tokens have (OpenID Connect Core 1.0, sections 2 and 3.3.2.11).</summary>
    private static readonly ImmutableArray<string> ClaimsOfIdTokens = ["nonce", "at_hash", "c_hash", "s_hash"];

    private readonly JsonWebTokenHandler _handler = new();

    /// <summary>Whose token it is, or why nobody's.</summary>
    public async Task<(Person? Person, TokenRefusal? Refusal)> FindAsync(string text)
    {
        if (!_handler.CanReadToken(text))
        {
            return (null, Invalid("It is no JSON Web Token."));
        }

        try
        {
            await keys.GetBaseConfigurationAsync(CancellationToken.None);
        }
        catch (ProviderUnavailableException)
        {
            return (null, Unavailable);
        }

        var result = await _handler.ValidateTokenAsync(text, Parameters());
        if (result is not { IsValid: true, SecurityToken: JsonWebToken token })
        {
            return (null, keys.IsDown && result.Exception is SecurityTokenSignatureKeyNotFoundException ? Unavailable : Invalid(Code(result.Exception)));
        }

        if (!IsAccessToken(token))
        {
            return (null, Invalid("It is no access token."));
        }

        // RFC 9449 and RFC 8705: of no use without a proof of its key, which this service does not ask for.
        if (token.TryGetClaim("cnf", out _))
        {
            return (null, Invalid("It is bound to a key."));
        }

        var (person, refusal) = Read(token);
        if (person is not null && await Tokens.FindOtherAsync(database, person) is { } other)
        {
            return (null, Forbidden($"A live token of this service has the same name, as {Tokens.Describe(other)}.", new(
                $"{person.Name} có mã truy cập của dịch vụ này với vai trò khác ({Tokens.Describe(other)}). Một tên là một người với một vai trò.",
                $"{person.Name} 在本服务另有角色不同的访问令牌（{Tokens.Describe(other)}）。一个姓名即一人、一个角色。",
                $"{person.Name} has a token of this service as {Tokens.Describe(other)}. One name is one person with one role.")));
        }

        return (person, refusal);
    }

    private static TokenRefusal Unavailable { get; } = new("The keys of the OpenID Connect provider cannot be had.", ProblemKind.IdentityProviderUnavailable);

    private static TokenRefusal Invalid(string reason) => new($"OpenID Connect: {reason}", ProblemKind.Unauthenticated);

    private static TokenRefusal Forbidden(string reason, TrilingualText detail) => new($"OpenID Connect: {reason}", ProblemKind.Forbidden, detail);

    // The library's message may quote the token; what stands before its colon is a number, such as IDX10214.
    private static string Code(Exception? failure) => $"{failure?.GetType().Name} {failure?.Message.Split(':')[0]}";

    /// <summary>
    /// Whether it is one for a service, not for the client that somebody signed in with. Providers without RFC 9068 write the same header in both:
    /// Keycloak says which in the claim <c>typ</c> (its older versions write a nonce in both), others in what only an ID token has.
    /// </summary>
    private static bool IsAccessToken(JsonWebToken token) =>
        token.Typ != AnyType
        || (token.TryGetClaim("typ", out var use)
            ? use.Value.Equals(TokenAuthentication.SchemeName, StringComparison.OrdinalIgnoreCase)
            : !token.Claims.Any(claim => ClaimsOfIdTokens.Contains(claim.Type)));

    private TokenValidationParameters Parameters() => new()
    {
        ConfigurationManager = keys,
        ValidIssuer = settings.Issuer,
        ValidAudience = settings.Audience,
        IgnoreTrailingSlashWhenValidatingAudience = false,
        ValidAlgorithms = Algorithms,
        ValidTypes = Types,
        LifetimeValidator = (from, until, _, _) => IsAlive(from, until),
    };

    private bool IsAlive(DateTime? from, DateTime? until)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return until is { } end && now < end + ClockSkew && (from is not { } start || start <= now + ClockSkew);
    }

    private (Person? Person, TokenRefusal? Refusal) Read(JsonWebToken token)
    {
        if (Texts(token, settings.NameClaim) is not [var text] || PersonName.Read(text) is not { } name)
        {
            return (null, Forbidden($"The claim {settings.NameClaim} is no name.", new(
                $"Claim {settings.NameClaim} trong token không phải là một tên. {PersonName.Rule.Vi}",
                $"令牌的 {settings.NameClaim} 声明不是一个姓名。{PersonName.Rule.Zh}",
                $"The claim {settings.NameClaim} of the token is no name. {PersonName.Rule.En}")));
        }

        var known = string.Join(", ", settings.Roles.Keys.Order(StringComparer.Ordinal));
        var roles = Texts(token, settings.RoleClaim).Where(settings.Roles.ContainsKey).Select(value => settings.Roles[value]).Distinct().ToList();
        if (roles is not [var role])
        {
            return (null, Forbidden($"The claim {settings.RoleClaim} has {roles.Count} roles.", new(
                $"Claim {settings.RoleClaim} trong token phải có đúng một trong: {known}.",
                $"令牌的 {settings.RoleClaim} 声明须恰有以下之一：{known}。",
                $"The claim {settings.RoleClaim} of the token must have exactly one of: {known}.")));
        }

        var sides = settings.SideClaim is { } claim ? Texts(token, claim) : [];
        var side = sides is [var one] && TextForm.TryParse<Country>(one, out var found) ? found : (Country?)null;
        if (side is null && sides is not [])
        {
            var all = string.Join(", ", TextForm.All<Country>().Select(row => row.Text));
            return (null, Forbidden($"The claim {settings.SideClaim} is no side.", new(
                $"Claim {settings.SideClaim} trong token phải là một trong: {all}.",
                $"令牌的 {settings.SideClaim} 声明须为以下之一：{all}。",
                $"The claim {settings.SideClaim} of the token must be one of: {all}.")));
        }

        return (new Person(name, role, side), null);
    }

    /// <summary>The values of a claim, of which some may be no texts; a list has its items.</summary>
    private static List<string> Texts(JsonWebToken token, string claim) =>
        [.. token.Claims.Where(one => one.Type == claim).Select(one => one.ValueType == ClaimValueTypes.String ? one.Value : "")];
}
