using Testudo.Simulation.Autopsy;
using Testudo.Simulation.Sensitivity;

namespace Testudo.Simulation.Measures;

/// <summary>A mean over replications with its two bands, kept apart.</summary>
/// <param name="Mean">The mean of one raid.</param>
/// <param name="SamplingLow">Lower end of the 95 % interval of the mean: how far more replications could move it.</param>
/// <param name="SamplingHigh">Upper end of that interval.</param>
/// <param name="InputLow">5th percentile of the mean over the uncertain parameters: what more replications do not remove. Null where it cannot be told from sampling.</param>
/// <param name="InputHigh">95th percentile of the same.</param>
public sealed record Estimate(double Mean, double SamplingLow, double SamplingHigh, double? InputLow, double? InputHigh);

/// <summary>A probability with its 95 % Wilson interval, widened for replications that share a parameter draw.</summary>
/// <param name="Value">The share of replications.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public sealed record Proportion(double Value, double Low, double High)
{
    private const double Z975 = 1.959963984540054;

    /// <summary>The interval of Wilson (1927).</summary>
    /// <param name="share">The share, from 0 to 1.</param>
    /// <param name="trials">Of how many independent trials; need not be whole. 0 gives no information.</param>
    public static Proportion Of(double share, double trials)
    {
        if (trials <= 0)
        {
            return new Proportion(0, 0, 1);
        }

        var centre = (share + (Z975 * Z975 / (2 * trials))) / (1 + (Z975 * Z975 / trials));
        var half = Z975 / (1 + (Z975 * Z975 / trials)) * Math.Sqrt((share * (1 - share) / trials) + (Z975 * Z975 / (4 * trials * trials)));
        return new Proportion(share, Math.Max(0, Math.Min(share, centre - half)), Math.Min(1, Math.Max(share, centre + half)));
    }
}

/// <summary>A count with its spread between single raids.</summary>
/// <param name="Expected">The mean with its bands.</param>
/// <param name="OneRaidLow">5th percentile over single raids, parameters drawn too.</param>
/// <param name="OneRaidMedian">Median over single raids.</param>
/// <param name="OneRaidHigh">95th percentile over single raids.</param>
public sealed record Spread(Estimate Expected, double OneRaidLow, double OneRaidMedian, double OneRaidHigh);

/// <summary>A percentile with its 95 % interval. Unit: seconds for times, otherwise that of what it is a percentile of.</summary>
/// <param name="Value">The percentile.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public sealed record Percentile(double Value, double Low, double High);

/// <summary>A distribution of times.</summary>
/// <param name="Count">How many were counted.</param>
/// <param name="P05">5th percentile; null without counts.</param>
/// <param name="P50">Median.</param>
/// <param name="P95">95th percentile.</param>
/// <param name="Histogram">Pairs of lower edge in seconds and count.</param>
public sealed record TimeDistribution(long Count, Percentile? P05, Percentile? P50, Percentile? P95, IReadOnlyList<HistogramBin> Histogram);

/// <summary>One bin of a histogram.</summary>
/// <param name="From">Lower edge.</param>
/// <param name="Count">Count.</param>
public sealed record HistogramBin(double From, long Count);

/// <summary>A name in each language.</summary>
/// <param name="En">English.</param>
/// <param name="Uk">Ukrainian.</param>
/// <param name="Ru">Russian.</param>
public sealed record Names(string En, string Uk, string Ru);

