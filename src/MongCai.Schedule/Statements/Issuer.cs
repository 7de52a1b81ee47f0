namespace MongCai.Schedule.Statements;

/// <summary>Who published a statement. Text form by <see cref="TextForm"/>.</summary>
public enum Issuer
{
    /// <summary>The Vietnamese side.</summary>
    Vn,

    /// <summary>The Chinese side.</summary>
    Cn,

    /// <summary>Both together.</summary>
    Both,
}
