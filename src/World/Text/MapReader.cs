using System.Globalization;

namespace Testudo.World.Text;

/// <summary>What is being read: the file, the rules for numbers, and everything found wrong so far.</summary>
/// <param name="File">The file as the user named it.</param>
/// <param name="PlainNumberDate">
/// The date for numbers written without a source, which then count as assumptions of the scenario; null where every
/// number has to carry its source (the catalogue).
/// </param>
/// <param name="Sources">The ids of the sources that a number may name; null where they are not known yet.</param>
public sealed record ReadingContext(string File, string? PlainNumberDate, IReadOnlySet<string>? Sources = null)
{
    private readonly List<Diagnostic> diagnostics = [];

    /// <summary>The most problems that are told at once.</summary>
    public const int MostDiagnostics = 50;

    /// <summary>Whether nothing wrong has been found.</summary>
    public bool IsClean => diagnostics.Count == 0;

    /// <summary>Notes a problem.</summary>
    /// <param name="line">The line.</param>
    /// <param name="key">The path of keys.</param>
    /// <param name="message">What was found and what is allowed.</param>
    /// <param name="suggestion">What to write instead.</param>
    public void Report(int line, string key, FormattableString message, FormattableString? suggestion = null) =>
        diagnostics.Add(new Diagnostic(new TextLocation(File, line, key), message, suggestion));

    /// <summary>Throws everything found so far.</summary>
    /// <exception cref="InputException">Something was found.</exception>
    public void ThrowIfAny()
    {
        if (!IsClean)
        {
            throw new InputException([.. diagnostics.OrderBy(d => d.Location.Line).DistinctBy(d => d.ToString()).Take(MostDiagnostics)]);
        }
    }
}

