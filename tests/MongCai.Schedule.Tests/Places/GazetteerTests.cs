using MongCai.Schedule.Places;

namespace MongCai.Schedule.Tests.Places;

public class GazetteerTests
{
    private static readonly TrilingualText Name = new("vi", "zh", "en");

    [Fact]
    public void Naming_a_gate_means_it_and_all_its_parts_however_deep()
    {
        var gazetteer = new Gazetteer([Gate("lane", "bridge"), Gate("city"), Gate("bridge", "city"), Gate("other")], []);
        Assert.Equal(["bridge", "city", "lane"], Texts(gazetteer, "city"));
        Assert.Equal(["bridge", "lane"], Texts(gazetteer, "bridge"));
        Assert.Equal(["lane"], Texts(gazetteer, "lane"));
        Assert.Equal(["other"], Texts(gazetteer, "other"));
    }

    [Fact]
    public void A_circle_of_parts_and_a_parent_that_is_not_given_are_refused()
    {
        Assert.Contains("part of itself", Assert.Throws<ArgumentException>(() => new Gazetteer([Gate("a", "b"), Gate("b", "a")], [])).Message, StringComparison.Ordinal);
        Assert.Contains("not given", Assert.Throws<ArgumentException>(() => new Gazetteer([Gate("a", "b")], [])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Gazetteer([Gate("a"), Gate("a")], []));
    }

    [Fact]
    public void An_HS_code_finds_every_class_with_a_prefix_of_it_and_no_other()
    {
        var gazetteer = new Gazetteer([], [Class("seafood", "0306", "0307"), Class("shrimp", "030617"), Class("fruit", "08"), Class("none")]);
        Assert.Equal(["seafood", "shrimp"], gazetteer.ClassesOfHs("0306179010").Select(found => found.Id.ToString()));
        Assert.Equal(["seafood"], gazetteer.ClassesOfHs("030711").Select(found => found.Id.ToString()));
        Assert.Empty(gazetteer.ClassesOfHs("0301"));

        // 08 stands in it, but does not begin it.
        Assert.Empty(gazetteer.ClassesOfHs("2008"));
        Assert.Equal(["fruit"], gazetteer.ClassesOfHs("0810").Select(found => found.Id.ToString()));
    }

    [Fact]
    public void What_is_not_there_is_not_found()
    {
        var gazetteer = new Gazetteer([Gate("a")], [Class("b")]);
        Assert.NotNull(gazetteer.Find(Id<Gate>.Parse("a")));
        Assert.Null(gazetteer.Find(Id<Gate>.Parse("b")));
        Assert.NotNull(gazetteer.Find(Id<CrossingClass>.Parse("b")));
        Assert.Null(gazetteer.Find(Id<CrossingClass>.Parse("a")));
        Assert.Throws<KeyNotFoundException>(() => gazetteer.WithParts(Id<Gate>.Parse("b")));
    }

    private static IEnumerable<string> Texts(Gazetteer gazetteer, string gate) =>
        gazetteer.WithParts(Id<Gate>.Parse(gate)).Select(part => part.ToString()).Order(StringComparer.Ordinal);

    private static Gate Gate(string id, string? partOf = null) =>
        new(Id<Gate>.Parse(id), Name, [], GateKind.Crossing, partOf is null ? null : Id<Gate>.Parse(partOf), [Flow.Cargo], null, null, []);

    private static CrossingClass Class(string id, params string[] prefixes) => new(Id<CrossingClass>.Parse(id), Facet.Commodity, Name, [.. prefixes]);
}
