namespace MongCai.Schedule.Service.Tests.Webhooks;

/// <summary>Waits for what happens by itself.</summary>
internal static class Eventually
{
    /// <summary>Far longer than anything here takes, on a machine with much else to do.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);

    public static Task TrueAsync(Func<bool> isTrue, Func<string> otherwise) => TrueAsync(() => Task.FromResult(isTrue()), otherwise);

    public static async Task TrueAsync(Func<Task<bool>> isTrue, Func<string> otherwise)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await isTrue())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < Longest, otherwise());
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}
