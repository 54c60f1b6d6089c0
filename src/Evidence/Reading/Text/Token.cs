namespace Testudo.Evidence.Reading.Text;

/// <summary>What a piece of text is.</summary>
internal enum TokenKind
{
    /// <summary>Letters.</summary>
    Word,

    /// <summary>Digits.</summary>
    Number,

    /// <summary>A whole date in digits: 02.01.2024, 2024-01-02.</summary>
    Date,

    /// <summary>A time of day in digits: 19:00.</summary>
    Clock,

    /// <summary>A mark of punctuation.</summary>
    Mark,

    /// <summary>One or more ends of lines.</summary>
    LineEnd,
}

/// <summary>A piece of text. Quotation marks are no tokens: names stand with and without them.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Index of its first character in the report.</param>
/// <param name="Length">Number of characters.</param>
/// <param name="Key">What it is compared by.</param>
internal readonly record struct Token(TokenKind Kind, int Start, int Length, string Key)
{
    /// <summary>Index after its last character.</summary>
    public int End => Start + Length;

    /// <summary>The number; days since year 1 of a date; minutes since midnight of a time; ends of lines. NaN where a number cannot be read.</summary>
    public double Value { get; init; }

    /// <summary>Whether a number was written with a point or comma that is no separator of thousands.</summary>
    public bool IsFraction { get; init; }

    /// <summary>Whether nothing stands between it and the token before.</summary>
    public bool IsGlued { get; init; }

    /// <summary>Whether it begins with a capital letter.</summary>
    public bool IsCapitalised { get; init; }

    /// <summary>Whether a line begins with it, after a bullet.</summary>
    public bool IsItem { get; init; }

    /// <summary>Whether it is this mark of punctuation.</summary>
    /// <param name="mark">The mark.</param>
    public bool Is(string mark) => Kind == TokenKind.Mark && Key == mark;
}
