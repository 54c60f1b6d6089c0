namespace Testudo.World;

/// <summary>A name in the three languages of Testudo.</summary>
/// <param name="English">English.</param>
/// <param name="Ukrainian">Ukrainian.</param>
/// <param name="Russian">Russian.</param>
public sealed record LocalisedText(string English, string Ukrainian, string Russian)
{
    /// <summary>The same text in every language.</summary>
    /// <param name="text">The text.</param>
    public static LocalisedText Same(string text) => new(text, text, text);

    /// <summary>The text in a language.</summary>
    /// <param name="language"><c>en</c>, <c>uk</c> or <c>ru</c>.</param>
    public string In(string language) => language switch { "uk" => Ukrainian, "ru" => Russian, _ => English };
}
