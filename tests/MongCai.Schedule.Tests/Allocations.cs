namespace MongCai.Schedule.Tests;

/// <summary>Measures what code allocates.</summary>
internal static class Allocations
{
    private const int Rounds = 20;

    /// <summary>
    /// The bytes that an action allocates on this thread, once it is warm. The least of some rounds: now and then the runtime, compiling
    /// code anew, allocates on the thread too, and what the action itself allocates it allocates in every round.
    /// </summary>
    public static long Of(Action action)
    {
        action();
        var least = long.MaxValue;
        for (var round = 0; round < Rounds && least > 0; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
