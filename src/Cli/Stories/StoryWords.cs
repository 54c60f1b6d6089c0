using Testudo.Simulation.Replication;
using Testudo.Simulation.Stories;
using Testudo.World.Scenarios;
using Testudo.World.Text;

namespace Testudo.Cli.Stories;

/// <summary>Says each part of a story in one sentence of one language.</summary>
/// <param name="story">The story.</param>
/// <param name="scenario">Its scenario, which has the names.</param>
/// <param name="words">The language.</param>
internal sealed class StoryWords(ThreatStory story, Scenario scenario, Words words)
{
    private static readonly Dictionary<LeakCause, string> Meanings = new()
    {
        [LeakCause.NotDetected] = Words.Mark("No sensor reported it before it reached its target, so nothing later in the chain could begin."),
        [LeakCause.DetectedTooLate] = Words.Mark("It was seen, but the track, the fighters or a battery's own sensor came too late for any intercept."),
        [LeakCause.OutOfReach] = Words.Mark("It was tracked, but no battery that was up could reach any part of its route."),
        [LeakCause.NoFreeChannel] = Words.Mark("A battery was in reach and in time, but all its fire channels, or all who decide, were busy with other threats."),
        [LeakCause.NoRound] = Words.Mark("A battery was in reach and in time, but had no round left, or none ready."),
        [LeakCause.HeldByDoctrine] = Words.Mark("A battery was in reach and in time, but doctrine held its fire or kept its rounds for other threats."),
        [LeakCause.Missed] = Words.Mark("The defence shot at it and did not destroy it; once a threat is shot at, what else was short no longer counts."),
    };

    // Salvos that each battery has fired so far, and whether the threat still flies: told in order of time.
    private readonly Dictionary<string, int> salvos = [];
    private readonly HashSet<string> introduced = [];
    private bool isFlying = true;

    /// <summary>What a cause means.</summary>
    /// <param name="cause">The cause.</param>
    public string Meaning(LeakCause cause) => words[Meanings[cause]];

    /// <summary>What a moment is told as; to be asked in order of time.</summary>
    /// <param name="moment">The moment.</param>
    /// <returns>The sentence; null for what stands elsewhere.</returns>
    public string? Of(StoryMoment moment)
    {
        var told = Sentence(moment);
        isFlying &= moment.Kind is not (TraceKind.Leaked or TraceKind.Expended or TraceKind.FlightFailed or TraceKind.LaunchFailed or TraceKind.SoftKilled) && moment.Result != ShotResult.Kill;
        return told;
    }

    /// <summary>What a battery did that could reach the threat.</summary>
    /// <param name="part">Its part.</param>
    public string Of(BatteryPart part)
    {
        var did = part.Role switch
        {
            BatteryRole.Fired => words.Format($"fired; salvos: {part.Salvos}, rounds: {part.Rounds}"),
            BatteryRole.NotUp => words["was not up in this raid"],
            BatteryRole.NoTrack => words["had no track to shoot at"],
            BatteryRole.AnotherChosen => words["could have fired; another battery was given the threat"],
            BatteryRole.ThoughtDestroyed => words["did not fire: the threat was taken for destroyed"],
            BatteryRole.Over => words["the flight was over before its turn"],
            _ => null,
        };
        return string.Join("; ", new[] { did }.OfType<string>().Concat(part.Refusals.Select(r => Of(r, part))));
    }

    /// <summary>Why a battery did not fire, without its times: what batteries have in common.</summary>
    /// <param name="reason">The reason.</param>
    public string Of(BlockReason reason) => reason switch
    {
        BlockReason.TrackTooLate => words["the track came too late for an intercept"],
        BlockReason.AllowedTooLate => words["where fire is allowed, it was too late for an intercept"],
        BlockReason.InterceptTooLate => words["an interceptor would have come too late"],
        BlockReason.NotAirborne => words["the fighters were not in the air"],
        BlockReason.NotSeenItself => words["its own sensor had not seen the threat"],
        BlockReason.FireHeld => words["doctrine holds fire at this class"],
        BlockReason.RoundsKept => words["the rounds that were left are kept for other classes"],
        BlockReason.Empty => words["no round was left"],
        BlockReason.Reloading => words["no round was ready: the launchers were being refilled"],
        BlockReason.GroupOnTheWay => words["the group was still driving to where it can reach the threat"],
        BlockReason.GroupElsewhere => words["the group was bound for the way of other threats"],
        BlockReason.LinkDown => words["its link was down, and it has no sensor of its own"],
        BlockReason.NotTrackedYet => words["the network had no track of the threat yet"],
        BlockReason.TrackLost => words["the track of the threat was lost"],
        BlockReason.OperatorsBusy => words["all operators of the command post were busy"],
        BlockReason.DecisionTooLate => words["the decision came too late for an intercept"],
        BlockReason.OutsideSector => words["acting alone, it fires in its own sector only"],
        BlockReason.NotItsAsset => words["weapons tight: the threat heads for no asset near the battery"],
        BlockReason.TooDear => words["doctrine spends no round as dear as this on a threat of this cost"],
        BlockReason.NotIdentified => words["the threat was not yet tracked long enough to be identified"],
        BlockReason.EnoughRounds => words["as many rounds as doctrine allows at one threat had been fired at it"],
        BlockReason.BatteryLost => words["the battery had been lost to an attack"],
        BlockReason.RationSpent => words["the rounds that doctrine allows against this class in one raid were spent"],
        _ => words["all fire channels were busy"],
    };

