using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.IdentityModel.Protocols;
using MongCai.Schedule.Publishing;

namespace MongCai.Schedule.Service.Access;

/// <summary>Who may reach an endpoint.</summary>
internal static class Policies
{
    /// <summary>Whoever writes statements: officials and approvers.</summary>
    public const string Officials = "officials";

    public const string Approvers = "approvers";
    public const string Admins = "admins";

    /// <summary>Tokens and what they open.</summary>
    /// <exception cref="FormatException">The configuration of the OpenID Connect provider is wrong.</exception>
    public static void AddAccess(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<TokenUse>();
        if (OpenIdConnectSettings.Read(configuration) is { } settings)
        {
            services.AddSingleton(settings);
            services.AddSingleton<IDocumentRetriever, ProviderDocuments>();
            services.AddSingleton<ProviderKeys>();
            services.AddSingleton<OpenIdConnectTokens>();
        }

        services.AddAuthentication(TokenAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.SchemeName, null);
        services.AddAuthorizationBuilder()
            .AddPolicy(Officials, Of(Role.Official, Role.Approver))
            .AddPolicy(Approvers, Of(Role.Approver))
            .AddPolicy(Admins, Of(Role.Admin));
    }

    private static AuthorizationPolicy Of(params Role[] roles) =>
        new AuthorizationPolicyBuilder(TokenAuthentication.SchemeName).RequireAuthenticatedUser().RequireRole(roles.Select(role => TextForm.Of(role))).Build();
}
