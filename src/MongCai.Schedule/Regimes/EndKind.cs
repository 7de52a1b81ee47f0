namespace MongCai.Schedule.Regimes;

/// <summary>How firm the end of a regime is. Text form by <see cref="TextForm"/>.</summary>
public enum EndKind
{
    /// <summary>At the stated moment.</summary>
    Fixed,

    /// <summary>Expected at a moment, to be reviewed; it goes on until someone says otherwise.</summary>
    Estimated,

    /// <summary>Open, to be reviewed; it goes on until someone says otherwise.</summary>
    UntilFurtherNotice,
}
