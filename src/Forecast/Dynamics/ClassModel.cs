using Testudo.Evidence.Regimes;
using Testudo.Forecast.Cells;
using Testudo.Forecast.Distributions;

namespace Testudo.Forecast.Dynamics;

/// <summary>The forecast of one class: dynamic models averaged by how well each foretold what came.</summary>
/// <remarks>Dynamic model averaging (Raftery, Kárný and Ettler, "Online prediction under model uncertainty via dynamic model averaging", Technometrics 52, 2010).</remarks>
internal sealed class ClassModel
{
    // The power to which past success is raised with each report: about fifty reports count.
    private const double Forgetting = 0.98;

    // Models below this weight are left out of forecasts.
    private const double SmallWeight = 1e-4;

    // What no model foresees: every count is possible.
    private const double Surprise = 1e-4;

    // By how much the level may jump, in log-odds, when bulletins change what they count.
    private const double RegimeJump = 0.2;

    // The mix of models that stands in where none is told: launches of so many days.
    private const double MixDays = 180;

    // What a doubling or halving beyond the sizes so far adds to what is not known, in log-odds.
    private const double DoubtOfDoubling = 0.5;

    private readonly string recordClass;
    private readonly ClassPrior prior;
    private readonly MemberState[] members;
    private readonly double[] logWeights;
    private readonly double[] usualMix;
    private double usualLaunched;
    private readonly Queue<(DateTime End, int Launched)> year = new();
    private int mostLaunched;
    private DateTime? learnedUntil;

    /// <summary>Begins with the prior.</summary>
    /// <param name="recordClass">The class.</param>
    public ClassModel(string recordClass)
    {
        this.recordClass = recordClass;
        prior = KnownPriors.Of(recordClass);
        members = [.. prior.Members.Select(m => new MemberState(m.Outcome, prior.ReferenceSize, [m.Slow, m.Fast ?? default, m.Launched, prior.Otherwise, .. prior.ModelGroups.Select(_ => prior.OfModel)]))];
        logWeights = new double[members.Length];
        usualMix = new double[prior.ModelGroups.Count];
    }

    /// <summary>Learns from a cell; cells come in the order in which their raids ended.</summary>
    /// <param name="cell">The cell.</param>
    public void Learn(ForecastCell cell)
    {
        Pass(cell.End);
        mostLaunched = Math.Max(mostLaunched, cell.Launched);
        year.Enqueue((cell.End, cell.Launched));
        var covariates = Covariates(cell.Launched, cell.LaunchedOtherwise, cell.Models);
        for (var k = 0; k < members.Length; k++)
        {
            logWeights[k] = (Forgetting * logWeights[k]) + Math.Log(members[k].Learn(covariates, cell.Launched, cell.Stopped) + 1e-300);
        }

        var best = logWeights.Max();
        for (var k = 0; k < members.Length; k++)
        {
            logWeights[k] -= best;
        }

        usualLaunched += cell.Launched;
        foreach (var (i, share) in Shares(cell.Models).Index())
        {
            usualMix[i] += share * cell.Launched;
        }
    }

    /// <summary>Forecasts a count of a raid.</summary>
    /// <remarks>Time passes: a forecast of an earlier moment than the last one is not possible.</remarks>
    /// <param name="begin">When the raid begins, Kyiv time; not before the end of what was learned.</param>
    /// <param name="launched">Launched, 1 or more.</param>
    /// <param name="otherwise">Launched otherwise.</param>
    /// <param name="models">Launched by model; empty for the usual mix.</param>
    public CountForecast Forecast(DateTime begin, int launched, double otherwise, IReadOnlyList<ModelCount> models)
    {
        Pass(begin);

        // A slope holds as far as it was learned: up to the largest raid so far, and, since what small raids met changes with the times, down to the usual
        // ones of the year before. Beyond, only doubt grows.
        var known = mostLaunched > 0 ? Math.Clamp(launched, UsualSizes.Least(year.Select(r => r.Launched)), mostLaunched) : launched;
        var doubt = DoubtOfDoubling * Math.Abs(Math.Log2((double)launched / known));
        var covariates = Covariates(known, otherwise, models);
        var weights = logWeights.Select(Math.Exp).ToArray();
        var sum = weights.Sum();
        var mixture = new double[launched + 1];
        var scratch = new double[launched + 1];
        Array.Fill(mixture, Surprise / (launched + 1));
        for (var k = 0; k < members.Length; k++)
        {
            if (weights[k] > SmallWeight * sum)
            {
                members[k].AddTo(mixture, scratch, covariates, weights[k] / sum, doubt);
            }
        }

        return new CountForecast(mixture);
    }

    private void Pass(DateTime time)
    {
        if (learnedUntil is not { } last)
        {
            learnedUntil = time;
            return;
        }

        if (time <= last)
        {
            return;
        }

        var changes = ReportingRegimes.Shipped.Items.Count(r => r.From is { } from && r.Classes.Contains(recordClass, StringComparer.Ordinal) && from.ToDateTime(TimeOnly.MinValue) > last && from.ToDateTime(TimeOnly.MinValue) <= time);
        var days = (time - last).TotalDays;
        foreach (var member in members)
        {
            member.Pass(days, RegimeJump * Math.Sqrt(changes));
        }

        while (year.Count > 0 && (time - year.Peek().End).TotalDays > UsualSizes.Days)
        {
            year.Dequeue();
        }

        var kept = Math.Pow(0.5, days / MixDays);
        usualLaunched *= kept;
        for (var i = 0; i < usualMix.Length; i++)
        {
            usualMix[i] *= kept;
        }

        learnedUntil = time;
    }

    private double[] Covariates(int launched, double otherwise, IReadOnlyList<ModelCount> models)
    {
        var shares = models.Count > 0 ? Shares(models) : [.. usualMix.Select(m => usualLaunched > 0 ? m / usualLaunched : 0)];
        return [1, 1, Math.Log2(launched / prior.ReferenceSize), Math.Log2((1 + otherwise) / prior.ReferenceOtherwise), .. shares];
    }

    // A compound is taken as equal parts of its models.
    private double[] Shares(IReadOnlyList<ModelCount> models)
    {
        var shares = new double[prior.ModelGroups.Count];
        var launched = models.Sum(m => m.Launched);
        foreach (var model in shares.Length > 0 && launched > 0 ? models : [])
        {
            var names = model.Model.Split(" and ");
            foreach (var name in names)
            {
                var group = prior.ModelGroups.Index().FirstOrDefault(g => g.Item.Any(part => name.Contains(part, StringComparison.Ordinal)), (-1, [])).Index;
                if (group >= 0)
                {
                    shares[group] += model.Launched / launched / names.Length;
                }
            }
        }

        return shares;
    }
}
