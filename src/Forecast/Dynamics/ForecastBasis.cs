using Testudo.Forecast.Cells;

namespace Testudo.Forecast.Dynamics;

/// <summary>Why a forecast should be taken with care.</summary>
public enum DoubtKind
{
    /// <summary>Few raids are known at all: the forecast is close to what was assumed. The value is their number.</summary>
    FewRaids,

    /// <summary>Few raids with the class are known. The value is their number.</summary>
    FewRaidsOfClass,

    /// <summary>The latest report is old. The value is its age in days.</summary>
    OldReports,

    /// <summary>The latest report on the class is old. The value is its age in days.</summary>
    OldReportsOfClass,

    /// <summary>More are launched than in any raid that is known. The value is the most so far.</summary>
    LargerThanSeen,

    /// <summary>Fewer are launched than in nearly all raids of the year before. The value is what nineteen of twenty of those launched at least.</summary>
    SmallerThanUsual,

    /// <summary>A model was never reported: it is taken as the usual one of its class. The value is how many of it are launched.</summary>
    UnseenModel,

    /// <summary>More were reported stopped than launched; launched was taken. The value is the number of such counts.</summary>
    ContradictoryCounts,
}

/// <summary>A reason to take a forecast with care.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Class">The class; null where it is about all.</param>
/// <param name="Model">The model; null where it is about all.</param>
/// <param name="Value">The number that belongs to it.</param>
public sealed record ForecastDoubt(DoubtKind Kind, string? Class, string? Model, double Value);

/// <summary>What the forecast of one class rests on.</summary>
/// <param name="Class">The class.</param>
/// <param name="Raids">How many raids with the class are known.</param>
/// <param name="RecentRaids">How many of them ended in the 90 days before.</param>
/// <param name="MostLaunched">The most launched in one of them.</param>
/// <param name="Latest">When the latest of them ended, Kyiv time; null where there is none.</param>
public sealed record ClassBasis(string Class, int Raids, int RecentRaids, int MostLaunched, DateTime? Latest);

/// <summary>What a forecast rests on: the raids that had ended when the one that is forecast begins.</summary>
/// <param name="Raids">How many.</param>
/// <param name="First">When the first of them began, Kyiv time; null where there is none.</param>
/// <param name="Latest">When the latest of them ended; null where there is none.</param>
/// <param name="Classes">The classes that are forecast.</param>
/// <param name="Doubts">Why the forecast should be taken with care.</param>
public sealed record ForecastBasis(int Raids, DateTime? First, DateTime? Latest, IReadOnlyList<ClassBasis> Classes, IReadOnlyList<ForecastDoubt> Doubts)
{
    private const int FewRaids = 30;
    private const int FewOfClass = 20;
    private const int RecentDays = 90;
    private const double OldDays = 14;
    private const double OldDaysOfClass = 180;

    /// <summary>What the forecast of a raid rests on.</summary>
    /// <param name="cells">Cells; those that ended after the raid begins are passed over.</param>
    /// <param name="raid">The raid.</param>
    public static ForecastBasis Of(IEnumerable<ForecastCell> cells, PlannedRaid raid)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(raid);
        var known = cells.Where(c => c.End <= raid.Begin).ToList();
        var raids = known.Select(c => c.Raid).Distinct(StringComparer.Ordinal).Count();
        var classes = raid.Weapons.Select(w => Of(known, w.Class, raid.Begin)).ToList();
        var basis = new ForecastBasis(raids, known.Count > 0 ? known.Min(c => c.Begin) : null, known.Count > 0 ? known.Max(c => c.End) : null, classes, []);
        return basis with { Doubts = [.. Doubt(basis, known, raid)] };
    }

    private static ClassBasis Of(List<ForecastCell> known, string recordClass, DateTime begin)
    {
        var ofClass = known.Where(c => c.Class == recordClass).ToList();
        return new ClassBasis(
            recordClass,
            ofClass.Count,
            ofClass.Count(c => c.End > begin.AddDays(-RecentDays)),
            ofClass.Count > 0 ? ofClass.Max(c => c.Launched) : 0,
            ofClass.Count > 0 ? ofClass.Max(c => c.End) : null);
    }

    private static IEnumerable<ForecastDoubt> Doubt(ForecastBasis basis, List<ForecastCell> known, PlannedRaid raid)
    {
        if (basis.Raids < FewRaids)
        {
            yield return new ForecastDoubt(DoubtKind.FewRaids, null, null, basis.Raids);
        }

        if (basis.Latest is { } latest && (raid.Begin - latest).TotalDays is > OldDays and var age)
        {
            yield return new ForecastDoubt(DoubtKind.OldReports, null, null, Math.Floor(age));
        }

        foreach (var (weapons, of) in raid.Weapons.Zip(basis.Classes))
        {
            if (of.Raids < FewOfClass)
            {
                yield return new ForecastDoubt(DoubtKind.FewRaidsOfClass, of.Class, null, of.Raids);
            }

            if (of.Latest is { } last && (raid.Begin - last).TotalDays is > OldDaysOfClass and var old)
            {
                yield return new ForecastDoubt(DoubtKind.OldReportsOfClass, of.Class, null, Math.Floor(old));
            }

            if (of.Raids > 0 && weapons.Launched > of.MostLaunched)
            {
                yield return new ForecastDoubt(DoubtKind.LargerThanSeen, of.Class, null, of.MostLaunched);
            }

            var usual = UsualSizes.Least(known.Where(c => c.Class == of.Class && (raid.Begin - c.End).TotalDays <= UsualSizes.Days).Select(c => c.Launched));
            if (weapons.Launched < usual)
            {
                yield return new ForecastDoubt(DoubtKind.SmallerThanUsual, of.Class, null, usual);
            }

            var seen = known.Where(c => c.Class == of.Class).SelectMany(c => c.Models).Select(m => m.Model).ToHashSet(StringComparer.Ordinal);
            foreach (var model in weapons.Models.Where(m => !seen.Contains(m.Model)))
            {
                yield return new ForecastDoubt(DoubtKind.UnseenModel, of.Class, model.Model, model.Launched);
            }

            if (known.Count(c => c.Class == of.Class && c.IsOverLaunched) is > 0 and var contradictory)
            {
                yield return new ForecastDoubt(DoubtKind.ContradictoryCounts, of.Class, null, contradictory);
            }
        }
    }
}
