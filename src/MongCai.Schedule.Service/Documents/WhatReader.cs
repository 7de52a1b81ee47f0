using MongCai.Schedule.Places;
using MongCai.Schedule.Regimes;
using NodaTime;

namespace MongCai.Schedule.Service.Documents;

/// <summary>Reads what a clause says beside its regime.</summary>
internal sealed class WhatReader(DocumentReader read)
{
    private const int MostAmount = 1_000_000_000;

    private static readonly MapShape QuotaShape = new(
        new("một hạn mức, ví dụ { amount: 40, unit: boat, per: day }", "限额，例如 { amount: 40, unit: boat, per: day }", "a quota, such as { amount: 40, unit: boat, per: day }"),
        ["amount", "unit", "per"], []);

    public What Read(MapReader map, DateTimeZone zone, IReadOnlyCollection<Direction> fitting, Regime? regime)
    {
        if (regime == Regime.Closed)
        {
            foreach (var name in (string[])["hours", "quota", "conditions", "trial"])
            {
                map.RefuseMember(name, ClauseMistakes.NotWithClosed(name));
            }
        }
        else if (regime == Regime.Unknown)
        {
            // That they are not known is what it says; so it may be written.
            if (map.Value("hours") is { IsNull: false })
            {
                map.RefuseMember("hours", ClauseMistakes.NotWithUnknown("hours"));
            }

            map.RefuseMember("quota", ClauseMistakes.NotWithUnknown("quota"));
        }

        return new(
            map.Read("hours", new HoursReader(read, zone, fitting).Read),
            map.ReadList("conditions", read.Texts),
            map.Read("quota", ReadQuota),
            map.Read("trial", read.Boolean) ?? false);
    }

    private Quota? ReadQuota(DocumentNode node) =>
        read.Map(node, QuotaShape) is { } map
        && (map.Read("amount", value => read.Number(value, 1, MostAmount)), map.Read("unit", read.Text), map.Read("per", read.Text)) is ({ } amount, { } unit, { } per)
            ? new(amount, unit, per)
            : null;
}
