namespace Testudo.Simulation.Geometry;

/// <summary>An intercept that is possible: launches up to <see cref="Launch"/> lead to one no later than <see cref="Time"/>.</summary>
/// <param name="Launch">When the interceptor leaves. Unit: seconds after the threat's launch.</param>
/// <param name="Time">When it meets the threat. Unit: seconds after the threat's launch.</param>
/// <param name="Factor">What is left of the kill probability there, 0 to 1.</param>
public readonly record struct InterceptNode(double Launch, double Time, double Factor);

/// <summary>The earliest intercept of a window for each time of launch, solved once and looked up.</summary>
/// <remarks>
/// For an intercept at t the interceptor has to leave at L(t) = t - flight(t). The earliest intercept of a launch is the first t with L(t) no
/// less than the launch: the inverse of the running maximum of L. Between two nodes it is a straight line. See <c>docs/methods/interceptors.md</c>.
/// </remarks>
public static class InterceptTable
{
    /// <summary>How far L(t) may lie from the straight line between two nodes. Unit: seconds.</summary>
    public const double Tolerance = 0.05;

    // How far the factor may lie from its straight line.
    private const double FactorTolerance = 0.01;

    // A piece is halved at the most so often.
    private const int MostHalvings = 8;

    // The time to which the edge of what can be reached is found. Unit: seconds.
    private const double EdgeTolerance = 0.05;

    /// <summary>Solves a window.</summary>
    /// <param name="pieces">The parts of the window, in order.</param>
    /// <param name="shot">The intercept at a time on a piece.</param>
    /// <param name="isBurst">Whether fire is kept up to the end of the window, so that its mean factor counts.</param>
    /// <returns>Nodes by increasing launch and time; empty where no intercept is possible.</returns>
    public static IReadOnlyList<InterceptNode> Build(IReadOnlyList<FlyOut> pieces, Func<FlyOut, double, Shot> shot, bool isBurst = false)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        ArgumentNullException.ThrowIfNull(shot);
        var raw = new List<InterceptNode>();
        foreach (var piece in pieces)
        {
            Sample(piece, shot, raw);
        }

        if (isBurst)
        {
            TakeMeansToTheEnd(raw);
        }