/// <summary>The answer for one class of threat, or for the whole raid.</summary>
/// <param name="Class">The class, such as <c>one-way-drone</c>; <c>all</c> for the whole raid.</param>
/// <param name="Launched">Threats launched.</param>
/// <param name="Stopped">Destroyed or diverted.</param>
/// <param name="HardKilled">Destroyed by fire.</param>
/// <param name="SoftKilled">Diverted by electronic warfare.</param>
/// <param name="Failed">Failed at launch or in flight by themselves.</param>
/// <param name="Leaked">Armed and at the target.</param>
/// <param name="Expended">Unarmed and at the target.</param>
/// <param name="LeakageRate">Leaked over launched.</param>
/// <param name="Tracked">Tracked.</param>
/// <param name="Engaged">Shot at.</param>
/// <param name="Rounds">Rounds fired at them.</param>
/// <param name="Dismissed">Called killed while still flying.</param>
/// <param name="Layers">Stopped by each layer that the laydown has.</param>
/// <param name="Causes">Leakers by cause.</param>
/// <param name="Warning">From alert to the impact that was due; null for the whole raid.</param>
/// <param name="WastedRounds">Rounds that reached them when they were dead already.</param>
/// <param name="OverlappingRounds">Rounds fired at them while others were on their way to them.</param>
/// <param name="Mistaken">Tracked, and taken for what they are not: armed threats for decoys, decoys for armed threats.</param>
/// <param name="MistakenSpared">Of those, never shot at.</param>
/// <param name="MistakenLeaked">Leakers that were taken for decoys.</param>
/// <param name="TrackLost">Threats at which a battery was ready to shoot while their track was lost.</param>
/// <param name="ShortOfOperators">Leakers for which an operator was the last that was short; counted in the cause no-free-channel.</param>
public sealed record ClassAnswer(
    string Class, Estimate Launched, Spread Stopped, Estimate HardKilled, Estimate SoftKilled, Estimate Failed, Spread Leaked, Estimate Expended, Estimate LeakageRate, Estimate Tracked, Estimate Engaged, Estimate Rounds, Estimate Dismissed, IReadOnlyList<LayerAnswer> Layers, IReadOnlyList<CauseAnswer> Causes, TimeDistribution? Warning, Estimate WastedRounds, Estimate OverlappingRounds, Estimate Mistaken, Estimate MistakenSpared, Estimate MistakenLeaked, Estimate TrackLost, Estimate ShortOfOperators);

/// <summary>Leakers of one cause.</summary>
/// <param name="Cause">The cause, such as <c>no-free-channel</c>.</param>
/// <param name="Leaked">How many.</param>
public sealed record CauseAnswer(string Cause, Estimate Leaked);

/// <summary>What a layer stopped.</summary>
/// <param name="Layer">The layer, such as <c>medium</c>.</param>
/// <param name="Stopped">Destroyed or diverted.</param>
public sealed record LayerAnswer(string Layer, Estimate Stopped);

/// <summary>The answer for one asset.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">The name.</param>
/// <param name="Latitude">Degrees.</param>
/// <param name="Longitude">Degrees.</param>
/// <param name="Value">Its worth.</param>
/// <param name="Population">People there; null where not given.</param>
/// <param name="Aimed">Threats aimed at it.</param>
/// <param name="Undefended">Armed threats that would have come without a defence.</param>
/// <param name="Leaked">Armed threats that came.</param>
/// <param name="LeakageRate">Leaked over aimed.</param>
/// <param name="Hit">Probability that at least one comes.</param>
/// <param name="InterceptsOver">Intercepts over its built-up area.</param>
/// <param name="Damage">Worth destroyed, as a part of the worth of all assets.</param>
/// <param name="UndefendedDamage">The same without a defence.</param>
/// <param name="Causes">Leakers by cause.</param>
/// <param name="Warning">From the first alert to the first impact that was due.</param>
/// <param name="Sheltered">Probability that the first alert comes the shelter time before the first impact that was due; null where none ever is.</param>
public sealed record AssetAnswer(
    string Id, Names Name, double Latitude, double Longitude, double Value, double? Population, Estimate Aimed, Estimate Undefended, Spread Leaked, Estimate? LeakageRate, Proportion Hit, Estimate InterceptsOver, Estimate Damage, Estimate UndefendedDamage, IReadOnlyList<CauseAnswer> Causes, TimeDistribution Warning, Proportion? Sheltered);

