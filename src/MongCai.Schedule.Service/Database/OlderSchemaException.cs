namespace MongCai.Schedule.Service.Database;

/// <summary>The database was made by an older program, or by none, and who reads it must not change it.</summary>
internal sealed class OlderSchemaException(long? reached, int known)
    : Exception($"The database has schema {reached ?? 0}, and this program reads {known} only; serve brings it there.");
