using Microsoft.AspNetCore.DataProtection;
using MongCai.Schedule.Service.Database;
using MongCai.Schedule.Service.Webhooks.Subscriptions;
using MongCai.Schedule.Service.Webhooks.Watches;

namespace MongCai.Schedule.Service.Webhooks;

/// <summary>Puts the parts of webhooks together.</summary>
internal static class WebhookSetup
{
    /// <summary>The parts of the key ring are this program's only, wherever it is installed.</summary>
    private const string ApplicationName = "MongCai.Schedule";

    /// <summary>Where keys are kept where a server has the database.</summary>
    private const string FolderOfKeys = "data/keys";

    /// <summary>Adds subscriptions and what delivers.</summary>
    /// <exception cref="FormatException">The section <c>Webhooks</c> is wrong.</exception>
    public static void AddWebhooks(this IServiceCollection services, IConfiguration configuration, ScheduleDatabase database)
    {
        var settings = WebhookSettings.Read(configuration);
        services.AddSingleton(settings);
        services.AddSingleton(settings.AllowedNetworks);
        services.AddSingleton(settings.Retries);
        services.AddSingleton(provided => new WebhookSender(settings.AllowedNetworks, provided.GetRequiredService<TimeProvider>()));
        services.AddSecretProtection(new DirectoryInfo(settings.Keys ?? (database.Dialect.Folder is { } folder ? Path.Combine(folder, "keys") : FolderOfKeys)));
        services.AddSingleton<Receivers>();
        services.AddSingleton<DeliveryMessages>();
        services.AddSingleton<DeliverySending>();
        services.AddSingleton<DeliveryPump>();
        services.AddHostedService(provided => provided.GetRequiredService<DeliveryPump>());
        services.AddHostedService<DeliveryBacklog>();
        services.AddSingleton<SubscriptionDesk>();
        services.AddSingleton<WatchDesk>();
        services.AddSingleton<WatchRounds>();
        services.AddHostedService(provided => provided.GetRequiredService<WatchRounds>());
        services.AddSingleton(SubscriptionEndpoints.Webhook);
    }

    /// <summary>Adds the protection of secrets, with a key ring in a folder, which is made where there is none.</summary>
    /// <param name="services">The services.</param>
    /// <param name="keys">The folder. Who reads it and the database reads the secrets; who loses it has to rotate them all. Processes that share a database share it.</param>
    public static void AddSecretProtection(this IServiceCollection services, DirectoryInfo keys)
    {
        // What is in it is nobody else's to read.
        if (OperatingSystem.IsWindows())
        {
            keys.Create();
        }
        else
        {
            Directory.CreateDirectory(keys.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        services.AddDataProtection().SetApplicationName(ApplicationName).PersistKeysToFileSystem(keys);
        services.AddSingleton<SecretProtection>();
    }
}