        return RunningMaximum(raw);
    }

    /// <summary>The intercept of a launch, in time that grows with the number of nodes before it.</summary>
    /// <param name="nodes">The nodes of the window.</param>
    /// <param name="launch">When the interceptor leaves. Unit: seconds after the threat's launch.</param>
    /// <param name="factor">What is left of the kill probability.</param>
    /// <returns>The time, or NaN where it is too late.</returns>
    public static double At(ReadOnlySpan<InterceptNode> nodes, double launch, out double factor)
    {
        // The last launch stands in the table to a rounding error of the decision that leads to it.
        if (nodes.Length == 0 || launch > nodes[^1].Launch + 1e-6)
        {
            factor = 0;
            return double.NaN;
        }

        // The first node whose launch is no earlier. Most launches are among the first: a look at each in turn waits less for memory than a search.
        var low = 0;
        while (low < nodes.Length - 1 && nodes[low].Launch < launch)
        {
            low++;
        }

        ref readonly var after = ref nodes[low];
        if (low == 0 || launch >= after.Launch)
        {
            factor = after.Factor;
            return after.Time;
        }

        ref readonly var before = ref nodes[low - 1];
        var part = (launch - before.Launch) / (after.Launch - before.Launch);
        factor = before.Factor + (part * (after.Factor - before.Factor));
        return before.Time + (part * (after.Time - before.Time));
    }

    // Nodes in order of time; a node with no launch ends a stretch beyond which nothing is reached.
    private static void Sample(FlyOut piece, Func<FlyOut, double, Shot> shot, List<InterceptNode> raw)
    {
        InterceptNode NodeAt(double time)
        {
            var at = shot(piece, time);
            return new InterceptNode(at.IsPossible ? time - at.Flight : double.NaN, time, at.Factor);
        }

        // The nearest point of the piece is sampled too: what is reached at all is mostly reached there.
        var nearest = Math.Clamp(piece.C > 0 ? piece.Start - (piece.B / (2 * piece.C)) : piece.Start, piece.Start, piece.End);
        var before = NodeAt(piece.Start);
        raw.Add(before);
        foreach (var time in new[] { (piece.Start + nearest) / 2, nearest, (nearest + piece.End) / 2, piece.End })
        {
            if (time > before.Time)
            {
                var next = NodeAt(time);
                Between(before, next, NodeAt, raw, MostHalvings);
                before = next;
            }
        }
    }

    private static void Between(InterceptNode a, InterceptNode b, Func<double, InterceptNode> at, List<InterceptNode> raw, int halvings)
    {
        if (IsPossible(a) != IsPossible(b))
        {
            // Find the edge, and go on inside it.
            var (yes, no) = IsPossible(a) ? (a, b) : (b, a);
            while (Math.Abs(yes.Time - no.Time) > EdgeTolerance)
            {
                var tried = at((yes.Time + no.Time) / 2);
                (yes, no) = IsPossible(tried) ? (tried, no) : (yes, tried);
            }

            if (IsPossible(a))
            {
                Between(a, yes, at, raw, halvings);
                raw.Add(no);
                raw.Add(b);
            }
            else
            {
                raw.Add(yes);
                Between(yes, b, at, raw, halvings);
            }

            return;
        }

        if (IsPossible(a) && halvings > 0 && b.Time - a.Time > EdgeTolerance)
        {
            var middle = at((a.Time + b.Time) / 2);
            if (!IsPossible(middle) || Math.Abs(middle.Launch - ((a.Launch + b.Launch) / 2)) > Tolerance || Math.Abs(middle.Factor - ((a.Factor + b.Factor) / 2)) > FactorTolerance)
            {
                Between(a, middle, at, raw, halvings - 1);
                Between(middle, b, at, raw, halvings - 1);
                return;
            }
        }

        raw.Add(b);
    }

    private static bool IsPossible(InterceptNode node) => !double.IsNaN(node.Launch);

    // Fire is kept up from each time on to the end of the window: the mean over what is left counts.
    private static void TakeMeansToTheEnd(List<InterceptNode> raw)
    {
        var (sum, time) = (0.0, 0.0);
        for (var i = raw.Count - 1; i >= 0; i--)
        {
            if (i + 1 < raw.Count && IsPossible(raw[i]))
            {
                var step = raw[i + 1].Time - raw[i].Time;
                sum += step * raw[i].Factor;
                time += step;
            }

            raw[i] = raw[i] with { Factor = time > 0 ? sum / time : raw[i].Factor };
        }
    }

    private static List<InterceptNode> RunningMaximum(List<InterceptNode> raw)
    {
        var nodes = new List<InterceptNode>();
        var isJoined = false;
        for (var i = 0; i < raw.Count; i++)
        {
            var node = raw[i];
            if (!IsPossible(node))
            {
                isJoined = false;
                continue;
            }

            if (nodes.Count == 0)
            {
                nodes.Add(node);
            }
            else if (node.Launch > nodes[^1].Launch)
            {
                var best = nodes[^1].Launch;
                if (!isJoined)
                {
                    // Later launches than the best so far have to wait for this stretch to begin.
                    nodes.Add(node with { Launch = best });
                }
                else if (raw[i - 1].Launch < best)
                {
                    // It was better before: the line from the node before crosses what was best.
                    var before = raw[i - 1];
                    var part = (best - before.Launch) / (node.Launch - before.Launch);
                    nodes.Add(new InterceptNode(best, before.Time + (part * (node.Time - before.Time)), before.Factor + (part * (node.Factor - before.Factor))));
                }

                nodes.Add(node);
            }

            isJoined = true;
        }

        return nodes;
    }
}
