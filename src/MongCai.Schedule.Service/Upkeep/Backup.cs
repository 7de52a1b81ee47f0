using MongCai.Schedule.Service.Database;

namespace MongCai.Schedule.Service.Upkeep;

/// <summary>A copy of the database in a file.</summary>
internal static class Backup
{
    /// <summary>Copies it, as of one moment, while others read and write.</summary>
    /// <param name="database">The database.</param>
    /// <param name="file">The file, which is there only when it is whole and on the disk.</param>
    /// <exception cref="IOException">The file is there already, or cannot be written.</exception>
    /// <exception cref="NotSupportedException">The server has its own tools for that.</exception>
    public static async Task RunAsync(ScheduleDatabase database, string file)
    {
        var partial = $"{file}.{Path.GetRandomFileName()}";
        try
        {
            CreateEmpty(partial);
            await database.Dialect.CopyAsync(partial);
            await using (var copied = new FileStream(partial, FileMode.Open, FileAccess.ReadWrite))
            {
                copied.Flush(flushToDisk: true);
            }

            File.Move(partial, file, overwrite: false);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    // Names and the hashes of tokens are in it: nobody else's to read.
    private static void CreateEmpty(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        new FileStream(file, options).Dispose();
    }
}