    /// <summary>Why batteries could not reach the threat.</summary>
    /// <param name="reason">The reason.</param>
    public string Of(BeyondReason reason) => reason switch
    {
        BeyondReason.OutOfRange => words["out of range"],
        BeyondReason.OutOfHeights => words["too low, too high or too near"],
        BeyondReason.OwnSensorBlind => words["unseen by their own sensor where they could meet it"],
        BeyondReason.NotAllowedThere => words["only where fire is not allowed"],
        BeyondReason.OutOfSpeed => words["too far for the speed or the flight time of their interceptors"],
        _ => words["no means against this class"],
    };

    /// <summary>Why sensors never had the threat in view.</summary>
    /// <param name="reason">The reason.</param>
    public string Of(BlindReason reason) => reason switch
    {
        BlindReason.BehindHorizon => words["behind the horizon"],
        BlindReason.TooHigh => words["higher than they notice"],
        BlindReason.OutOfRange => words["out of range"],
        BlindReason.Masked => words["hidden by the ground"],
        BlindReason.Jammed => words["lost in jamming"],
        _ => words["not made for this class"],
    };

    /// <summary>A distance over ground.</summary>
    /// <param name="metres">The distance. Unit: metres.</param>
    public string Distance(double metres) => metres >= 9950 ? Together(words.Format($"{metres / 1000:N0} km")) : ExactDistance(metres);

    /// <summary>A distance over ground that is compared with another.</summary>
    /// <param name="metres">The distance. Unit: metres.</param>
    public string ExactDistance(double metres) => Together(words.Format($"{metres / 1000:N1} km"));