/// <summary>The answer for one defence system.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">The name.</param>
/// <param name="Kind">What it stops threats with.</param>
/// <param name="Layer">The layer.</param>
/// <param name="Batteries">Batteries in the laydown.</param>
/// <param name="Stock">Rounds ready and in reserve at the start.</param>
/// <param name="Engagements">Salvos fired.</param>
/// <param name="Rounds">Rounds fired.</param>
/// <param name="Kills">Threats destroyed or diverted.</param>
/// <param name="RoundsPerKill">Rounds over kills; null without kills.</param>
/// <param name="DecoyRounds">Rounds fired at unarmed threats.</param>
/// <param name="WastedRounds">Rounds fired at what was dead already.</param>
/// <param name="CostUsd">Cost of the rounds.</param>
/// <param name="CostPerKillUsd">Cost over kills; null without kills.</param>
/// <param name="EmptyBatteries">Batteries without a round at the end.</param>
/// <param name="AllEmpty">Probability that every battery that is up ends without a round.</param>
/// <param name="Blocked">Times that a battery had a target and no free channel.</param>
/// <param name="OverlappingRounds">Rounds fired at threats to which others were on their way.</param>
/// <param name="Lost">Batteries lost to attacks on them.</param>
public sealed record SystemAnswer(
    string Id, Names Name, string Kind, string Layer, int Batteries, int Stock, Estimate Engagements, Estimate Rounds, Estimate Kills, Estimate? RoundsPerKill, Estimate DecoyRounds, Estimate WastedRounds, Estimate CostUsd, Estimate? CostPerKillUsd, Estimate EmptyBatteries, Proportion AllEmpty, Estimate Blocked, Estimate OverlappingRounds, Estimate Lost);

/// <summary>How command went.</summary>
/// <param name="Decisions">Decisions that operators took.</param>
/// <param name="Queued">Decisions that had to wait for an operator.</param>
/// <param name="MeanWaitSeconds">The mean wait of a decision for an operator; null without decisions.</param>
/// <param name="CutOff">Batteries that were up and without a link.</param>
/// <param name="CommandPostLost">Raids in which the command post was lost.</param>
public sealed record CommandAnswer(Estimate Decisions, Estimate Queued, Estimate? MeanWaitSeconds, Estimate CutOff, Proportion CommandPostLost);

/// <summary>The answer for one battery, with what a map needs.</summary>
/// <param name="Id">The id.</param>
/// <param name="System">The system.</param>
/// <param name="Near">The place it stands by.</param>
/// <param name="Latitude">Degrees, notional.</param>
/// <param name="Longitude">Degrees, notional.</param>
/// <param name="Stock">Rounds at the start.</param>
/// <param name="Rounds">Rounds fired.</param>
/// <param name="Kills">Threats destroyed or diverted.</param>
/// <param name="Empty">Probability of ending without a round; null for electronic warfare.</param>
/// <param name="Envelopes">Its reach by class. Unit: metres.</param>
public sealed record BatteryAnswer(
    string Id, string System, Names Near, double Latitude, double Longitude, int Stock, Estimate Rounds, Estimate Kills, Proportion? Empty, IReadOnlyList<EnvelopeRadius> Envelopes);

/// <summary>The reach of a battery against a class.</summary>
/// <param name="Class">The class.</param>
/// <param name="RadiusMetres">Range, or radius of the footprint.</param>
/// <param name="MaxAltitudeMetres">Greatest height; null for electronic warfare.</param>
public sealed record EnvelopeRadius(string Class, double RadiusMetres, double? MaxAltitudeMetres);

/// <summary>A sensor, for a map.</summary>
/// <param name="Id">The id.</param>
/// <param name="Sensor">The type.</param>
/// <param name="Name">The name of the type.</param>
/// <param name="Kind">How it finds threats.</param>
/// <param name="Latitude">Degrees, notional.</param>
/// <param name="Longitude">Degrees, notional.</param>
/// <param name="RangeMetres">Range against 1 m², or radius; null for launch warning.</param>
public sealed record SensorAnswer(string Id, string Sensor, Names Name, string Kind, double Latitude, double Longitude, double? RangeMetres);

