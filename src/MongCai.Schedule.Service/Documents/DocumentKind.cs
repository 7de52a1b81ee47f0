namespace MongCai.Schedule.Service.Documents;

/// <summary>What a <see cref="StoredDocument"/> is about.</summary>
internal enum DocumentKind
{
    /// <summary>A gate, by its id.</summary>
    Place,

    /// <summary>A class of goods, vehicles or travellers, by its id.</summary>
    Class,

    /// <summary>A country with its weekend and holidays, by its code.</summary>
    Country,

    /// <summary>
    /// A notice of holidays, by its country and the first day that it names, as in <c>cn-2022-12-31</c>: no two notices of a country may
    /// name the same day.
    /// </summary>
    Announcement,

    /// <summary>A statement, by its id.</summary>
    Statement,
}
