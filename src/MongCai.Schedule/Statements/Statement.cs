using System.Collections.Immutable;
using NodaTime;

namespace MongCai.Schedule.Statements;

/// <summary>Anything that says how gates are: who said it, when it became known, what it ends, and its clauses.</summary>
public sealed record Statement
{
    /// <summary>Its id.</summary>
    public required Id<Statement> Id { get; init; }

    /// <summary>Its kind.</summary>
    public required StatementKind Kind { get; init; }

    /// <summary>Its title in three languages.</summary>
    public required TrilingualText Title { get; init; }

    /// <summary>Who published it.</summary>
    public required Issuer IssuedBy { get; init; }

    /// <summary>What it rests on; agreements and emergencies have one.</summary>
    public Instrument? Instrument { get; init; }

    /// <summary>The sides whose doing it settles; one or both.</summary>
    public required ImmutableArray<Country> Binds { get; init; }

    /// <summary>The other side's yes; null where there is none, or where none is needed.</summary>
    public Confirmation? Confirmed { get; init; }

    /// <summary>What one that a single person put in force needs of a second; null where it needs nothing.</summary>
    public Ratification? Ratification { get; init; }

    /// <summary>When it became known. A question asked as of that instant takes it as known.</summary>
    public required Instant Known { get; init; }

    /// <summary>The older time that its file gave, of one that came when the calendar was in use already; null for others. Decides nothing.</summary>
    public Instant? Announced { get; init; }

    /// <summary>The earlier statements in whose place it stands.</summary>
    public ImmutableArray<Ending> Replaces { get; init; } = [];

    /// <summary>The earlier statements that it ends with nothing in their place.</summary>
    public ImmutableArray<Ending> Withdraws { get; init; } = [];

    /// <summary>The earlier statements that were never true.</summary>
    public ImmutableArray<Id<Statement>> Corrects { get; init; } = [];

    /// <summary>The reviews that it answers.</summary>
    public ImmutableArray<Review> Reviews { get; init; } = [];

    /// <summary>The statements that a rule generalises.</summary>
    public ImmutableArray<Id<Statement>> Grounds { get; init; } = [];

    /// <summary>What other sources say that does not agree.</summary>
    public ImmutableArray<Dispute> Disputed { get; init; } = [];

    /// <summary>Where it was published.</summary>
    public ImmutableArray<Source> Sources { get; init; } = [];

    /// <summary>Its clauses in order; empty for one that only ends, confirms or reviews others.</summary>
    public ImmutableArray<Clause> Clauses { get; init; } = [];

    /// <summary>The clauses and their exceptions, in the order of their numbers.</summary>
    public IEnumerable<Clause> AllClauses => Clauses.SelectMany(clause => clause.Except.Prepend(clause));

    /// <summary>The earlier statements that it ends, corrects or reviews, each once.</summary>
    public IEnumerable<Id<Statement>> Affected =>
        Replaces.Concat(Withdraws).Select(ending => ending.Statement)
            .Concat(Corrects)
            .Concat(Reviews.Select(review => review.Statement))
            .Distinct();

    /// <summary>
    /// Whether both sides are bound and both have said so by an instant: in talks, by publishing together, or because the one that did not
    /// publish it has confirmed it.
    /// </summary>
    public bool IsAgreed(Instant knownAt) =>
        Binds.Contains(Country.Vn) && Binds.Contains(Country.Cn)
        && (Instrument?.Form == InstrumentForm.Talks || IssuedBy == Issuer.Both || Confirmed?.On <= knownAt);

    /// <summary>
    /// From when on, inclusive, what it decides is unconfirmed because nobody has ratified it, as known at an instant; null where somebody
    /// has, or where nobody needs to.
    /// </summary>
    public Instant? UnratifiedFrom(Instant knownAt) => Ratification?.On <= knownAt ? null : Ratification?.By;
}