/// <summary>The answer for one country whose border is watched.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">The name.</param>
/// <param name="Entries">Border crossings into it.</param>
/// <param name="Entered">Probability that at least one threat enters.</param>
/// <param name="Stopped">Threats stopped over it.</param>
/// <param name="MinutesInside">Time that threats spend over it after entering.</param>
public sealed record CountryAnswer(string Id, Names Name, Estimate Entries, Proportion Entered, Estimate Stopped, Estimate MinutesInside);

/// <summary>The distribution of leakers over single raids.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="P05">5th percentile.</param>
/// <param name="Median">Median.</param>
/// <param name="P90">90th percentile.</param>
/// <param name="P95">95th percentile.</param>
/// <param name="Cvar95">Mean of the worst 5 % of raids.</param>
/// <param name="None">Probability of raid annihilation: no leaker.</param>
/// <param name="AtMost">P(L &lt;= k) for every k with a count.</param>
/// <param name="Histogram">Counts by number of leakers.</param>
public sealed record LeakerDistribution(
    Estimate Mean, Percentile P05, Percentile Median, Percentile P90, Percentile P95, double Cvar95, Proportion None, IReadOnlyList<AtMost> AtMost, IReadOnlyList<HistogramBin> Histogram);

/// <summary>The probability of at most k leakers.</summary>
/// <param name="K">The number.</param>
/// <param name="Probability">The probability.</param>
public sealed record AtMost(int K, Proportion Probability);

/// <summary>What the raid and the defence cost, beside what was protected.</summary>
/// <param name="DefenderUsd">Cost of the rounds fired.</param>
/// <param name="AttackerUsd">Cost of the threats.</param>
/// <param name="ExchangeRatio">Defender's cost over attacker's. Never to be read without <see cref="ProtectedShare"/>.</param>
/// <param name="PerKillUsd">Defender's cost over threats destroyed or diverted; null without kills.</param>
/// <param name="DamageShare">Worth destroyed, as a part of the worth of all assets.</param>
/// <param name="UndefendedDamageShare">The same without a defence.</param>
/// <param name="ProtectedShare">The difference.</param>
/// <param name="WeightedLeakage">Worth of the assets that are hit at least once, as a part of the worth of all assets.</param>
/// <param name="DecoyRounds">Rounds fired at unarmed threats, as a part of all rounds; null without rounds.</param>
public sealed record CostAnswer(
    Estimate DefenderUsd, Estimate AttackerUsd, Estimate ExchangeRatio, Estimate? PerKillUsd, Estimate DamageShare, Estimate UndefendedDamageShare, Estimate ProtectedShare, Estimate WeightedLeakage, Estimate? DecoyRounds);

/// <summary>How long each step of the reaction takes.</summary>
/// <param name="Detection">From launch to first detection.</param>
/// <param name="Track">From detection to track.</param>
/// <param name="Decision">From track to the first decision to engage.</param>
/// <param name="FlyOut">From the launch of rounds to the intercept.</param>
/// <param name="BeforeImpact">From intercept to the impact that was due.</param>
/// <param name="InterceptHeightMetres">Height of the intercept; percentiles and edges in metres.</param>
/// <param name="InterceptDistanceMetres">Way that the threat had left to its target at the intercept; percentiles and edges in metres.</param>
public sealed record ReactionChain(
    TimeDistribution Detection, TimeDistribution Track, TimeDistribution Decision, TimeDistribution FlyOut, TimeDistribution BeforeImpact, TimeDistribution InterceptHeightMetres, TimeDistribution InterceptDistanceMetres);

/// <summary>The idealised closed form: every look that geometry allows, no limit on channels and rounds, medians of all parameters.</summary>
/// <param name="Leakers">Expected leakers.</param>
/// <param name="NoLeaker">Probability of raid annihilation; null where availability or a raid effect is shared by the raid, so that no simple form exists.</param>
/// <param name="Rounds">Expected rounds; null where batteries share targets, so that no simple form exists.</param>
/// <param name="Classes">Expected leakers by class.</param>
public sealed record ClosedFormAnswer(double Leakers, double? NoLeaker, double? Rounds, IReadOnlyList<ClosedFormClass> Classes);

