using Testudo.Cli;
using Testudo.Cli.Commands;

var terminal = Terminal.OfProcess();
return CommandLine.Run(args, terminal);
