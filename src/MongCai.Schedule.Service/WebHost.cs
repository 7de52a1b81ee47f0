using MongCai.Schedule.Service.Http;
using MongCai.Schedule.Service.Lunar;

namespace MongCai.Schedule.Service;

/// <summary>Puts the service together: what every request passes, then one line a feature.</summary>
internal static class WebHost
{
    public const string DefaultUrl = "http://localhost:5080";

    /// <summary>The addresses that the service was told to listen on.</summary>
    public static string? Urls(WebApplication app) => app.Configuration[WebHostDefaults.ServerUrlsKey];

    public static WebApplication Build(string[] args)
    {
        // Settings lie beside the program, wherever it is started from.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.ConfigureKestrel(options => options.AddServerHeader = false);
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        builder.Services.ConfigureHttpJsonOptions(options => Json.Configure(options.SerializerOptions));
        builder.Services.AddApiDocument();

        var app = builder.Build();
        app.UseHeadAsGet();
        app.UseSecurityHeaders();
        app.UseProblems();
        app.UseRouting();
        app.MapHealth();
        app.MapApiDocument();
        app.MapGroup("/v1").MapLunar();
        return app;
    }
}
