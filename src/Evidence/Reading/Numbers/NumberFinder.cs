using Testudo.Evidence.Claims;
using Testudo.Evidence.Reading.Text;
using Testudo.Evidence.Reading.Words;

namespace Testudo.Evidence.Reading.Numbers;

/// <summary>Reads numbers in digits and words, with their hedges and ranges.</summary>
internal sealed class NumberFinder(Sentence sentence)
{
    // Between a hedge and its number: "at least another 12", "more than the usual 30".
    private const int MostFillers = 2;

    private readonly Marks marks = sentence.Marks;

    /// <summary>The number that begins at a token, hedge included; null where none does.</summary>
    /// <param name="at">The token.</param>
    public NumberPhrase? At(int at) => Between(at) ?? Vague(at) ?? All(at) ?? Hedged(at);

    /// <summary>A part and its whole with a stroke between, "59/70"; null where there is none.</summary>
    /// <param name="at">The token.</param>
    public NumberPhrase? Ratio(int at)
    {
        var isRatio = at + 2 < sentence.Count && sentence.Is(at + 1, "/") && IsGluedWhole(at + 2) && sentence.Tokens[at + 1].IsGlued && sentence.Tokens[at] is { Kind: TokenKind.Number, IsFraction: false, IsGlued: false };
        var (part, whole) = isRatio ? (sentence.Tokens[at].Value, sentence.Tokens[at + 2].Value) : (0, 0);
        return isRatio && part <= whole && whole >= 1
            ? new NumberPhrase(at, at + 3, HedgedQuantity.Of(part)) { OutOf = HedgedQuantity.Of(whole), HasHedge = true, Doubt = Doubts.Ratio }
            : null;
    }

    private bool IsGluedWhole(int at) =>
        sentence.Tokens[at] is { Kind: TokenKind.Number, IsFraction: false, IsGlued: true } && !(at + 1 < sentence.Count && sentence.Tokens[at + 1] is { IsGlued: true } after && after.Is("/"));

    private NumberPhrase? Between(int at)
    {
        if (marks.At(SenseKind.From, at) is not { } from || Plain(from.End) is not { } low)
        {
            return null;
        }

        if ((marks.At(SenseKind.To, low.End) ?? marks.At(SenseKind.Joiner, low.End)) is not { } to || Plain(to.End) is not { } high || high.Value <= low.Value)
        {
            return null;
        }

        return new NumberPhrase(at, high.End, new HedgedQuantity(low.Value, Hedge.Between, high.Value)) { HasHedge = true, Doubt = high.Doubt ?? low.Doubt };
    }

    private NumberPhrase? Vague(int at) =>
        marks.At(SenseKind.Vague, at) is { } vague && Plain(at) is null
            ? new NumberPhrase(at, vague.End, new HedgedQuantity(null, Hedge.Unstated)) { HasHedge = true }
            : null;

    private NumberPhrase? All(int at)
    {
        if (marks.At(SenseKind.All, at) is not { } all)
        {
            return null;
        }

        var next = all.End;
        while (next < sentence.Count && next < all.End + MostFillers && marks.At(SenseKind.Filler, next) is { } filler && Plain(next) is null)
        {
            next = filler.End;
        }

        return Plain(next) is { } number ? new NumberPhrase(at, number.End, HedgedQuantity.Of(number.Value)) { IsAll = true, HasHedge = true, Doubt = number.Doubt } : null;
    }

    private NumberPhrase? Hedged(int at)
    {
        Hedge? hedge = null;
        var next = at;
        while (marks.At(SenseKind.Hedge, next) is { } mark)
        {
            hedge = hedge is null || hedge == mark.Sense.Hedge ? mark.Sense.Hedge : Hedge.Unstated;
            next = mark.End;
        }

        if (hedge is not null)
        {
            for (var i = 0; i < MostFillers && marks.At(SenseKind.Filler, next) is { } filler && Plain(next) is null; i++)
            {
                next = filler.End;
            }
        }

        return Plain(next) is { } number ? WithHedge(at, number, hedge) : null;
    }

    private NumberPhrase WithHedge(int at, PlainNumber number, Hedge? hedge)
    {
        var end = number.End;
        var high = High(ref end, number.Value);
        // "93 missiles and more than 200 drones": "and more" before a number is the begin of another hedge.
        if (hedge is null && marks.At(SenseKind.HedgeAfter, end) is { } after && Plain(after.End) is null)
        {
            (hedge, end) = (after.Sense.Hedge, after.End);
        }

        var doubt = number.Doubt;
        HedgedQuantity quantity;
        if (high is { } upper)
        {
            quantity = new HedgedQuantity(number.Value, Hedge.Between, upper);
            doubt ??= hedge is null or Hedge.About ? null : Doubts.HedgedRange;
        }
        else if (hedge == Hedge.Unstated)
        {
            quantity = HedgedQuantity.Of(number.Value);
            doubt ??= Doubts.TwoHedges;
        }
        else
        {
            quantity = new HedgedQuantity(number.Value, hedge ?? (number.IsRound ? Hedge.About : Hedge.Exact));
        }

        return new NumberPhrase(at, end, quantity) { HasHedge = hedge is not null || high is not null || number.IsRound, Doubt = doubt };
    }