/// <summary>Reads the keys of one block, notes what is wrong, and finally every key that nobody asked for.</summary>
public sealed class MapReader
{
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    /// <summary>Begins to read a block.</summary>
    /// <param name="context">What is being read.</param>
    /// <param name="node">The block.</param>
    /// <param name="path">The path of keys to it; empty for the outermost.</param>
    public MapReader(ReadingContext context, MapNode node, string path)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(path);
        (Context, Node, Path) = (context, node, path);
    }

    /// <summary>What is being read.</summary>
    public ReadingContext Context { get; }

    /// <summary>The block.</summary>
    public MapNode Node { get; }

    /// <summary>The path of keys to the block.</summary>
    public string Path { get; }

    /// <summary>The path to a key of this block.</summary>
    /// <param name="key">The key.</param>
    public string PathOf(string key) => Path.Length == 0 ? key : $"{Path}.{key}";

    /// <summary>The line of a key, or of the block where the key is absent.</summary>
    /// <param name="key">The key.</param>
    public int LineOf(string key) => Node.Entries.FirstOrDefault(e => e.Key == key)?.Line ?? Node.Line;

    /// <summary>Notes a problem with a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="message">What was found and what is allowed.</param>
    /// <param name="suggestion">What to write instead.</param>
    public void Report(string key, FormattableString message, FormattableString? suggestion = null) =>
        Context.Report(LineOf(key), PathOf(key), message, suggestion);

    /// <summary>Whether the key is there.</summary>
    /// <param name="key">The key.</param>
    public bool Has(string key)
    {
        asked.Add(key);
        return Node[key] is not null;
    }

    /// <summary>The node under a key, or null, which is a problem where it is required.</summary>
    /// <param name="key">The key.</param>
    /// <param name="required">Whether its absence is a problem.</param>
    public SourceNode? Any(string key, bool required = false)
    {
        asked.Add(key);
        var node = Node[key];
        if (node is null && required)
        {
            Report(key, $"the key \"{key}\" is missing", null);
        }

        return node;
    }

    /// <summary>A text, or null.</summary>
    /// <param name="key">The key.</param>
    /// <param name="required">Whether its absence is a problem.</param>
    public string? Text(string key, bool required = false)
    {
        switch (Any(key, required))
        {
            case null:
                return null;
            case ScalarNode { Value.Length: > 0 } scalar:
                return scalar.Value;
            case var other:
                Report(key, $"found {other.Kind} where a text was expected");
                return null;
        }
    }

    /// <summary>An id: lower-case letters, digits and hyphens.</summary>
    /// <param name="key">The key.</param>
    /// <param name="required">Whether its absence is a problem.</param>
    public string? Id(string key, bool required = true)
    {
        var text = Text(key, required);
        if (text is not null && (text.Length > 80 || !char.IsAsciiLetterOrDigit(text[0]) || !text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.')))
        {
            Report(key, $"\"{text}\" is not an id: a lower-case letter or digit first, then those, points and hyphens, 80 at most", $"for example kyiv-east-1");
            return null;
        }

        return text;
    }

    /// <summary>One of several words; the fallback where the key is absent.</summary>
    /// <typeparam name="T">The enumeration; <c>OneWayDrone</c> is written <c>one-way-drone</c>.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="fallback">The value where the key is absent; null makes the key required.</param>
    public T OneOf<T>(string key, T? fallback = null)
        where T : struct, Enum
    {
        var text = Text(key, required: fallback is null);
        return text is null ? fallback ?? default : Word<T>(key, LineOf(key), text) ?? fallback ?? default;
    }

    /// <summary>Several of several words, written as one word or as a list.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <param name="key">The key.</param>
    /// <returns>The values, or null where the key is absent.</returns>
    public IReadOnlyList<T>? ManyOf<T>(string key)
        where T : struct, Enum
    {
        var texts = Texts(key);
        if (texts is null)
        {
            return null;
        }

        var words = texts.Select(t => Word<T>(key, t.Line, t.Value)).ToList();
        return [.. words.Where(w => w is not null).Select(w => w!.Value).Distinct()];
    }

    /// <summary>Texts, written as one text or as a list; null where the key is absent.</summary>
    /// <param name="key">The key.</param>
    public IReadOnlyList<ScalarNode>? Texts(string key)
    {
        switch (Any(key))
        {
            case null:
                return null;
            case ScalarNode { Value.Length: > 0 } one:
                return [one];
            case ListNode list:
                foreach (var item in list.Items.Where(i => i is not ScalarNode { Value.Length: > 0 }))
                {
                    Context.Report(item.Line, PathOf(key), $"found {item.Kind} where a text was expected");
                }

                return [.. list.Items.OfType<ScalarNode>().Where(s => s.Value.Length > 0)];
            case var other:
                Report(key, $"found {other.Kind} where a text or a list of texts was expected");
                return null;
        }
    }

    /// <summary>Whether a switch is on.</summary>
    /// <param name="key">The key.</param>
    /// <param name="fallback">The value where the key is absent.</param>
    public bool Flag(string key, bool fallback)
    {
        switch (Text(key))
        {
            case null:
                return fallback;
            case "true" or "yes":
                return true;
            case "false" or "no":
                return false;
            case var other:
                Report(key, $"found \"{other}\"; allowed are true and false");
                return fallback;
        }
    }

    /// <summary>A whole number without a source: a choice of whoever writes the scenario, not a claim about the world.</summary>
    /// <param name="key">The key.</param>
    /// <param name="fallback">The value where the key is absent; null makes the key required.</param>
    /// <param name="least">The least allowed.</param>
    /// <param name="most">The most allowed.</param>
    public int Whole(string key, int? fallback, int least, int most) =>
        (int)Choice(key, Quantity.Count, fallback, least, most);

    /// <summary>A quantity without a source: a choice of whoever writes the scenario, not a claim about the world.</summary>
    /// <param name="key">The key.</param>
    /// <param name="quantity">What it measures.</param>
    /// <param name="fallback">The value where the key is absent; null makes the key required.</param>
    /// <param name="least">The least allowed.</param>
    /// <param name="most">The most allowed.</param>
    public double Choice(string key, Quantity quantity, double? fallback, double least, double most)
    {
        var text = Text(key, required: fallback is null);
        return text is null ? fallback ?? least : Amount(key, LineOf(key), text, quantity, least, most) ?? fallback ?? least;
    }

    /// <summary>A sourced number, or null where absent and not required, or wrong.</summary>
    /// <param name="key">The key.</param>
    /// <param name="quantity">What it measures.</param>
    /// <param name="least">The least allowed. Unit: SI.</param>
    /// <param name="most">The most allowed. Unit: SI.</param>
    /// <param name="required">Whether its absence is a problem.</param>
    public Parameter? Number(string key, Quantity quantity, double least, double most, bool required = true)
    {
        switch (Any(key, required))
        {
            case null:
                return null;
            case ScalarNode plain when Context.PlainNumberDate is { } date:
                return Amount(key, plain.Line, plain.Value, quantity, least, most) is { } value
                    ? Parameter.Assumed(PathOf(key), quantity, value, date, "written in the scenario without a source")
                    : null;
            case ScalarNode plain:
                Report(key, $"found {plain.Kind} without a source; every number here needs value, source, date and confidence", $"write {{value: {plain.Value}, source: ..., date: 2024-01, confidence: press}}");
                return null;
            case MapNode map:
                return new MapReader(Context, map, PathOf(key)).Sourced(quantity, least, most);
            case var other:
                Report(key, $"found {other.Kind} where a number was expected", $"for example {QuantityText.Example(quantity)}");
                return null;
        }
    }

    /// <summary>The blocks of a list, each with its reader; empty where the key is absent.</summary>
    /// <param name="key">The key.</param>
    /// <param name="required">Whether an absent or empty list is a problem.</param>
    public IEnumerable<MapReader> Blocks(string key, bool required = false)
    {
        var node = Any(key, required);
        if (node is ScalarNode { Value.Length: 0 } or null)
        {
            if (node is not null && required)
            {
                Report(key, $"the list \"{key}\" is empty");
            }

            yield break;
        }

        if (node is not ListNode list)
        {
            Report(key, $"found {node.Kind} where a list was expected", $"begin each item with \"- \"");
            yield break;
        }

        if (required && list.Items.Count == 0)
        {
            Report(key, $"the list \"{key}\" is empty");
        }

        for (var i = 0; i < list.Items.Count; i++)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"{PathOf(key)}[{i + 1}]");
            if (list.Items[i] is MapNode map)
            {
                yield return new MapReader(Context, map, path);
            }
            else
            {
                Context.Report(list.Items[i].Line, path, $"found {list.Items[i].Kind} where a block of keys was expected");
            }
        }
    }

    /// <summary>The block under a key, or null.</summary>
    /// <param name="key">The key.</param>
    /// <param name="required">Whether its absence is a problem.</param>
    public MapReader? Block(string key, bool required = false)
    {
        switch (Any(key, required))
        {
            case null:
                return null;
            case MapNode map:
                return new MapReader(Context, map, PathOf(key));
            case var other:
                Report(key, $"found {other.Kind} where a block of keys was expected");
                return null;
        }
    }

    /// <summary>A name in three languages, written as one text or as {en, uk, ru}.</summary>
    /// <param name="key">The key.</param>
    /// <param name="fallback">The name where the key is absent; null makes the key required.</param>
    public LocalisedText Localised(string key, string? fallback)
    {
        switch (Any(key, required: fallback is null))
        {
            case ScalarNode { Value.Length: > 0 } text:
                return LocalisedText.Same(text.Value);
            case MapNode map:
                var reader = new MapReader(Context, map, PathOf(key));
                var english = reader.Text("en", required: true) ?? "";
                var result = new LocalisedText(english, reader.Text("uk") ?? english, reader.Text("ru") ?? english);
                reader.Finish();
                return result;
            case null:
                break;
            case var other:
                Report(key, $"found {other.Kind} where a text was expected");
                break;
        }

        return LocalisedText.Same(fallback ?? "");
    }

    /// <summary>Notes every key that nobody asked for.</summary>
    public void Finish()
    {
        foreach (var entry in Node.Entries.Where(e => !asked.Contains(e.Key)))
        {
            var near = NameSuggestion.Nearest(entry.Key, asked);
            var allowed = string.Join(", ", asked.Order(StringComparer.Ordinal));
            Context.Report(entry.Line, PathOf(entry.Key), $"the key \"{entry.Key}\" is not known here; allowed are: {allowed}", near is null ? null : (FormattableString)$"did you mean \"{near}\"?");
        }
    }

    /// <summary>How an enumeration value is written: <c>OneWayDrone</c> as <c>one-way-drone</c>.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <param name="value">The value.</param>
    public static string WordFor<T>(T value)
        where T : struct, Enum =>
        string.Concat(value.ToString().Select((c, i) => char.IsAsciiLetterUpper(c) && i > 0 ? $"-{char.ToLowerInvariant(c)}" : char.ToLowerInvariant(c).ToString()));

    private T? Word<T>(string key, int line, string text)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (WordFor(value) == text)
            {
                return value;
            }
        }

        var words = Enum.GetValues<T>().Select(WordFor).ToList();
        var near = NameSuggestion.Nearest(text, words);
        Context.Report(line, PathOf(key), $"found \"{text}\"; allowed are: {string.Join(", ", words)}", near is null ? null : (FormattableString)$"did you mean \"{near}\"?");
        return null;
    }

    private double? Amount(string key, int line, string text, Quantity quantity, double least, double most)
    {
        if (!QuantityText.TryParse(text, quantity, out var value))
        {
            Context.Report(line, PathOf(key), $"found \"{text}\" where {Description(quantity)} was expected", $"for example {QuantityText.Example(quantity)}");
            return null;
        }

        if (value < least || value > most)
        {
            Context.Report(line, PathOf(key), $"found \"{text}\"; allowed is from {Written(least, quantity)} to {Written(most, quantity)}");
            return null;
        }

        return value;
    }

    private Parameter? Sourced(Quantity quantity, double least, double most)
    {
        var isPlain = Context.PlainNumberDate is not null;
        var clean = true;
        double? Part(string key, bool required)
        {
            var text = Text(key, required);
            var amount = text is null ? null : Amount(key, LineOf(key), text, quantity, least, most);
            clean &= amount is not null || (text is null && !required);
            return amount;
        }

        var value = Part("value", required: true);
        var low = Part("low", required: false);
        var high = Part("high", required: false);
        var source = Text("source", required: !isPlain) ?? (isPlain ? "scenario" : null);
        var date = Text("date", required: !isPlain) ?? Context.PlainNumberDate;
        var confidence = OneOf<Confidence>("confidence", isPlain ? Confidence.Judgement : null);
        var note = Text("note");
        Finish();
        if (source is not null && !(isPlain && source == "scenario") && Context.Sources is { } known && !known.Contains(source))
        {
            var near = NameSuggestion.Nearest(source, known);
            Report("source", $"the source \"{source}\" is not listed in sources.yaml", near is null ? null : (FormattableString)$"did you mean \"{near}\"?");
        }

        if (date is not null && !IsDate(date))
        {
            Report("date", $"found \"{date}\" where a date was expected", $"write 2024, 2024-01 or 2024-01-02");
        }

        if (!clean || value is null || source is null || date is null)
        {
            return null;
        }

        if ((low is null) != (high is null))
        {
            Report(low is null ? "high" : "low", $"low and high go together: the 5th and the 95th percentile");
            return null;
        }

        if (low is not null && (low > value || high < value || low == high))
        {
            Report("low", $"low, value and high must rise: found {low}, {value}, {high}");
            return null;
        }

        var isAtTop = quantity == Quantity.Probability && high >= 1;
        var isAtBottom = low is <= 0 && (value <= 0 || quantity is not (Quantity.Count or Quantity.Length));
        if (isAtBottom || isAtTop)
        {
            Report("low", $"an uncertain number must stay inside its range: low above 0, and high below 1 for a probability");
            return null;
        }

        return new Parameter
        {
            Path = Path,
            Quantity = quantity,
            Value = value.Value,
            Low = low ?? value.Value,
            High = high ?? value.Value,
            Source = source,
            Date = date,
            Confidence = confidence,
            Note = note,
        };
    }

    internal static bool IsDate(string text) =>
        DateOnly.TryParseExact(text, ["yyyy", "yyyy-MM", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static string Description(Quantity quantity) => quantity switch
    {
        Quantity.Length => "a length with its unit (m, km)",
        Quantity.Speed => "a speed with its unit (m/s, km/h, km/s)",
        Quantity.Duration => "a time with its unit (s, min, h)",
        Quantity.Area => "an area with its unit (m2)",
        Quantity.Mass => "a mass with its unit (kg, t)",
        Quantity.Money => "an amount in USD",
        Quantity.Probability => "a probability from 0 to 1",
        Quantity.Count => "a whole number",
        Quantity.Angle => "an angle in deg",
        Quantity.Decibels => "a ratio in dB",
        _ => "a number",
    };

    private static string Written(double value, Quantity quantity)
    {
        var (unit, factor) = quantity switch
        {
            Quantity.Length => value >= 1000 ? (" km", 1000) : (" m", 1),
            Quantity.Speed => (" m/s", 1),
            Quantity.Duration => value >= 3600 ? (" h", 3600) : (" s", 1),
            Quantity.Area => (" m2", 1),
            Quantity.Mass => (" kg", 1),
            Quantity.Money => (" USD", 1),
            Quantity.Angle => (" deg", 1),
            Quantity.Decibels => (" dB", 1),
            _ => ("", 1),
        };
        return (value / factor).ToString("G6", CultureInfo.InvariantCulture) + unit;
    }
}
