namespace MongCai.Schedule;

/// <summary>One of the two countries: as a side that decides for its half of a gate, and as the owner of a calendar.</summary>
public enum Country
{
    /// <summary>Vietnam.</summary>
    Vn,

    /// <summary>China.</summary>
    Cn,
}
