using Microsoft.Playwright;
using Testudo.Planning.Packages;
using Testudo.Simulation.Autopsy;
using Testudo.Simulation.Comparison;
using Testudo.Simulation.Measures;
using Testudo.Simulation.Saturation;
using Testudo.Simulation.Sensitivity;

namespace Testudo.Reporting.Tests.Browser;

/// <summary>The pages of footprints, knees, comparisons, plans, campaigns and calibrations, and the autopsy on the page of a raid, as somebody reads them.</summary>
public sealed class AnalysisPageTests(Reader reader)
{
    private static readonly Dictionary<string, RaidPage> Pages = new RaidPage[]
    {
        new("footprint", () => Analyses.Page(Analyses.Footprint)),
        new("undefended", () => Analyses.Page(Analyses.Undefended)),
        new("knee", () => Analyses.Page(Analyses.Knee)),
        new("no-knee", () => Analyses.Page(Analyses.NoKnee)),
        new("compare", () => Analyses.Page(Analyses.Comparison)),
        new("plan", () => Analyses.Page(Analyses.Plan)),
        new("campaign", () => Analyses.Page(Analyses.Campaign)),
        new("autopsy", () => Analyses.Autopsy.Page()),
        new("sensitivity", () => Analyses.Sensitivity.Page()),
        new("score", () => Analyses.Page(Analyses.Scores)),
        new("calibration", () => Analyses.Page(Analyses.Calibration)),
    }.ToDictionary(p => p.Name, StringComparer.Ordinal);

    private static readonly string[] Languages = ["en", "uk", "ru"];
    private static readonly Dictionary<string, string> LanguageOfAxe = new(StringComparer.Ordinal) { ["phone"] = "en", ["dark phone"] = "uk", ["desktop"] = "ru" };

    public static TheoryData<string, string> Looks =>
        new MatrixTheoryData<string, string>(["footprint", "undefended", "knee", "no-knee", "compare", "plan", "campaign", "autopsy", "sensitivity", "score", "calibration"], ["phone", "dark phone", "desktop"]);

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task A_page_speaks_each_language_fits_the_screen_and_has_no_violation_of_the_rules_of_axe(string page, string look) =>
        await InEachLanguage(Pages[page], Look.Of(look), async (visit, language) =>
        {
            Assert.All(await visit.Page.Locator("[data-answer] p").AllInnerTextsAsync(), text => Assert.NotEqual("", text));
            Findings.None("wider than the screen", await visit.Overhang());
            Findings.None("foreign words", await LanguageTests.Foreign(visit, language, new ForeignWords(page switch { "autopsy" => Analyses.Autopsy, "sensitivity" => Analyses.Sensitivity, _ => Raid.SecondOfJanuary }, language)));
            // Every look and every language, but not every pair: all pairs are for the page of a raid, in AccessibilityTests.
            if (language == LanguageOfAxe[look])
            {
                AccessibilityTests.AssertClean(await AccessibilityTests.Axe(visit));
            }
        });

    [Theory]
    [InlineData("footprint")]
    [InlineData("knee")]
    [InlineData("compare")]
    [InlineData("campaign")]
    [InlineData("autopsy")]
    [InlineData("sensitivity")]
    [InlineData("score")]
    [InlineData("calibration")]
    public async Task A_page_prints_without_controls_and_nothing_sticks_out(string page) =>
        await reader.Read(Pages[page], Look.Of("dark desktop").In("uk"), async visit =>
        {
            await visit.Printable();
            await PrintTests.AssertFitsTheSheet(visit);
        });

    [Fact]
    public async Task The_page_of_a_footprint_shows_its_numbers() =>
        await InEachLanguage(Pages["footprint"], Look.Desktop, async (visit, language) =>
        {
            var footprint = Analyses.Footprint;
            var area = footprint.Area;
            var level = footprint.Levels.Single(l => l.Probability == footprint.Level);
            var answer = await visit.Page.Locator("[data-answer]").InnerTextAsync();
            AssertShown(answer, language, footprint.Level, Percent(level.WorstSquareKilometres, area.SquareKilometres), Percent(level.MeanSquareKilometres, area.SquareKilometres), Percent(level.WorstPopulation, area.Population), Percent(level.MeanPopulation, area.Population));

            var levels = await Rows(visit, "levels");
            Assert.Equal(footprint.Levels.Count + 1, levels.Count);
            foreach (var (expected, shown) in footprint.Levels.Zip(levels))
            {
                AssertShown(shown, language, [expected.Probability, .. Bands(expected.WorstSquareKilometres, 1), .. Bands(expected.MeanSquareKilometres, 1), .. Bands(expected.WorstPopulation, 1e-3), .. Bands(expected.MeanPopulation, 1e-3)]);
            }

            var cities = await Rows(visit, "cities");
            var stopped = footprint.Cities.Take(40).Where(c => c.Mean.Mean > 0).ToList();
            Assert.Equal(stopped.Count, cities.Count);
            Assert.All(stopped.Zip(cities), c => AssertShown(c.Second, language, [c.First.Population / 1000, .. Bands(c.First.Worst, 1), .. Bands(c.First.Mean, 1)]));
        });

