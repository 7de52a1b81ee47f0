namespace MongCai.Schedule.Publishing;

/// <summary>What a published statement does to earlier ones, named as aviation notices are (ICAO Doc 10066). Text form by <see cref="TextForm"/>.</summary>
public enum PublicationKind
{
    /// <summary>It stands by itself.</summary>
    New,

    /// <summary>It ends or corrects an earlier one and says something in its place.</summary>
    Replace,

    /// <summary>It ends or corrects an earlier one and says nothing itself.</summary>
    Cancel,
}
