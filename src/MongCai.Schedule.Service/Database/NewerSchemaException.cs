namespace MongCai.Schedule.Service.Database;

/// <summary>The database was made by a newer program than this one, which must not touch it.</summary>
internal sealed class NewerSchemaException(long reached, int known)
    : Exception($"The database has schema {reached}; this program knows no newer one than {known}. Run the program that made it, or a newer one.");
