using Testudo.Cli;
using Testudo.Cli.Commands;

var terminal = Terminal.OfProcess();
var exitCode = CommandLine.Run(args, terminal);
terminal.Output.Flush();
return exitCode;