/// <summary>The closed form for a class.</summary>
/// <param name="Class">The class.</param>
/// <param name="Launched">Expected number launched.</param>
/// <param name="Leakers">Expected leakers.</param>
public sealed record ClosedFormClass(string Class, double Launched, double Leakers);

/// <summary>An assumption that the result rests on.</summary>
/// <param name="Path">Which number.</param>
/// <param name="Quantity">What it measures.</param>
/// <param name="Value">The median. Unit: SI, USD for money.</param>
/// <param name="Low">5th percentile.</param>
/// <param name="High">95th percentile.</param>
/// <param name="Source">The id of the source.</param>
/// <param name="Date">The date of the figure.</param>
/// <param name="Confidence">How far it can be trusted.</param>
/// <param name="Note">Remark; null where none.</param>
/// <param name="Propagated">Whether its spread reaches the input band; otherwise its median is used throughout.</param>
public sealed record Assumption(string Path, string Quantity, double Value, double Low, double High, string Source, string Date, string Confidence, string? Note, bool Propagated);

/// <summary>A source named by an assumption.</summary>
/// <param name="Id">The id.</param>
/// <param name="Title">The title.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Published">When.</param>
/// <param name="Url">Where; null for printed works.</param>
public sealed record SourceAnswer(string Id, string Title, string Publisher, string Published, string? Url);

/// <summary>A route, for a map.</summary>
/// <param name="Salvo">The salvo.</param>
/// <param name="Threat">The threat type.</param>
/// <param name="Class">The class.</param>
/// <param name="Asset">The target.</param>
/// <param name="Number">The number of the route to that target.</param>
/// <param name="Points">[latitude, longitude, height in metres, seconds after launch] at the ends of its pieces.</param>
public sealed record RouteAnswer(string Salvo, string Threat, string Class, string Asset, int Number, IReadOnlyList<double[]> Points);

/// <summary>A salvo as it was assessed.</summary>
/// <param name="Id">The id.</param>
/// <param name="Threat">The threat type.</param>
/// <param name="Name">Its name.</param>
/// <param name="Class">The class.</param>
/// <param name="Count">How many.</param>
/// <param name="From">Where from.</param>
/// <param name="Begins">When it begins, seconds from midnight of the date.</param>
/// <param name="Ends">When it ends.</param>
/// <param name="IsArrival">Whether those are times of arrival.</param>
public sealed record SalvoAnswer(string Id, string Threat, Names Name, string Class, int Count, Names From, double Begins, double Ends, bool IsArrival);

/// <summary>Replications worth looking at.</summary>
/// <param name="Median">The first replication with the median number of leakers.</param>
/// <param name="WorstDecile">The first with the 90th percentile.</param>
public sealed record Representatives(uint Median, uint WorstDecile);

/// <summary>Everything that a run found out about a raid.</summary>
public sealed record RaidAssessment
{
    /// <summary>The format and its version.</summary>
    public string Format { get; init; } = "testudo-assessment/1";

    /// <summary>The version of Testudo.</summary>
    public required string Version { get; init; }

    /// <summary>The scenario's id.</summary>
    public required string Scenario { get; init; }

    /// <summary>The scenario's title.</summary>
    public required Names Title { get; init; }

    /// <summary>The date to which clock times refer.</summary>
    public required string Date { get; init; }

    /// <summary>The scenario's notes in each language; null where none.</summary>
    public Names? Notes { get; init; }

    /// <summary>SHA-256 of the scenario file.</summary>
    public required string ScenarioHash { get; init; }

    /// <summary>SHA-256 over the catalogue.</summary>
    public required string CatalogueHash { get; init; }

    /// <summary>The seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Replications run.</summary>
    public required int Replications { get; init; }

    /// <summary>Draws of the uncertain parameters, each for a block of replications.</summary>
    public required int ParameterDraws { get; init; }

    /// <summary>Whether the run was stopped before its end.</summary>
    public required bool Interrupted { get; init; }

    /// <summary>The whole raid.</summary>
    public required ClassAnswer Raid { get; init; }

    /// <summary>Each class.</summary>
    public required IReadOnlyList<ClassAnswer> Classes { get; init; }

