using MongCai.Schedule.Publishing;

namespace MongCai.Schedule.Tests.Publishing;

public class LifeCycleTests
{
    private static readonly StatementCase Case = new(StatementStatus.Draft, ["hoa"]);

    // Every status by every command: where it leads when a person who may takes the step.
    public static TheoryData<StatementStatus, StatementCommand, StatementStatus?> Steps()
    {
        var steps = new TheoryData<StatementStatus, StatementCommand, StatementStatus?>();
        StatementStatus? none = null;
        (StatementStatus Status, StatementStatus? Edit, StatementStatus? Submit, StatementStatus? Approve, StatementStatus? Reject, StatementStatus? Withdraw, StatementStatus? Confirm, StatementStatus? Review)[] table =
        [
            (StatementStatus.Draft, StatementStatus.Draft, StatementStatus.Submitted, none, none, none, none, none),
            (StatementStatus.Submitted, none, none, StatementStatus.Published, StatementStatus.Draft, none, none, none),
            (StatementStatus.Published, none, none, none, none, StatementStatus.Published, StatementStatus.Published, StatementStatus.Published),
            (StatementStatus.Ended, none, none, none, none, none, none, none),
        ];
        foreach (var row in table)
        {
            steps.Add(row.Status, StatementCommand.Edit, row.Edit);
            steps.Add(row.Status, StatementCommand.Submit, row.Submit);
            steps.Add(row.Status, StatementCommand.Approve, row.Approve);
            steps.Add(row.Status, StatementCommand.Reject, row.Reject);
            steps.Add(row.Status, StatementCommand.Withdraw, row.Withdraw);
            steps.Add(row.Status, StatementCommand.Confirm, row.Confirm);
            steps.Add(row.Status, StatementCommand.Review, row.Review);
            steps.Add(row.Status, StatementCommand.Ratify, none);
        }

        return steps;
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public void Every_status_takes_the_steps_of_the_table(StatementStatus status, StatementCommand command, StatementStatus? next)
    {
        var decided = LifeCycle.Decide(Case with { Status = status }, command, new Person("an", Role.Approver, null));
        Assert.Equal(next is null ? (null, Refusal.WrongStatus) : (next, null), decided);
    }

    [Fact]
    public void The_table_has_every_status_and_every_command() =>
        Assert.Equal(Enum.GetValues<StatementStatus>().Length * Enum.GetValues<StatementCommand>().Length, Steps().Count);

    [Theory]
    [InlineData(StatementStatus.Published, true, true)]
    [InlineData(StatementStatus.Published, false, false)]
    [InlineData(StatementStatus.Submitted, true, false)]
    [InlineData(StatementStatus.Ended, true, true)]
    [InlineData(StatementStatus.Ended, false, false)]
    public void An_emergency_is_ratified_once_also_when_it_is_over(StatementStatus status, bool awaitsRatification, bool may)
    {
        var decided = LifeCycle.Decide(new StatementCase(status, ["hoa"], awaitsRatification), StatementCommand.Ratify, new Person("an", Role.Approver, null));
        Assert.Equal(may ? (status, null) : (null, Refusal.WrongStatus), decided);
    }

    [Theory]
    [InlineData(StatementStatus.Submitted, StatementCommand.Approve, Refusal.SameOfficial)]
    [InlineData(StatementStatus.Published, StatementCommand.Ratify, Refusal.SameOfficial)]
    [InlineData(StatementStatus.Published, StatementCommand.Confirm, Refusal.SameOfficial)]
    [InlineData(StatementStatus.Draft, StatementCommand.Edit, null)]
    [InlineData(StatementStatus.Draft, StatementCommand.Submit, null)]
    [InlineData(StatementStatus.Submitted, StatementCommand.Reject, null)]
    [InlineData(StatementStatus.Published, StatementCommand.Withdraw, null)]
    [InlineData(StatementStatus.Published, StatementCommand.Review, null)]
    public void Nobody_approves_ratifies_or_confirms_their_own(StatementStatus status, StatementCommand command, Refusal? refusal)
    {
        // One of two authors is enough, capitals apart.
        var decided = LifeCycle.Decide(new StatementCase(status, ["hoa", "An"], AwaitsRatification: true), command, new Person("an", Role.Approver, null));
        Assert.Equal(refusal, decided.Refusal);
        Assert.Equal(refusal is null, decided.Next is not null);
    }

    [Theory]
    [InlineData(Role.Official, "Edit Submit Withdraw Confirm Review")]
    [InlineData(Role.Approver, "Edit Submit Approve Reject Withdraw Confirm Review Ratify")]
    [InlineData(Role.Partner, "")]
    [InlineData(Role.Admin, "")]
    public void Each_role_may_take_its_own_steps(Role role, string allowed)
    {
        var taken = Enum.GetValues<StatementCommand>().Where(command => Enum.GetValues<StatementStatus>().Any(status =>
            LifeCycle.Decide(new StatementCase(status, ["hoa"], AwaitsRatification: true), command, new Person("an", role, null)).Next is not null));
        Assert.Equal(allowed, string.Join(' ', taken));
    }

    [Fact]
    public void An_author_may_take_back_what_they_submitted() =>
        Assert.Equal((StatementStatus.Draft, null), LifeCycle.Decide(new StatementCase(StatementStatus.Submitted, ["hoa"]), StatementCommand.Reject, new Person("hoa", Role.Official, null)));
}
