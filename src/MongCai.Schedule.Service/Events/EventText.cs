namespace MongCai.Schedule.Service.Events;

/// <summary>An event as it is sent.</summary>
/// <param name="Sequence">Its place among all events.</param>
/// <param name="Type">What happened.</param>
/// <param name="Body">What is sent, to the byte.</param>
internal sealed record EventText(long Sequence, string Type, string Body);
