namespace MongCai.Schedule.Jobs;

/// <summary>
/// What is done at moments that are known ahead: all that there is to do is in the database, so that it takes no arguments, holds no state and is safe to repeat.
/// </summary>
public interface IDueWork
{
    /// <summary>Does all that is due. Safe to call at any time, again, and twice at once, also in several processes. Cheap where nothing is due.</summary>
    /// <param name="cancel">Ends it early; what is not done stays due.</param>
    /// <returns>When next something is due, on the machine's clock; null where nothing is known to be.</returns>
    Task<DateTimeOffset?> DoAsync(CancellationToken cancel);
}
