using BenchmarkDotNet.Running;
using MongCai.Schedule.Benchmarks;

return args switch
{
    ["compile", .. var sizes] => CompileRun.Run(sizes),
    _ => RunBenchmarks(args),
};

static int RunBenchmarks(string[] args)
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
    return 0;
}
