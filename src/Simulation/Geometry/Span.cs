namespace Testudo.Simulation.Geometry;

/// <summary>A span of time. Unit: seconds.</summary>
/// <param name="From">The beginning.</param>
/// <param name="To">The end, not before the beginning.</param>
public readonly record struct Span(double From, double To)
{
    /// <summary>The parts that two ordered lists of separate spans have in common.</summary>
    /// <param name="a">One list.</param>
    /// <param name="b">The other list.</param>
    public static List<Span> Intersect(IReadOnlyList<Span> a, IReadOnlyList<Span> b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var common = new List<Span>();
        for (int i = 0, j = 0; i < a.Count && j < b.Count;)
        {
            var from = Math.Max(a[i].From, b[j].From);
            var to = Math.Min(a[i].To, b[j].To);
            if (to > from)
            {
                common.Add(new Span(from, to));
            }

            if (a[i].To < b[j].To)
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return common;
    }

    /// <summary>Adds a span behind the others, joined to the last where they touch.</summary>
    /// <param name="spans">The ordered list.</param>
    /// <param name="next">The span to add; begins no earlier than the last ends.</param>
    public static void Append(List<Span> spans, Span next)
    {
        ArgumentNullException.ThrowIfNull(spans);
        if (next.To <= next.From)
        {
            return;
        }

        if (spans.Count > 0 && next.From - spans[^1].To < 1e-6)
        {
            spans[^1] = new Span(spans[^1].From, next.To);
        }
        else
        {
            spans.Add(next);
        }
    }
}
