using MongCai.Schedule.Regimes;
using NodaTime;

namespace MongCai.Schedule.Tests.Reference;

internal sealed record SlowNext(Instant At, Regime Regime, Certainty Certainty, EndKind EndKind);
