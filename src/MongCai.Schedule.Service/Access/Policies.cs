using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using MongCai.Schedule.Publishing;

namespace MongCai.Schedule.Service.Access;

/// <summary>Who may reach an endpoint.</summary>
internal static class Policies
{
    /// <summary>Whoever writes statements: officials and approvers.</summary>
    public const string Officials = "officials";

    public const string Approvers = "approvers";
    public const string Admins = "admins";

    public static void AddAccess(this IServiceCollection services)
    {
        services.AddSingleton<TokenUse>();
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
