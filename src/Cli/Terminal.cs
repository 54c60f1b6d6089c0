using System.Text;

namespace Testudo.Cli;

/// <summary>Where the program writes, and what it may know of its surroundings.</summary>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
internal sealed record Terminal(TextWriter Output, TextWriter Error)
{
    /// <summary>The width of text where nobody looks at a screen. Unit: columns.</summary>
    public const int UsualWidth = 100;

    /// <summary>Whether standard output is a screen.</summary>
    public bool IsOutputScreen { get; init; }

    /// <summary>Whether standard error is a screen.</summary>
    public bool IsErrorScreen { get; init; }

    /// <summary>Where a person answers questions; null where nobody does.</summary>
    public Func<TextReader>? Input { get; init; }

    /// <summary>The most columns of a line. The default value is 100.</summary>
    public int Width { get; init; } = UsualWidth;

    /// <summary>Reads an environment variable.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>Whether bold and dim text may be used.</summary>
    public bool HasStyles => IsOutputScreen && string.IsNullOrEmpty(Variable("NO_COLOR")) && Variable("TERM") != "dumb";

    /// <summary>Writes a document to standard output, whole.</summary>
    /// <param name="write">Writes it, in UTF-8.</param>
    public void Write(Action<Stream> write)
    {
        using var memory = new MemoryStream();
        write(memory);
        Output.Write(Encoding.UTF8.GetString(memory.GetBuffer(), 0, (int)memory.Length));
    }

    /// <summary>The terminal of this process.</summary>
    public static Terminal OfProcess()
    {
        if (OperatingSystem.IsWindows())
        {
            Console.OutputEncoding = Encoding.UTF8;
        }

        // Not Console.Out: that one writes after every line, in whatever encoding the machine prefers.
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var isScreen = !Console.IsOutputRedirected;
        return new Terminal(
            new StreamWriter(Console.OpenStandardOutput(), utf8, 16_384) { NewLine = "\n", AutoFlush = isScreen },
            new StreamWriter(Console.OpenStandardError(), utf8, 256) { NewLine = "\n", AutoFlush = true })
        {
            IsOutputScreen = isScreen,
            IsErrorScreen = !Console.IsErrorRedirected,
            Input = Console.IsInputRedirected ? null : () => Console.In,
            Width = isScreen ? Math.Clamp(ScreenWidth(), 40, UsualWidth) : UsualWidth,
        };
    }

    private static int ScreenWidth()
    {
        try
        {
            return Console.WindowWidth is > 0 and var width ? width : UsualWidth;
        }
        catch (IOException)
        {
            return UsualWidth;
        }
    }
}
