using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Testudo.World.Text;

/// <summary>A YAML file as nodes with lines, and the hash of its bytes.</summary>
/// <remarks>
/// Anchors, aliases, tags and several documents are refused: nothing in Testudo needs them, and a file of a few hundred
/// bytes can unfold to gigabytes through them. Size and depth are bounded for the same reason.
/// </remarks>
/// <param name="File">The file as the user named it.</param>
/// <param name="Root">The outermost mapping.</param>
/// <param name="Sha256">The hash of the bytes, lower-case hexadecimal.</param>
public sealed record YamlSource(string File, MapNode Root, string Sha256)
{
    /// <summary>The text that was read.</summary>
    public string Text { get; init; } = "";

    /// <summary>The largest file that is read. Unit: bytes. The shipped scenarios have under 20,000.</summary>
    public const int LargestBytes = 4 * 1024 * 1024;

    /// <summary>The deepest nesting that is read. The formats of Testudo need 6.</summary>
    public const int DeepestLevel = 32;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a file.</summary>
    /// <param name="path">The path, also used in messages.</param>
    /// <exception cref="InputException">The file is absent, unreadable, too large, not UTF-8, or not plain YAML.</exception>
    public static YamlSource Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        byte[] bytes;
        try
        {
            if (Directory.Exists(path))
            {
                throw Refuse(path, 0, $"this is a folder; a YAML file is needed");
            }

            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            // One byte more than is there, or than is allowed, shows whether it is too large; devices and pipes have no length to ask for.
            var buffer = new byte[(stream.CanSeek && stream.Length > 0 ? Math.Min(stream.Length, LargestBytes) : LargestBytes) + 1];
            var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            if (length > LargestBytes)
            {
                throw Refuse(path, 0, $"the file has more than {LargestBytes} bytes, the largest that is read");
            }

            bytes = buffer[..length];
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(new Diagnostic(new TextLocation(path, 0, ""), $"there is no such file", SimilarFile(path)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw Refuse(path, 0, $"the file cannot be read: {e.Message}");
        }

        return Parse(path, bytes);
    }

    /// <summary>Reads bytes as if they stood in a file.</summary>
    /// <param name="file">The name for messages.</param>
    /// <param name="bytes">The content, UTF-8 with or without a byte order mark.</param>
    /// <exception cref="InputException">The bytes are not UTF-8 or not plain YAML.</exception>
    public static YamlSource Parse(string file, ReadOnlySpan<byte> bytes)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            throw Refuse(file, 1, $"the text is UTF-16; save it as UTF-8");
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            bytes = bytes[3..];
        }

        string text;
        try
        {
            text = StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            var line = 1 + bytes[..Math.Clamp(e.Index, 0, bytes.Length)].Count((byte)'\n');
            throw Refuse(file, line, $"the text is not UTF-8; save it as UTF-8 (it may be Windows-1251 now)");
        }

        return new YamlSource(file, new Reading(file).Document(text), hash) { Text = text };
    }

    private static InputException Refuse(string file, int line, FormattableString message) =>
        new(new Diagnostic(new TextLocation(file, line, ""), message));

    private static FormattableString? SimilarFile(string path)
    {
        var folder = Path.GetDirectoryName(path) is { Length: > 0 } d ? d : ".";
        if (!Directory.Exists(folder))
        {
            return null;
        }

        var names = Directory.EnumerateFiles(folder, "*.yaml").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal).ToList();
        return NameSuggestion.Nearest(Path.GetFileName(path), names) is { } near ? (FormattableString)$"did you mean {Path.Combine(folder, near)}?" : null;
    }

    private sealed class Reading(string file)
    {
        private int lastLine;

        public MapNode Document(string text)
        {
            try
            {
                var parser = new Parser(new StringReader(text));
                parser.Consume<StreamStart>();
                if (!parser.TryConsume<DocumentStart>(out _))
                {
                    throw Refuse(file, 0, $"the file is empty");
                }

                var root = Node(parser, 0, "");
                parser.Consume<DocumentEnd>();
                if (parser.Accept<DocumentStart>(out var second))
                {
                    throw Refuse(file, (int)second.Start.Line, $"a second YAML document begins here; one file holds one document");
                }

                return root as MapNode ?? throw Refuse(file, root.Line, $"found {root.Kind} where the file should begin with keys such as \"scenario:\"");
            }
            catch (InvalidOperationException)
            {
                // The library gives up on some flow lists that are never closed, without saying where: somewhere after what was read last.
                throw Refuse(file, lastLine, $"this is not YAML: a bracket is not closed");
            }
            catch (YamlException e)
            {
                throw Refuse(file, (int)e.Start.Line, $"this is not YAML: {Plain(e)}");
            }
        }

        private static string Plain(YamlException e)
        {
            var message = (e.InnerException ?? e).Message.ReplaceLineEndings(" ");
            // The library repeats the place in front of its text.
            var colon = message.IndexOf("): ", StringComparison.Ordinal);
            return message.StartsWith("(Line", StringComparison.Ordinal) && colon > 0 ? message[(colon + 3)..] : message;
        }

        private SourceNode Node(IParser parser, int level, string path)
        {
            var line = (int)parser.Current!.Start.Line;
            lastLine = line;
            if (level > DeepestLevel)
            {
                throw Refuse(file, line, $"the text is nested more than {DeepestLevel} levels deep");
            }

            if (parser.Current is AnchorAlias || (parser.Current is NodeEvent { Anchor.IsEmpty: false }))
            {
                throw Refuse(file, line, $"anchors (&name) and aliases (*name) are not read; write the value out");
            }

            if (parser.Current is NodeEvent { Tag: { IsEmpty: false } tag })
            {
                throw Refuse(file, line, $"the tag {tag.Value} is not read; write plain YAML");
            }

            if (parser.TryConsume<Scalar>(out var scalar))
            {
                var isNull = scalar.Style == ScalarStyle.Plain && scalar.Value is "~" or "null";
                return new ScalarNode(line, isNull ? "" : scalar.Value);
            }

            if (parser.TryConsume<SequenceStart>(out _))
            {
                var items = new List<SourceNode>();
                while (!parser.TryConsume<SequenceEnd>(out _))
                {
                    items.Add(Node(parser, level + 1, string.Create(CultureInfo.InvariantCulture, $"{path}[{items.Count + 1}]")));
                }

                return new ListNode(line, items);
            }

            parser.Consume<MappingStart>();
            var entries = new List<MapEntry>();
            var seen = new HashSet<string>(StringComparer.Ordinal);
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                var key = Node(parser, level + 1, path);
                if (key is not ScalarNode { Value: var name })
                {
                    throw Refuse(file, key.Line, $"found {key.Kind} where a key was expected");
                }

                var full = path.Length == 0 ? name : $"{path}.{name}";
                if (!seen.Add(name))
                {
                    throw new InputException(new Diagnostic(new TextLocation(file, key.Line, full), $"the key \"{name}\" stands twice in the same block"));
                }

                entries.Add(new MapEntry(name, key.Line, Node(parser, level + 1, full)));
            }

            return new MapNode(line, entries);
        }
    }
}