    // "15-20", "15 to 20", "two or three".
    private double? High(ref int end, double low)
    {
        var isDash = sentence.Is(end, "-") || (sentence.Is(end, "–") && sentence.Tokens[end].IsGlued);
        var between = isDash ? end + 1 : (marks.At(SenseKind.To, end) ?? marks.At(SenseKind.Alternative, end))?.End;
        if (between is not { } next || Plain(next, afterDash: isDash) is not { } high || high.Value <= low || high.Value > low * 10)
        {
            return null;
        }

        end = high.End;
        return high.Value;
    }

    /// <summary>A number without hedge; null where none begins here or it is part of a name, a date, a measure.</summary>
    /// <param name="at">The token.</param>
    /// <param name="afterDash">Whether the dash before it belongs to a range.</param>
    private PlainNumber? Plain(int at, bool afterDash = false)
    {
        // "3M22 Zircon": a name may begin with digits.
        var isName = marks.At(SenseKind.Subject, at) is { } name && name.End > at + 1 && name.Sense.Subject!.IsName;
        var number = isName ? null : InDigits(at, afterDash) ?? InWords(at) ?? Alone(at);
        if (number is null)
        {
            return null;
        }

        // "five dozen", "10 тис."
        while (Scale(number.End, needsNumber: true) is { } scale && scale.Sense.Number >= 10)
        {
            var end = sentence.Is(scale.End, ".") && sentence.Tokens[scale.End].IsGlued && scale.End + 1 < sentence.Count ? scale.End + 1 : scale.End;
            number = number with { Value = Math.Round(number.Value * scale.Sense.Number, 6), End = end, IsRound = scale.Sense.Number is 10 or 12 or 20, IsFraction = false };
            if (InWords(end) is { } rest && rest.Value < scale.Sense.Number && scale.Sense.Number >= 100)
            {
                number = number with { Value = number.Value + rest.Value, End = rest.End };
            }
        }

        return number.IsFraction || number.Value != Math.Floor(number.Value) ? null : number;
    }

    private PlainNumber? InDigits(int at, bool afterDash)
    {
        if (at < 0 || at >= sentence.Count || sentence.Tokens[at].Kind != TokenKind.Number || double.IsNaN(sentence.Tokens[at].Value) || NotACount.IsCode(sentence, at, afterDash))
        {
            return null;
        }

        var token = sentence.Tokens[at];
        var end = at + 1;
        // "72-х": the ending of a case.
        if (sentence.Is(end, "-") && sentence.IsWord(end + 1) && sentence.Words.CardinalEndings.Contains(sentence.Tokens[end + 1].Key))
        {
            end += 2;
        }
        else if (sentence.IsWord(end) && sentence.Tokens[end].IsGlued)
        {
            end++;
        }

        var doubt = NotACount.MayBeYear(sentence, at) ? Doubts.MayBeYear : null;
        return new PlainNumber(token.Value, end) { IsFraction = token.IsFraction, Doubt = doubt };
    }

    // "сто двадцять три", "one hundred and five": each part smaller than the one before.
    private PlainNumber? InWords(int at)
    {
        double value = 0;
        var end = at;
        var last = double.PositiveInfinity;
        while (end < sentence.Count)
        {
            var next = end > at && (sentence.Is(end, "-") || IsAnd(end, last)) ? end + 1 : end;
            if (marks.At(SenseKind.Number, next) is { } word && Fits(word.Sense.Number, last))
            {
                value += word.Sense.Number;
                last = word.Sense.Number;
                end = word.End;
            }
            else if (end > at && Scale(end, needsNumber: true) is { } scale && scale.Sense.Number >= 100 && scale.Sense.Number > value % scale.Sense.Number && value < scale.Sense.Number)
            {
                value *= scale.Sense.Number;
                last = scale.Sense.Number;
                end = scale.End;
            }
            else
            {
                break;
            }
        }

        return end > at && value > 0 ? new PlainNumber(value, end) : null;
    }

    private bool IsAnd(int at, double last) => last >= 100 && sentence.Words.Language == "en" && sentence.IsWord(at) && sentence.Tokens[at].Key == "and" && marks.At(SenseKind.Number, at + 1) is not null;

    // Tens take units, hundreds take both; nothing takes an equal.
    private static bool Fits(double word, double last) =>
        double.IsPositiveInfinity(last) || (last >= 1000 && word < 1000) || (last is >= 100 and < 1000 && word < 100) || (last is >= 20 and < 100 && word < 10);

    private PlainNumber? Alone(int at) =>
        Scale(at, needsNumber: false) is { } scale ? new PlainNumber(scale.Sense.Number, scale.End) { IsRound = true } : null;

    private Mark? Scale(int at, bool needsNumber)
    {
        foreach (var mark in marks.Of(SenseKind.Scale))
        {
            if (mark.First == at && mark.Sense.Flag == needsNumber)
            {
                return mark;
            }
        }

        return null;
    }

    private sealed record PlainNumber(double Value, int End)
    {
        public bool IsRound { get; init; }

        public bool IsFraction { get; init; }

        public string? Doubt { get; init; }
    }
}
