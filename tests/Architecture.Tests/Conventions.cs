using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Testudo.Architecture.Tests;

/// <summary>The conventions of the code, each as a function from what it looks at to its offenders.</summary>
internal static partial class Conventions
{
    public const int MostLinesInAFile = 500;

    private static readonly string[] WordsOfSoftware = ["Utils", "Utilities", "Util", "Common", "Helpers", "Helper", "Misc"];

    /// <summary>Public types that are open to inheritance although nothing says that they are meant to be inherited.</summary>
    public static IEnumerable<string> OpenTypes(IEnumerable<Type> types) =>
        types.Where(IsOurs)
            .Where(type => type is { IsSealed: false, IsAbstract: false, IsInterface: false, IsValueType: false })
            .Select(type => $"{type.FullName} is neither sealed nor abstract");

    /// <summary>Public properties that anybody can set after construction.</summary>
    public static IEnumerable<string> MutableProperties(IEnumerable<Type> types) =>
        from type in types.Where(IsOurs)
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where property.SetMethod is { IsPublic: true } setter
            && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit))
        select $"{type.FullName}.{property.Name} has a public setter; give it init, or none";

    /// <summary>Folders that are named after software instead of the domain.</summary>
    public static IEnumerable<string> FoldersNamedAfterSoftware(IEnumerable<string> files) =>
        files.Select(file => Path.GetDirectoryName(file)!.Replace('\\', '/'))
            .Distinct(StringComparer.Ordinal)
            .Where(folder => folder.Split('/').Any(word => WordsOfSoftware.Contains(word, StringComparer.OrdinalIgnoreCase)))
            .Select(folder => $"{folder} is a word of software, not of the domain");

    /// <summary>Files that are too long to be read in one sitting.</summary>
    public static IEnumerable<string> LongFiles(IEnumerable<(string File, int Lines)> files) =>
        files.Where(file => file.Lines > MostLinesInAFile)
            .Select(file => $"{file.File} has {file.Lines} lines; split it, at most {MostLinesInAFile} are allowed");

    /// <summary>Places where a text names one machine: a package registry host or an absolute path.</summary>
    public static IEnumerable<string> NamesOfOneMachine(string file, string text) =>
        text.Split('\n')
            .Index()
            .Where(line => RegistryHost().IsMatch(line.Item) || LocalPath().IsMatch(line.Item))
            .Select(line => $"{file}:{line.Index + 1} names a package registry or a path of one machine: {Shorten(line.Item.Trim())}");

    /// <summary>Projects that the solution does not build.</summary>
    public static IEnumerable<string> ProjectsOutsideSolution(string solution, IEnumerable<string> projects) =>
        projects.Where(project => !solution.Contains($"\"{project}\"", StringComparison.Ordinal))
            .Select(project => $"{project} is not in Testudo.slnx");

    /// <summary>Takes out what an exception allows, and names the exceptions that are no longer needed.</summary>
    public static IEnumerable<string> Without(IEnumerable<string> offenders, IReadOnlyDictionary<string, string> reasonByStart)
    {
        var all = offenders.ToArray();
        bool Starts(string offender, string start) => offender.StartsWith(start + " ", StringComparison.Ordinal);
        return all.Where(offender => !reasonByStart.Keys.Any(start => Starts(offender, start)))
            .Concat(reasonByStart.Keys.Where(start => !all.Any(offender => Starts(offender, start)))
                .Select(start => $"{start} is an exception that is no longer needed"));
    }

    // What the compiler adds is not ours: it carries [CompilerGenerated], or is ASP.NET's Program.
    private static bool IsOurs(Type type) =>
        (type.IsPublic || type.IsNestedPublic)
        && !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
        && type.FullName != "Program";

    private static string Shorten(string line) => line.Length <= 120 ? line : line[..120] + " ...";

    // The patterns are written so that they do not find themselves.
    [GeneratedRegex(@"(?:registry\.(?:npmjs|yarnpkg)|npm\.pkg\.github|api\.nuget|pkgs\.dev\.azure|files\.pythonhosted|proxy\.golang)\.|https?://[^\s""']*(?:artifactory|nexus)|/v3/index\.json\b|^\s*(?://)?[\w.:/@-]*registry\s*=\s*https?:|""resolved"":\s*""https?:", RegexOptions.IgnoreCase)]
    private static partial Regex RegistryHost();

    [GeneratedRegex(@"(?<![\w.~$}/-])/(?:work|root|Users|home/[a-z][\w.-]*)/[\w.-]|\b[A-Z]:\\+Users\\", RegexOptions.None)]
    private static partial Regex LocalPath();
}