    /// <summary>The distribution of leakers.</summary>
    public required LeakerDistribution Leakers { get; init; }

    /// <summary>Each asset.</summary>
    public required IReadOnlyList<AssetAnswer> Assets { get; init; }

    /// <summary>Each system.</summary>
    public required IReadOnlyList<SystemAnswer> Systems { get; init; }

    /// <summary>Each battery.</summary>
    public required IReadOnlyList<BatteryAnswer> Batteries { get; init; }

    /// <summary>Each sensor that belongs to no battery.</summary>
    public required IReadOnlyList<SensorAnswer> Sensors { get; init; }

    /// <summary>Each watched country.</summary>
    public required IReadOnlyList<CountryAnswer> Countries { get; init; }

    /// <summary>Cost and value protected.</summary>
    public required CostAnswer Cost { get; init; }

    /// <summary>People at assets where an impact was due.</summary>
    public required Estimate PeopleThreatened { get; init; }

    /// <summary>Of those, people whose first alert came the shelter time before the first impact that was due.</summary>
    public required Estimate PeopleSheltered { get; init; }

    /// <summary>How command went.</summary>
    public required CommandAnswer Command { get; init; }

    /// <summary>The reaction chain.</summary>
    public required ReactionChain Reaction { get; init; }

    /// <summary>The idealised closed form.</summary>
    public required ClosedFormAnswer ClosedForm { get; init; }

    /// <summary>The raid as it was assessed.</summary>
    public required IReadOnlyList<SalvoAnswer> Salvos { get; init; }

    /// <summary>The routes.</summary>
    public required IReadOnlyList<RouteAnswer> Routes { get; init; }

    /// <summary>Replications worth looking at.</summary>
    public required Representatives Representatives { get; init; }

    /// <summary>The assumptions.</summary>
    public required IReadOnlyList<Assumption> Assumptions { get; init; }

    /// <summary>The sources that they name.</summary>
    public required IReadOnlyList<SourceAnswer> Sources { get; init; }

    /// <summary>How much single raids differ beyond chance.</summary>
    public required RaidSpreadAnswer Spread { get; init; }

    /// <summary>Who was warned, and who was near.</summary>
    public required PeopleAnswer People { get; init; }

    /// <summary>Sensors that belong to no battery, lost to attacks on them.</summary>
    public required Estimate SensorsLost { get; init; }

    /// <summary>What would have stopped the leakers; null where that was not asked.</summary>
    public AutopsyAnswer? Autopsy { get; init; }

    /// <summary>Which uncertain numbers the uncertainty comes from; null where that was not asked.</summary>
    public SensitivityAnswer? Sensitivity { get; init; }

    /// <summary>The same means from the same replications, sharper by control variates; null for too few replications.</summary>
    public ControlledAnswer? Controlled { get; init; }

    /// <summary>The doctrine of the catalogue that was followed; null where the scenario has one of its own.</summary>
    public DoctrineAnswer? Doctrine { get; init; }

    /// <summary>The calibration from which parameters were drawn; null where they were drawn as the catalogue has them.</summary>
    public CalibrationUsed? Calibration { get; init; }
}

/// <summary>The calibration from which parameters were drawn.</summary>
/// <param name="Hash">SHA-256 of its file.</param>
/// <param name="Scenario">The id of the scenario that was fitted.</param>
/// <param name="RecordHash">SHA-256 of the file of the public record.</param>
/// <param name="From">The first day of the period.</param>
/// <param name="To">The last day of the period.</param>
/// <param name="Raids">Raids that were fitted.</param>
/// <param name="Draws">Draws of the posterior.</param>
public sealed record CalibrationUsed(string Hash, string Scenario, string RecordHash, string From, string To, int Raids, int Draws);

/// <summary>The doctrine of the catalogue that was followed.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">The name.</param>
/// <param name="IsReplaced">Whether it was tried in the place of the scenario's own; otherwise the scenario itself uses it, with its own keys over it.</param>
public sealed record DoctrineAnswer(string Id, Names Name, bool IsReplaced);
