using System.Globalization;
using Testudo.World.Text;

namespace Testudo.Cli.Commands;

/// <summary>Reads the numbers of a command line; what is wrong is refused with what is allowed.</summary>
/// <param name="words">The language of messages.</param>
internal sealed class WrittenNumber(Words words)
{
    private const int MostThreads = 1024;

    /// <summary>The seed of a run.</summary>
    /// <exception cref="Failure">It is none.</exception>
    public ulong Seed(string? written) => Whole("--seed", written, 0, ulong.MaxValue) ?? 1;

    /// <summary>The worker threads of a run.</summary>
    /// <exception cref="Failure">It is no number, or out of bounds.</exception>
    public int Threads(string? written) => (int)(Whole("--threads", written, 1, MostThreads) ?? (ulong)Math.Min(Environment.ProcessorCount, MostThreads));

    /// <summary>A whole number.</summary>
    /// <exception cref="Failure">It is none, or out of bounds.</exception>
    public ulong? Whole(string name, string? written, ulong least, ulong most)
    {
        if (written is null)
        {
            return null;
        }

        return ulong.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : throw Wrong(words.Format($"{name} is \"{written}\"; allowed is a whole number from {least:N0} to {most:N0}"));
    }

    /// <summary>A probability, as a share or in percent, with neither end allowed.</summary>
    /// <exception cref="Failure">It is none, or out of bounds.</exception>
    public double? Share(string name, string? written)
    {
        if (written is null)
        {
            return null;
        }

        return QuantityText.TryParse(written, Quantity.Probability, out var value) && value is > 0 and < 1
            ? value
            : throw Wrong(words.Format($"{name} is \"{written}\"; allowed is more than 0 and less than 1, such as 0.5 or 50%"));
    }

    /// <summary>A length with its unit. Unit of the result: metres.</summary>
    /// <exception cref="Failure">It is none, or out of bounds.</exception>
    public double? Length(string name, string? written, double leastKilometres, double mostKilometres)
    {
        if (written is null)
        {
            return null;
        }

        return QuantityText.TryParse(written, Quantity.Length, out var value) && value >= leastKilometres * 1000 && value <= mostKilometres * 1000
            ? value
            : throw Wrong(words.Format($"{name} is \"{written}\"; allowed is a length with its unit from {leastKilometres:N0} km to {mostKilometres:N0} km"));
    }

    /// <summary>Two numbers with two dots between them.</summary>
    /// <returns>Null where the text is none.</returns>
    public static (double From, double To)? Range(string written)
    {
        var ends = written.Split("..");
        return ends.Length == 2 && Number(ends[0], out var from) && Number(ends[1], out var to) ? (from, to) : null;
    }

    /// <summary>A refusal.</summary>
    public static Failure Wrong(string message, string? suggestion = null) => new(ExitCodes.WrongInput, message, suggestion);

    private static bool Number(string text, out double value) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
}
