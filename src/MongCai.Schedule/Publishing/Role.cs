namespace MongCai.Schedule.Publishing;

/// <summary>What a person may do. Text form by <see cref="TextForm"/>.</summary>
public enum Role
{
    /// <summary>Writes statements and lays them before a second person.</summary>
    Official,

    /// <summary>May all that an official may, and approves what others wrote; puts emergencies in force.</summary>
    Approver,

    /// <summary>A partner system: subscribes to what is published.</summary>
    Partner,

    /// <summary>Hands out tokens and reads the record of who did what; no official.</summary>
    Admin,
}
