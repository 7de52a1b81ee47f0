namespace MongCai.Schedule.Regimes;

/// <summary>How sure an answer is, from strong to weak. Text form by <see cref="TextForm"/>.</summary>
public enum Certainty
{
    /// <summary>Both sides said so.</summary>
    Agreed,

    /// <summary>One side said so, or the other has not confirmed.</summary>
    Announced,

    /// <summary>The ordinary timetable; nothing special was said.</summary>
    Standing,

    /// <summary>A recurring rule, for a time that nobody has negotiated yet.</summary>
    Forecast,

    /// <summary>Past the review time of an open or estimated end, or said in an emergency by one person alone and not ratified in time.</summary>
    Unconfirmed,

    /// <summary>Of what is not known.</summary>
    Unknown,
}
