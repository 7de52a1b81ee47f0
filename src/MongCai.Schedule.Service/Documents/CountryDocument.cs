using System.Collections.Immutable;
using MongCai.Schedule.Holidays;
using NodaTime;

namespace MongCai.Schedule.Service.Documents;

/// <summary>A country as read.</summary>
/// <param name="Node">The whole document.</param>
/// <param name="Country">The country; null where it could not be read.</param>
/// <param name="Weekend">Its days off each week.</param>
/// <param name="Holidays">Its holidays.</param>
internal sealed record CountryDocument(
    DocumentNode Node, Country? Country, ImmutableArray<IsoDayOfWeek> Weekend, ImmutableArray<Entry<HolidayRule>> Holidays);
