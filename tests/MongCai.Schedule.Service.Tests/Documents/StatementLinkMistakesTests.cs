using MongCai.Schedule.Service.Tests.CalendarFiles;

namespace MongCai.Schedule.Service.Tests.Documents;

public class StatementLinkMistakesTests
{
    [Theory]
    [InlineData("replaces: [2022-outbrake]", "1:12: There is no statement “2022-outbrake” (did you mean “2022-outbreak”?).")]
    [InlineData("replaces: [tested]", "1:12: A statement cannot name itself in “replaces”; name another.")]
    [InlineData("withdraws: [nothing-like-it]", "1:13: There is no statement “nothing-like-it”; there are: 2022-outbreak, cargo-2019.")]
    [InlineData("replaces: [2022-outbreak, 2022-outbreak]", "1:27: “2022-outbreak” is ended for the same gates and flows already; keep one.")]
    [InlineData("replaces: [2022-outbreak]\nwithdraws: [2022-outbreak]", "2:13: “2022-outbreak” is in “replaces” already, and cannot be in “withdraws” too; keep one.")]
    [InlineData("corrects: [2022-outbreak, 2022-outbreak]", "1:27: “2022-outbreak” stands twice in the list; keep one.")]
    [InlineData("replaces: [2022-outbreak]\ncorrects: [2022-outbreak]", "2:12: “2022-outbreak” is in “replaces” already, and cannot be in “corrects” too; keep one.")]
    [InlineData("replaces: [{ id: 2022-outbreak, gates: [bac-luan-2] }, { id: 2022-outbreak, gates: [mong-cai] }]", "1:56: “2022-outbreak” is ended for the same gates and flows already; keep one.")]
    [InlineData("replaces: [{ id: 2022-outbreak, gates: [hai-yen-km3-4], flows: [passenger] }]", "1:12: “2022-outbreak” says nothing of “hai-yen-km3-4”, so there is nothing to end; leave it out.\n1:12: “2022-outbreak” says nothing of “passenger”, so there is nothing to end; leave it out.")]
    [InlineData("replaces: [{ id: 2022-outbreak, from: soon }]", "1:39: “soon” is not a date like 2022-02-04 or an instant like 2022-04-26T08:00+07:00, from 1900 to 2199.")]
    [InlineData("replaces: [{ gates: [bac-luan-2] }]", "1:12: “id” is missing; add it.")]
    [InlineData("replaces: 2022-outbreak", "1:11: “2022-outbreak” is not a list; write [ … ], for a single entry too.")]
    [InlineData("known: 2020-01-01\nreplaces: [2022-outbreak]\ninstrument: { form: letters }", "2:12: “2022-outbreak” became known later (2022-02-20T00:00+07:00) than this statement (2020-01-01T00:00+07:00); only earlier ones can be named.")]
    [InlineData("known: 2020-01-01\ncorrects: [2022-outbreak]\nreviews: [{ id: 2022-outbreak, clause: 1, reviewBy: 2022-05-01 }]\ninstrument: { form: letters }", "2:12: “2022-outbreak” became known later (2022-02-20T00:00+07:00) than this statement (2020-01-01T00:00+07:00); only earlier ones can be named.\n3:11: “2022-outbreak” became known later (2022-02-20T00:00+07:00) than this statement (2020-01-01T00:00+07:00); only earlier ones can be named.")]
    [InlineData("reviews: [{ id: 2022-outbreak, clause: 9, reviewBy: 2022-05-01 }]", "1:11: “2022-outbreak” has no clause 9; there are: 1, 2, 3, 4.")]
    [InlineData("reviews: [{ id: 2022-outbreak, clause: \"1.0\", reviewBy: 2022-05-01 }]", "1:40: “1.0” is not the number of a clause; write 2, or 2.1 for the first of its exceptions.")]
    [InlineData("reviews: [{ id: 2022-outbreak, clause: 2, reviewBy: 2022-05-01 }]", "1:11: Clause 2 of “2022-outbreak” has its times fixed, so there is nothing to review; replace that statement.")]
    [InlineData("reviews: [{ id: 2022-outbreak, clause: 1 }]", "1:11: A review has exactly one of reviewBy, end, start.")]
    [InlineData("reviews: [{ id: 2022-outbreak, clause: 1, reviewBy: 2022-05-01, end: 2022-05-01T00:00Z }]", "1:11: A review has exactly one of reviewBy, end, start.")]
    [InlineData("reviews: [{ id: 2022-outbreak, clause: 1, end: 2022-05-01 }]", "1:48: “2022-05-01” is not an instant from 1900 to 2199; write date, time and offset, for instance 2022-04-26T08:00+07:00.")]
    [InlineData("reviews: [{ id: 2022-outbreak, clause: 1, end: 2022-02-20T08:00Z }]", "1:11: “end” (2022-02-20T15:00+07:00) must come after the beginning of the clause (2022-02-20T15:00+07:00).")]
    [InlineData("reviews: [{ id: 2022-outbreak, clause: 1, start: 2022-05-01 }]", "1:11: Clause 1 of “2022-outbreak” has its beginning; “start” is for a phase without a date (undated).")]
    [InlineData("reviews: [{ id: 2022-outbreak, clause: 4, start: 2022-05-01 }]", "1:11: To start a phase “normal” without an end would hide the standing timetable for ever; write a clause with “resumes”.")]
    [InlineData("reviews: [{ id: 2022-outbreak, clause: 1, reviewBy: 2022-05-01 }, { id: 2022-outbreak, clause: 1, reviewBy: 2022-05-02 }]", "1:67: This clause is reviewed twice in the same way; keep one.")]
    [InlineData("kind: rule\ngrounds: [cargo-2020, cargo-2019, cargo-2019]\nclauses: [{ gates: [bac-luan-2], flows: [cargo], yearly: { first: 01-01, last: 01-02 }, since: 2022-01-01, regime: closed }]", "2:11: There is no statement “cargo-2020” (did you mean “cargo-2019”?).\n2:35: “cargo-2019” stands twice in the list; keep one.")]
    public void A_wrong_statement_is_explained_at_its_place(string members, string expected) =>
        Assert.Equal(expected, SmallCalendar.Refusal(SmallCalendar.Statement(members)));
}
