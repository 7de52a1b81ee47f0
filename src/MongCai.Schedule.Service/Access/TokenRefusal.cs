using MongCai.Schedule.Service.Http;

namespace MongCai.Schedule.Service.Access;

/// <summary>Why a token lets nobody in.</summary>
/// <param name="Reason">For the log; never a part of the token.</param>
/// <param name="Kind">For whoever sent it.</param>
/// <param name="Detail">What they can mend; null where the kind says it.</param>
internal sealed record TokenRefusal(string Reason, ProblemKind Kind, TrilingualText? Detail = null);
