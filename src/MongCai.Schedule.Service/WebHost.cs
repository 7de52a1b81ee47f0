using MongCai.Schedule.Service.Access;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Events;
using MongCai.Schedule.Service.History;
using MongCai.Schedule.Service.Holidays;
using MongCai.Schedule.Service.Http;
using MongCai.Schedule.Service.Jobs;
using MongCai.Schedule.Service.Lunar;
using MongCai.Schedule.Service.Outbox;
using MongCai.Schedule.Service.Publication;
using MongCai.Schedule.Service.Questions;
using MongCai.Schedule.Service.Statements;
using MongCai.Schedule.Service.Telemetry;
using MongCai.Schedule.Service.Upkeep;
using MongCai.Schedule.Service.Webhooks;
using MongCai.Schedule.Service.Webhooks.Subscriptions;
using MongCai.Schedule.Service.Webhooks.Watches;

namespace MongCai.Schedule.Service;

/// <summary>Puts the service together: what every request passes, then one line a feature.</summary>
internal static class WebHost
{
    public const string DefaultUrl = "http://localhost:5080";

    /// <summary>The addresses that the service was told to listen on.</summary>
    public static string? Urls(WebApplication app) => app.Configuration[WebHostDefaults.ServerUrlsKey];

    /// <summary>Puts the service together.</summary>
    /// <param name="args">Settings as on a command line.</param>
    /// <param name="calendar">What is published.</param>
    /// <param name="database">Where it is kept.</param>
    /// <param name="time">The machine's clock; null for the real one.</param>
    /// <param name="files">The files that become known as the calendar's clock comes to them; null where it shows the time of the machine.</param>
    /// <exception cref="FormatException">A setting is wrong.</exception>
    public static WebApplication Build(string[] args, LiveCalendar calendar, ScheduleDatabase database, TimeProvider? time = null, ReplayedFiles? files = null)
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
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.Services.AddSingleton(database);
        builder.Services.AddSingleton(calendar);
        builder.Services.AddScoped(_ => calendar.Current);
        builder.Services.AddHostedService<CalendarRefresh>();
        builder.Services.AddOutbox(files);
        builder.Services.AddJobs(builder.Configuration, database);
        builder.Services.AddEvents(builder.Configuration);
        builder.Services.AddStatements();
        builder.Services.AddAccess(builder.Configuration);
        builder.Services.AddHealth();
        builder.Services.AddTelemetry(builder.Configuration);
        builder.Services.AddWebhooks(builder.Configuration, database);
        builder.AddProxies();

        var app = builder.Build();
        app.UseHeadAsGet();
        app.UseSecurityHeaders();
        app.UseProblems();
        app.UseRouting();
        app.UseSpanNames();
        app.UseAddressLimit();

        // Said here, else the framework puts it before what makes problems of exceptions.
        app.UseAuthentication();
        app.UseAuthorization();
        app.UsePersonLimit();
        app.MapHealth();
        app.MapApiDocument();
        app.MapProblems();
        app.MapJobs();
        app.MapApiChanges();

        var v1 = app.MapGroup("/v1");
        v1.MapQuestions();
        v1.MapHolidays();
        v1.MapLunar();
        v1.MapStatements();
        v1.MapRevisions();
        v1.MapAudit();
        v1.MapEvents();
        v1.MapEventFeeds();
        v1.MapSubscriptions();
        v1.MapWatches();
        return app;
    }
}