    /// <summary>A time of the clock.</summary>
    /// <param name="sinceLaunch">Seconds after the launch.</param>
    public string Clock(double sinceLaunch) =>
        DateTime.Parse(story.Moments[0].Time, System.Globalization.CultureInfo.InvariantCulture).AddSeconds(sinceLaunch).ToString("HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A battery with its system.</summary>
    /// <param name="id">The battery.</param>
    public string Battery(string id) => $"{id} ({words.Of(scenario.Batteries.First(b => b.Id == id).System.Name)})";

    /// <summary>A sensor with its type; a battery's own sensor by the battery.</summary>
    /// <param name="id">The sensor, or the battery that it belongs to.</param>
    public string Sensor(string id) =>
        $"{id} ({words.Of((scenario.Sensors.FirstOrDefault(s => s.Id == id)?.Sensor ?? scenario.Batteries.First(b => b.Id == id).Sensor!).Name)})";

    private string Of(Refusal refusal, BatteryPart part)
    {
        var reason = Of(refusal.Reason);
        return refusal.Reason switch
        {
            BlockReason.FireHeld or BlockReason.NotItsAsset or BlockReason.TooDear => reason,
            BlockReason.TrackTooLate when refusal.FirstSeconds > part.ToSeconds => words.Format($"{reason}: {Duration(refusal.FirstSeconds - part.ToSeconds)} after the last useful decision"),
            _ when Clock(refusal.FirstSeconds) == Clock(refusal.LastSeconds) => $"{reason} ({Clock(refusal.FirstSeconds)})",
            _ => $"{reason} ({Clock(refusal.FirstSeconds)}–{Clock(refusal.LastSeconds)})",
        };
    }

    private string? Sentence(StoryMoment moment)
    {
        var target = words.Of(story.TargetName);
        var left = Distance(moment.ToTargetMetres ?? 0);
        var chance = words.Numbers.Percent(moment.KillProbability ?? 0);
        switch (moment.Kind)
        {
            case TraceKind.Launched:
                return words.Format($"Launch. Target: {target}. From: {words.Of(story.Route.From)}. Way: {Distance(story.Route.LengthMetres)}, route {story.Route.Number}. Impact due: {Clock(story.Route.DurationSeconds)}.");
            case TraceKind.LaunchFailed:
                return words["The launch fails."];
            case TraceKind.FlightFailed:
                return words.Format($"It fails by itself, {left} from its target.");
            case TraceKind.Detected:
                return moment.DueSeconds <= story.End.SinceLaunchSeconds
                    ? words.Format($"First seen by {Met(moment.Sensor!, Sensor)}, {left} from its target, at a height of {Height(moment)}. Report and track take {Seconds(moment.DueSeconds!.Value - moment.SinceLaunchSeconds)}.")
                    : words.Format($"First seen by {Met(moment.Sensor!, Sensor)}, {left} from its target, at a height of {Height(moment)}. Report and track would take {Seconds(moment.DueSeconds!.Value - moment.SinceLaunchSeconds)}: too long.");
            case TraceKind.Tracked:
                return words.Format($"A track is there, {left} from its target: from now on batteries can decide.");
            case TraceKind.TrackLost:
                return words.Format($"Its track is lost, {left} from its target: the last report is too old.");
            case TraceKind.FoundAgain:
                return words.Format($"It is found again, {left} from its target: there is a track.");
            case TraceKind.TakenFor:
                var name = words.Class(MapReader.WordFor(moment.TakenFor!.Value));
                return moment.TakenFor == story.Class
                    ? words.Format($"It is taken for what it is: {name}.")
                    : words.Format($"It is taken for what it is not: {name}. From now on the rules for that hold.");
            case TraceKind.DecisionBegun when moment.Battery is null:
                return moment.WaitedSeconds > 0
                    ? words.Format($"An operator turns to it after {Duration(moment.WaitedSeconds)} of waiting; decision due: {Clock(moment.DueSeconds!.Value)}.")
                    : words.Format($"An operator begins to decide; decision due: {Clock(moment.DueSeconds!.Value)}.");
            case TraceKind.Overlooked:
                return moment.Oversight switch
                {
                    Oversight.Down => words.Format($"Comes into the coverage of {Met(moment.Sensor!, Sensor)}, which is not up in this raid."),
                    Oversight.GoneBeforeLook => words.Format($"Comes into the coverage of {Met(moment.Sensor!, Sensor)}, and is gone before it looks there."),
                    Oversight.SwitchedOff => words.Format($"Comes into the coverage of {Met(moment.Sensor!, Sensor)}, which is off, lost or not on station."),
                    Oversight.NightOrWeather => words.Format($"Comes into the coverage of {Met(moment.Sensor!, Sensor)}, which does not notice it in the dark or in this weather."),
                    Oversight.Faded => words.Format($"Comes into the coverage of {Met(moment.Sensor!, Sensor)}; no scan finds it. Probability of finding it there: {words.Numbers.Percent(moment.DetectionProbability ?? 0)}."),
                    _ => words.Format($"Comes into the coverage of {Met(moment.Sensor!, Sensor)}, which does not notice it."),
                };
            case TraceKind.Alerted:
                return isFlying ? words.Format($"Alert: {Asset(moment)}.") : words.Format($"Alert: {Asset(moment)}, after the end of the flight.");
            case TraceKind.AlarmRaised:
                var region = words.Of(scenario.Alerts.Regions.First(r => r.Id == moment.Region).Name);
                return isFlying ? words.Format($"Alarm in the region: {region}.") : words.Format($"Alarm in the region: {region}, after the end of the flight.");
            case TraceKind.AllClear:
                return words.Format($"All clear in the region: {words.Of(scenario.Alerts.Regions.First(r => r.Id == moment.Region).Name)}.");
            case TraceKind.CrossedBorder:
                return words.Format($"Crosses a border, {left} from its target. Country: {words.Of(scenario.Watched.First(c => c.Id == moment.Country).Name)}.");
            case TraceKind.Withstood:
                return words.Format($"Comes into the jamming of {Met(moment.Battery!, Battery)} and flies on; probability of diverting it: {chance}.");
            case TraceKind.SoftKilled:
                return words.Format($"Diverted by {Met(moment.Battery!, Battery)}, {left} from its target; probability: {chance}.");
            case TraceKind.DebrisFell:
                return words.Format($"Debris falls on {Asset(moment)}.");
            case TraceKind.Expended:
                return words.Format($"Reaches {Asset(moment)}, without a warhead.");
            case TraceKind.Leaked:
                return story.End.WarningSeconds > 0
                    ? words.Format($"Impact: {Asset(moment)}. Warning: {Duration(story.End.WarningSeconds)}.")
                    : words.Format($"Impact: {Asset(moment)}. There was no warning.");
            case TraceKind.UnitLost:
                return words["What it was aimed at is out of action for the rest of the raid."];
            case TraceKind.UnitSurvived:
                return words["What it was aimed at stays in action."];
            default:
                return OfFire(moment, left, chance);
        }
    }

    // Where rounds meet the threat, and what takes from their chance there.
    private string Of(StoryShot? shot)
    {
        if (shot is null)
        {
            return "";
        }

        var where = shot.SpeedLeftMetresPerSecond is { } speed
            ? words.Format($"It is met {Distance(shot.RangeMetres)} from the battery at a height of {Height(shot.HeightMetres)}; speed left: {speed:N0} m/s.")
            : words.Format($"It is met {Distance(shot.RangeMetres)} from the battery at a height of {Height(shot.HeightMetres)}.");
        var factors = new[]
        {
            shot.RangeFactor is { } range ? words.Format($"distance {range:N2}") : null,
            shot.AspectFactor is { } aspect ? words.Format($"aspect {aspect:N2}") : null,
            shot.JammingFactor is { } jamming ? words.Format($"countermeasures {jamming:N2}") : null,
        }.OfType<string>().ToList();
        return " " + where + (factors.Count > 0 ? " " + words.Format($"Factors in its chance: {string.Join(", ", factors)}.") : "");
    }

    private string? OfFire(StoryMoment moment, string left, string chance)
    {
        // Named only where it is told: the first mention has the system too.
        var id = moment.Battery!;
        string Name() => Met(id, Battery);
        switch (moment.Kind)
        {
            case TraceKind.Engaged:
                var salvo = salvos[id] = salvos.GetValueOrDefault(id) + 1;
                return words.Format($"{Name()} decides to fire, salvo {salvo}. Rounds: {moment.Rounds}, each kills with a probability of {chance}; intercept due: {Clock(moment.DueSeconds!.Value)}.") + Of(moment.Shot);
            case TraceKind.Intercepted:
                return moment.Result switch
                {
                    ShotResult.Kill => words.Format($"Destroyed by {Name()}, {left} from its target."),
                    ShotResult.Miss => words.Format($"{Name()} misses, {left} from the target."),
                    _ => words.Format($"The rounds of {Name()} find nothing there."),
                };
            case TraceKind.Assessed:
                return (moment.CalledKilled, isFlying) switch
                {
                    (true, true) => words.Format($"{Name()} takes it for destroyed, wrongly."),
                    (true, false) => words.Format($"{Name()} takes it for destroyed."),
                    (_, true) => words.Format($"{Name()} sees that it flies on."),
                    _ => words.Format($"{Name()} takes it for still flying, wrongly."),
                };
            case TraceKind.Scrambled when moment.DueSeconds is { } airborne:
                return words.Format($"{Name()}: fighters are ordered up; in the air: {Clock(airborne)}.");
            case TraceKind.Moved:
                return words.Format($"{Name()} drives to where it can reach it; there: {Clock(moment.DueSeconds!.Value)}.");
            case TraceKind.Supplied:
                return words.Format($"{Name()}: a transport brings rounds: {moment.Rounds}.");
            case TraceKind.Reloaded:
                return words.Format($"{Name()}: launchers are refilled; rounds ready: {moment.Rounds}.");
            case TraceKind.DecisionBegun:
                return words.Format($"{Name()}, alone, begins to decide; decision due: {Clock(moment.DueSeconds!.Value)}.");
            case TraceKind.Blocked when moment.Reason is BlockReason.NotAirborne or BlockReason.Empty or BlockReason.Reloading or BlockReason.ChannelsBusy or BlockReason.GroupOnTheWay
                or BlockReason.TrackLost or BlockReason.OperatorsBusy or BlockReason.DecisionTooLate or BlockReason.RationSpent or BlockReason.EnoughRounds:
                return words.Format($"{Name()} cannot fire: {Of(moment.Reason.Value)}.");
            default:
                // What holds for the whole flight stands with the batteries below.
                return null;
        }
    }

    // The system is told where a battery is first met.
    private string Met(string id, Func<string, string> full) => introduced.Add(full(id)) ? full(id) : id;

    private string Asset(StoryMoment moment) => words.Of(scenario.Assets.First(a => a.Id == moment.Asset).Name);

    private string Height(StoryMoment moment) => Height(moment.HeightMetres ?? 0);

    private string Height(double metres) => metres >= 9950 ? Distance(metres) : Together(words.Format($"{metres:N0} m"));

    private string Seconds(double seconds) => Together(words.Format($"{seconds:N1} s"));

    private string Duration(double? seconds) => Together(words.Numbers.Duration(seconds));

    // A number and its unit stay on one line.
    private static string Together(string text) => text.Replace(' ', '\u00A0');
}
