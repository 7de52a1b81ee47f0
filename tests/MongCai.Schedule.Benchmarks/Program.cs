using BenchmarkDotNet.Running;
using MongCai.Schedule.Benchmarks;

return args switch
{
    ["compile", .. var sizes] => CompileRun.Run(sizes),
    ["fanout", var calendars, .. var options] => await FanoutRun.RunAsync(calendars, options),
    ["http", var calendars] => await HttpRun.RunAsync(calendars),
    ["memory", var calendars, .. var options] => await MemoryRun.RunAsync(calendars, options),
    ["npm", var folder, var calendars] => BesideNpmRun.Run(folder, calendars),
    ["point"] => PointQuestionRun.Run(),
    ["preview", .. var sizes] => PreviewRun.Run(sizes),
    ["promptness", var calendars, .. var options] => await PromptnessRun.RunAsync(calendars, options),
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
