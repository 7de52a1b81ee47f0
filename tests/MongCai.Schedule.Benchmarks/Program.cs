using BenchmarkDotNet.Running;
using MongCai.Schedule.Benchmarks;

return args switch
{
    ["compile", .. var sizes] => CompileRun.Run(sizes),
    ["http", var calendars] => await HttpRun.RunAsync(calendars),
    ["npm", var folder, var calendars] => BesideNpmRun.Run(folder, calendars),
    ["point"] => PointQuestionRun.Run(),
    ["preview", .. var sizes] => PreviewRun.Run(sizes),
    ["start", var service, var calendars] => await StartRun.RunAsync(service, calendars),
    ["webhooks"] => await WebhookRun.RunAsync(),
    ["empty-api", .. var more] => await StartRun.ServeNothingAsync(more),
    _ => RunBenchmarks(args),
};

static int RunBenchmarks(string[] args)
{
    BenchmarkSwitcher.FromAssembly(typeof(CompileRun).Assembly).Run(args);
    return 0;
}
