namespace MongCai.Schedule.Publishing;

/// <summary>Draft, submitted, published, ended: who may take which step.</summary>
public static class LifeCycle
{
    /// <summary>Whether somebody may do something with a statement. Cost: O(authors).</summary>
    /// <param name="of">The statement.</param>
    /// <param name="command">What they want to do.</param>
    /// <param name="by">Who wants to.</param>
    /// <returns>The status afterwards, that of the statement itself, not of a draft that comes of it; or why not.</returns>
    public static (StatementStatus? Next, Refusal? Refusal) Decide(StatementCase of, StatementCommand command, Person by)
    {
        ArgumentNullException.ThrowIfNull(of);
        ArgumentNullException.ThrowIfNull(by);
        return !HasRole(of, command, by) ? (null, Refusal.Forbidden)
            : Next(of, command) is not { } next ? (null, Refusal.WrongStatus)
            : TakesAnother(command) && IsOwn(of, by) ? (null, Refusal.SameOfficial)
            : (next, null);
    }

    /// <summary>Whether a person may write statements at all.</summary>
    public static bool IsOfficial(Role role) => role is Role.Official or Role.Approver;

    private static bool HasRole(StatementCase of, StatementCommand command, Person by) => command switch
    {
        StatementCommand.Approve or StatementCommand.Ratify => by.Role == Role.Approver,
        StatementCommand.Reject => by.Role == Role.Approver || (by.Role == Role.Official && IsOwn(of, by)),
        _ => IsOfficial(by.Role),
    };

    private static StatementStatus? Next(StatementCase of, StatementCommand command) => (of.Status, command) switch
    {
        (StatementStatus.Draft, StatementCommand.Edit) => StatementStatus.Draft,
        (StatementStatus.Draft, StatementCommand.Submit) => StatementStatus.Submitted,
        (StatementStatus.Submitted, StatementCommand.Approve) => StatementStatus.Published,
        (StatementStatus.Submitted, StatementCommand.Reject) => StatementStatus.Draft,
        (StatementStatus.Published, StatementCommand.Withdraw or StatementCommand.Confirm or StatementCommand.Review) => StatementStatus.Published,
        (StatementStatus.Published or StatementStatus.Ended, StatementCommand.Ratify) when of.AwaitsRatification => of.Status,
        _ => null,
    };

    private static bool TakesAnother(StatementCommand command) =>
        command is StatementCommand.Approve or StatementCommand.Ratify or StatementCommand.Confirm;

    // Capitals apart: who is Hoa by one door may be hoa by another.
    private static bool IsOwn(StatementCase of, Person by) => of.Authors.Contains(by.Name, StringComparer.OrdinalIgnoreCase);
}
