using System.Text;
using MongCai.Schedule.Service.Commands;

Console.OutputEncoding = Encoding.UTF8;
return await CommandLine.RunAsync(args, Console.Out, Console.Error);
