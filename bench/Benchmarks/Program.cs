using System.Reflection;
using BenchmarkDotNet.Running;
using Testudo.Benchmarks;

if (args is ["rates"])
{
    Rates.Print();
}
else if (args is ["rates", "first"])
{
    Rates.PrintFirst();
}
else
{
    BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run(args);
}
