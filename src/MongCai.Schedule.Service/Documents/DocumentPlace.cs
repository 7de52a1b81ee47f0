using System.Runtime.InteropServices;

namespace MongCai.Schedule.Service.Documents;

/// <summary>Where something stands in a file.</summary>
/// <param name="Line">From 1; 0 for a document that has no lines, such as the body of a request.</param>
/// <param name="Column">From 1; 0 likewise.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DocumentPlace(int Line, int Column);
