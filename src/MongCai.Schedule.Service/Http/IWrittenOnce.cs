namespace MongCai.Schedule.Service.Http;

/// <summary>Marks what is listed in <see cref="WrittenOnce{T}"/>.</summary>
internal interface IWrittenOnce;
