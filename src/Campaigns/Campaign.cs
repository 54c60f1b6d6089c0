using Testudo.World;
using Testudo.World.Scenarios;

namespace Testudo.Campaigns;

/// <summary>Months of raids against one laydown: which raids come, what is in stock, what is delivered, made, lost and kept back.</summary>
public sealed record Campaign
{
    /// <summary>The mean length of a month, for rates that are given by month. Unit: days.</summary>
    public const double DaysOfMonth = 365.25 / 12;

    /// <summary>The id, such as <c>winter-2023</c>; names the output folder.</summary>
    public required string Id { get; init; }

    /// <summary>The title in each language.</summary>
    public required LocalisedText Title { get; init; }

    /// <summary>Remarks of whoever wrote it, in each language; null where none.</summary>
    public LocalisedText? Notes { get; init; }

    /// <summary>The first day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly To { get; init; }

    /// <summary>The scenario on whose laydown, routes and doctrine every raid is fought.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>Which raids come.</summary>
    public required Raids.RaidPlan Raids { get; init; }

    /// <summary>The stocks of rounds; systems of no stock have in every raid what the scenario gives them.</summary>
    public required IReadOnlyList<Stocks.RoundStock> Stocks { get; init; }

    /// <summary>What the other side has and makes, by class; classes not named are without limit.</summary>
    public IReadOnlyList<Stocks.AdversaryStock> Adversary { get; init; } = [];

    /// <summary>How batteries are lost between raids.</summary>
    public IReadOnlyList<Stocks.Attrition> Losses { get; init; } = [];

    /// <summary>Batteries of the laydown that come later than the first day.</summary>
    public IReadOnlyList<Stocks.Arrival> Arrivals { get; init; } = [];

    /// <summary>The ration policies that are compared, each in its own runs.</summary>
    public IReadOnlyList<Stocks.RationPolicy> Policies { get; init; } = [];

    /// <summary>The policy of the campaign itself.</summary>
    public required Stocks.RationPolicy Policy { get; init; }

    /// <summary>The sources that the file lists, beside those of the catalogue.</summary>
    public IReadOnlyList<Source> Sources { get; init; } = [];

    /// <summary>The file as the user named it.</summary>
    public required string File { get; init; }

    /// <summary>SHA-256 of the file, lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>The number of days, both ends included.</summary>
    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>The first days of its months.</summary>
    public IReadOnlyList<DateOnly> Months =>
        [.. Enumerable.Range(0, ((To.Year - From.Year) * 12) + To.Month - From.Month + 1).Select(m => new DateOnly(From.Year, From.Month, 1).AddMonths(m))];

    /// <summary>The month of a day, as an index in <see cref="Months"/>.</summary>
    /// <param name="day">Days after the first.</param>
    public int MonthOf(int day)
    {
        var date = From.AddDays(day);
        return ((date.Year - From.Year) * 12) + date.Month - From.Month;
    }
}