    [Theory]
    [InlineData("worst")]
    [InlineData("mean")]
    public async Task The_map_of_a_footprint_has_every_cell_in_the_colour_of_its_probability(string layer) =>
        await reader.Read(Pages["footprint"], Look.Desktop.In("en"), async visit =>
        {
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = layer == "worst" ? "Worst direction" : "Mean over directions" }).ClickAsync();
            var steps = await visit.Ask<int[]>("layer => Array.from({ length: 10 }, (_, s) => (document.querySelector(`.only-screen [data-footprint-map=${layer}] [data-step='${s}']`)?.getAttribute('d').match(/M/g) ?? []).length)", layer);
            var cells = layer == "worst" ? Analyses.Footprint.Cells.Worst : Analyses.Footprint.Cells.Mean;

            Assert.Equal(Enumerable.Range(0, 10).Select(s => cells.Count(p => p > 0 && Math.Min(9, (int)Math.Floor((10 * p) + 1e-9)) == s)), steps);
        });

    [Fact]
    public async Task The_page_of_a_knee_shows_its_numbers() =>
        await InEachLanguage(Pages["knee"], Look.Desktop, async (visit, language) =>
        {
            var result = Analyses.Knee;
            Assert.Equal(KneeStatus.Found, result.Status);
            var binding = result.Resources.Single(r => r.Binds);
            AssertShown(await visit.Page.Locator("[data-answer]").InnerTextAsync(), language, result.Knee!.Threats, 100 * result.Tolerance, 100 * binding.AtKnee.Mean);
            AssertShown(await visit.Page.Locator("[data-knee-plot] svg .name").TextContentAsync() ?? "", language, result.Knee.Threats);
            Assert.Equal(result.Curve.Count, await visit.Page.Locator("[data-knee-plot] svg circle.point").CountAsync());

            var sizes = await Rows(visit, "sizes");
            Assert.Equal(result.Curve.Count, sizes.Count);
            Assert.All(result.Curve.Zip(sizes), c => AssertShown(c.Second, language, [c.First.Threats, .. Bands(c.First.LeakageRate, 100), c.First.Leaked.Mean]));
            var resources = await Rows(visit, "resources");
            Assert.Equal(result.Resources.Count, resources.Count);
            Assert.All(result.Resources.Zip(resources), r => AssertShown(r.Second, language, [.. new[] { r.First.AtKnee, r.First.AtStart, r.First.OfRise }.SelectMany(Averted)]));
        });

    [Fact]
    public async Task Where_there_is_no_knee_the_page_says_so_and_shows_the_curve() =>
        await reader.Read(Pages["no-knee"], Look.Desktop.In("en"), async visit =>
        {
            var largest = Analyses.NoKnee.Curve[^1];
            Assert.Equal(KneeStatus.NotReached, Analyses.NoKnee.Status);
            var answer = await visit.Page.Locator("[data-answer]").InnerTextAsync();

            Assert.StartsWith("No knee", answer, StringComparison.Ordinal);
            AssertShown(answer, "en", largest.Threats, 100 * largest.LeakageRate.Mean);
            Assert.Equal(Analyses.NoKnee.Curve.Count, await visit.Page.Locator("[data-knee-plot] svg circle.point").CountAsync());
            Assert.Equal(0, await visit.Page.Locator("[data-table=resources]").CountAsync());
        });

    [Fact]
    public async Task The_page_of_a_comparison_shows_its_numbers() =>
        await InEachLanguage(Pages["compare"], Look.Desktop, async (visit, language) =>
        {
            var comparison = Analyses.Comparison;
            var options = await Rows(visit, "options");
            Assert.Equal(comparison.Options.Count, options.Count);
            Assert.All(comparison.Options, o => Assert.Contains(options, row => ShownNumber.In(row, language).Any(s => s.Shows(o.Leaked.Mean))));
            Assert.Equal(comparison.Regret!.Options.Count, (await Rows(visit, "regrets")).Count);
            Assert.Equal(comparison.Flips.Count, await visit.Page.Locator("[data-flip-plot] svg").CountAsync());
            Assert.Equal(comparison.Options.Count - 1, await visit.Page.Locator("[data-changes]").CountAsync());

            var boxes = comparison.Discovery!.Options.SelectMany(o => o.Boxes).ToList();
            Assert.NotEmpty(boxes);
            var rows = await Rows(visit, "boxes");
            Assert.Equal(comparison.Discovery.Options.Sum(o => Math.Max(1, o.Boxes.Count)), rows.Count);
            Assert.All(boxes, b => Assert.Contains(rows, row => new[] { 100 * b.Density.Value, 100 * b.Coverage.Value, b.Futures }.All(n => ShownNumber.In(row, language).Any(s => s.Shows(n)))));
            var plot = visit.Page.Locator("[data-futures-plot]").First;
            Assert.Equal(300, await plot.Locator("svg circle.holds").CountAsync() + await plot.Locator("svg path.fails").CountAsync());
        });

    [Fact]
    public async Task The_page_of_a_plan_shows_its_numbers() =>
        await InEachLanguage(Pages["plan"], Look.Desktop, async (visit, language) =>
        {
            var plan = Analyses.Plan;
            Assert.Equal(PlanStatus.Chosen, plan.Status);
            AssertShown(await visit.Page.Locator("[data-answer]").InnerTextAsync(), language, [plan.Budget / 1e6, plan.Best.Elements.Count, plan.Best.Cost / 1e6, plan.Launched, plan.Best.Leaked.Mean, plan.Baseline.Mean, .. Paired(plan.Best.Averted), plan.Indistinguishable.Count]);

            var package = await Rows(visit, "package");
            Assert.Equal(plan.Best.Elements.Count + 1, package.Count);
            AssertShown(package[^1], language, [plan.Best.Cost / 1e6, plan.Best.CostLow / 1e6, plan.Best.CostHigh / 1e6, .. Paired(plan.Best.Averted)]);
            // One of the two that are alike stands in for the other.
            Assert.NotEmpty(plan.Indistinguishable);
            var others = await Rows(visit, "others");
            Assert.Equal(plan.Indistinguishable.Count, others.Count);
            Assert.All(plan.Indistinguishable.Zip(others), p => AssertShown(p.Second, language, [p.First.Cost / 1e6, .. Paired(p.First.Leaked), .. Paired(p.First.Averted), .. Paired(p.First.MoreThanBest)]));
            var elements = await Rows(visit, "elements");
            Assert.Equal(plan.Elements.Count, elements.Count);
            Assert.All(plan.Elements.Zip(elements), e => AssertShown(e.Second, language, [e.First.Cost / 1e6, .. e.First.Averted is { } averted ? Paired(averted) : []]));

            Assert.Equal(plan.Packages, await visit.Page.Locator("[data-pareto] svg circle").CountAsync());
            AssertShown(await visit.Page.Locator("[data-surrogate]").InnerTextAsync(), language, plan.Surrogate!.Baseline, plan.Surrogate.Best, plan.Surrogate.Bound);
            var rounds = await Rows(visit, "rounds");
            Assert.NotEmpty(rounds);
            Assert.All(plan.Surrogate.Rounds.Where(r => r.AtMost > 0).Zip(rounds), r => AssertShown(r.Second, language, r.First.Count, r.First.AtLeast, r.First.AtMost));
            var steps = await Rows(visit, "search");
            Assert.Equal(5, steps.Count);
            Assert.All(Enum.GetValues<PackageStep>().Zip(steps), s => AssertShown(s.Second, language, plan.Search.Tried.Count(t => t.Step == s.First), plan.Search.Replications));
            foreach (var (fact, value) in new[] { ("scenarioHash", plan.ScenarioHash), ("elementsHash", plan.ElementsHash), ("catalogueHash", plan.CatalogueHash), ("seed", "1"), ("version", plan.Version) })
            {
                Assert.Equal(value, await visit.Page.Locator($"[data-fact={fact}]").InnerTextAsync());
            }
        });

    [Fact]
    public async Task The_page_of_a_campaign_shows_its_numbers() =>
        await InEachLanguage(Pages["campaign"], Look.Desktop, async (visit, language) =>
        {
            var campaign = Analyses.Campaign;
            var all = campaign.Classes[^1];
            var stock = Assert.Single(campaign.Stocks);
            AssertShown(await visit.Page.Locator("[data-answer]").InnerTextAsync(), language, Math.Round(all.Launched.Mean), Math.Round(all.Leaked.Mean), all.Leaked.Low90, all.Leaked.High90, campaign.BreakEven!.PerMonth, campaign.BreakEven.Low, campaign.BreakEven.High);
            // The stock, the capability and the batteries.
            Assert.Equal(3, await visit.Page.Locator("[data-days] path.median").CountAsync());
            Assert.Equal(1, await visit.Page.Locator("[data-months=cruise] path.reported.apart").CountAsync());
            Assert.Equal(1, await visit.Page.Locator("[data-apart] li").CountAsync());
            AssertShown(Assert.Single(await Rows(visit, "stocks")), language, Math.Round(stock.Initial.Mean), Math.Round(stock.Used.Mean), Math.Round(stock.Left.Mean), stock.Left.Low90, stock.Left.High90);
            var policies = await Rows(visit, "policies");
            Assert.Equal(2, policies.Count);
            Assert.All(campaign.Policies.Zip(policies), p => AssertShown(p.Second, language, [Math.Round(p.First.Leaked.Mean), p.First.Leaked.Low90, p.First.Leaked.High90]));
            Assert.Equal(1, await visit.Page.Locator("[data-tornado=policies] .value").CountAsync());
        });

    [Fact]
    public async Task The_page_of_a_calibration_shows_its_numbers() =>
        await InEachLanguage(Pages["calibration"], Look.Desktop, async (visit, language) =>
        {
            var calibration = Analyses.Calibration;
            var all = calibration.Coverage[^1];
            AssertShown(await visit.Page.Locator("[data-answer]").InnerTextAsync(), language, calibration.Fitted, calibration.Factors.Count(f => f.Identification == "told"), calibration.Factors.Count, all.Cells);

            var named = await Rows(visit, "named-raids");
            Assert.Equal(calibration.Named.Count, named.Count);
            Assert.NotEmpty(named);
            Assert.All(calibration.Named.Zip(named), c => AssertShown(c.Second, language, c.First.Launched, c.First.Observed, c.First.Predicted.Mean, c.First.Predicted.Intervals[^1].Low, c.First.Predicted.Intervals[^1].High));
            var coverage = await Rows(visit, "coverage");
            Assert.Equal(calibration.Coverage.Count, coverage.Count);
            Assert.All(calibration.Coverage.Zip(coverage), c => AssertShown(c.Second, language, c.First.Cells, c.First.Launched, c.First.Observed));
            Assert.Equal(calibration.Factors.Count, await visit.Page.Locator(".factors svg").CountAsync());
        });

    [Fact]
    public async Task The_autopsy_shows_its_numbers() =>
        await InEachLanguage(Pages["autopsy"], Look.Desktop, async (visit, language) =>
        {
            var autopsy = Analyses.Autopsy.Assessment.Autopsy!;
            AutopsyChange best = autopsy.Changes[0];
            AssertShown(await visit.Page.Locator("[data-why]").InnerTextAsync(), language, autopsy.Causes[0].Leaked, autopsy.Leaked, best.Averted.Mean, best.Averted.Low, best.Averted.High);

            var causes = await Rows(visit, "why-causes");
            Assert.InRange(causes.Count, autopsy.Causes.Count, autopsy.Causes.Count + 1);
            Assert.All(autopsy.Causes.Zip(causes), c => AssertShown(c.Second, language, c.First.Leaked, 100 * c.First.Share));
            var changes = await Rows(visit, "why-changes");
            Assert.Equal(autopsy.Changes.Count, changes.Count);
            Assert.All(autopsy.Changes.Zip(changes), c => AssertShown(c.Second, language, c.First.Averted.Mean, c.First.Averted.Low, c.First.Averted.High, c.First.Stopped.Mean, c.First.NewlyThrough.Mean));
        });

    [Fact]
    public async Task The_shares_of_the_variance_are_shown_and_those_of_another_outcome_when_chosen() =>
        await InEachLanguage(Pages["sensitivity"], Look.Desktop, async (visit, language) =>
        {
            var sensitivity = Analyses.Sensitivity.Assessment.Sensitivity!;
            var leaked = sensitivity.Outcomes[0];
            var grade = Assert.Single(leaked.Grades);
            AssertShown(await visit.Page.Locator("[data-sensitivity]").InnerTextAsync(), language, [.. Shown(leaked.InputShare!), .. Shown(grade.First), .. Shown(leaked.Numbers[0].First), sensitivity.Parameters]);

            Assert.All(sensitivity.Outcomes.Zip(await Rows(visit, "sensitivity-outcomes")), o => AssertShown(o.Second, language, [.. Shown(o.First.InputShare!), .. Shown(o.First.Numbers[0].First)]));
            foreach (var (k, outcome) in new[] { (0, leaked), (sensitivity.Outcomes.Count - 1, sensitivity.Outcomes[^1]) })
            {
                await visit.Page.Locator("#sensitivity ~ * select").SelectOptionAsync(new SelectOptionValue { Index = k });
                var kinds = await Rows(visit, "sensitivity-kinds");
                Assert.Equal(outcome.Kinds.Count, kinds.Count);
                Assert.All(outcome.Kinds.Zip(kinds), g => AssertShown(g.Second, language, [g.First.Numbers, .. Shown(g.First.First), .. Shown(g.First.Total)]));
                var numbers = await Rows(visit, "sensitivity-numbers");
                Assert.Equal(outcome.Numbers.Count, numbers.Count);
                Assert.All(outcome.Numbers.Zip(numbers), n => AssertShown(n.Second, language, [.. Shown(n.First.First), .. Shown(n.First.Total!)]));
                Assert.All(outcome.Numbers.Zip(numbers), n => Assert.Contains(n.First.Path, n.Second, StringComparison.Ordinal));
            }
        });

    [Fact]
    public async Task The_page_of_scores_shows_its_numbers() =>
        await InEachLanguage(Pages["score"], Look.Desktop, async (visit, language) =>
        {
            var scores = Analyses.Scores;
            var all = scores.Groups[0].Scores[0];
            AssertShown(await visit.Page.Locator("[data-answer]").InnerTextAsync(), language, scores.Cells, scores.Raids, 100 * all.Coverage50, 100 * all.Coverage90);
            var differences = await Rows(visit, "differences");
            Assert.Equal(scores.Differences.Count, differences.Count);
            Assert.All(scores.Differences.Zip(differences), d => AssertShown(d.Second, language, d.First.LogScore.Value, d.First.LogScore.Low, d.First.LogScore.High, d.First.Crps.Value, d.First.Crps.Low, d.First.Crps.High));
            foreach (var group in scores.Groups.Where(g => g.Kind != "size"))
            {
                var rows = await Rows(visit, $"{group.Kind}-{group.Name}");
                Assert.Equal(group.Scores.Count, rows.Count);
                Assert.All(group.Scores.Zip(rows), s => AssertShown(s.Second, language, s.First.Cells, s.First.LogScore, s.First.Crps, 100 * s.First.Coverage50, 100 * s.First.Coverage90, s.First.Unreliability));
            }
        });

    // As percent, from 0 to 100; next to nothing is shown as nothing.
    private static IEnumerable<double> Shown(ShareEstimate share) =>
        new[] { share.Value, share.Low, share.High }.Select(s => 100 * Math.Clamp(s, 0, 1)).Where(s => s >= 0.05);

    private async Task InEachLanguage(RaidPage page, Look look, Func<Visit, string, Task> read) =>
        await reader.Read(page, look.In(Languages[0]), async visit =>
        {
            foreach (var language in Languages)
            {
                await LanguageTests.Switch(visit, language);
                await read(visit, language);
            }
        });

    private static async Task<IReadOnlyList<string>> Rows(Visit visit, string table) => await visit.Page.Locator($"[data-table={table}] tbody tr").AllInnerTextsAsync();

    private static double Percent(Estimate part, double all) => 100 * part.Mean / all;

    /// <summary>The numbers of an estimate that are shown: those of bands that have a width.</summary>
    private static IEnumerable<double> Bands(Estimate estimate, double factor)
    {
        IEnumerable<double> numbers =
        [
            estimate.Mean,
            .. estimate.SamplingLow == estimate.SamplingHigh ? [] : new[] { estimate.SamplingLow, estimate.SamplingHigh },
            .. estimate is { InputLow: { } low, InputHigh: { } high } && low != high ? new[] { low, high } : [],
        ];
        return numbers.Where(double.IsFinite).Select(n => factor * n);
    }

    // Next to nothing is shown as nothing.
    private static IEnumerable<double> Paired(PairedEstimate estimate) => new[] { estimate.Mean, estimate.Low, estimate.High }.Select(v => Math.Abs(v) < 0.005 ? 0 : v);

    // Next to nothing is shown as nothing.
    private static IEnumerable<double> Averted(RateAverted averted) =>
        new[] { averted.Mean, averted.Low, averted.High }.Where(double.IsFinite).Select(r => Math.Abs(r) < 5e-4 ? 0 : 100 * r);

    private static void AssertShown(string text, string language, params IReadOnlyList<double> expected)
    {
        var shown = ShownNumber.In(text, language);
        Assert.All(expected, e => Assert.True(shown.Any(s => s.Shows(e)), $"{e} is not in \"{text}\" (read as {string.Join(' ', shown)})"));
    }
}
