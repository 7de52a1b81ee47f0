namespace MongCai.Schedule.Statements;

/// <summary>What a negotiated statement rests on. Text form by <see cref="TextForm"/>.</summary>
public enum InstrumentForm
{
    /// <summary>Talks of both sides (biên bản hội đàm, 会谈纪要).</summary>
    Talks,

    /// <summary>Letters between the sides (thư trao đổi, 换函).</summary>
    Letters,

    /// <summary>One side's notice (thông báo, 通告).</summary>
    Notice,
}
