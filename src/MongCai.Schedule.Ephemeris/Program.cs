using MongCai.Schedule.Ephemeris;

// dotnet run --project src/MongCai.Schedule.Ephemeris [FOLDER OF THE SOLUTION]
// Derives the lunisolar tables and writes them and the report on them into the source tree.
var root = args switch
{
    [] => Directory.GetCurrentDirectory(),
    [var folder] => Path.GetFullPath(folder),
    _ => null,
};
if (root is null || !File.Exists(Path.Combine(root, "MongCai.Schedule.sln")))
{
    Console.Error.WriteLine("Run it in the folder of MongCai.Schedule.sln, or name that folder as the only argument.");
    return 2;
}

var (vietnamese, chinese) = TableDerivation.Derive();
var report = DerivationReport.Write(vietnamese, chinese);
File.WriteAllText(Path.Combine(root, TableSource.RelativePath), TableSource.Write(vietnamese, chinese));
File.WriteAllText(Path.Combine(root, DerivationReport.RelativePath), report);
Console.Write(report);
return 0;
