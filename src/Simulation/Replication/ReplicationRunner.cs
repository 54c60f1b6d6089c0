using System.Runtime.CompilerServices;
using Testudo.Simulation.Measures;
using Testudo.Simulation.Random;

namespace Testudo.Simulation.Replication;

/// <summary>Runs replications of one raid, one after the other, in memory that it keeps.</summary>
/// <remarks>
/// One runner serves one thread. After warm-up a replication allocates nothing. The steps of a replication are the sentence of
/// <see cref="Run{TTracer}"/>; what happens between them is decided by events in order of time.
/// </remarks>
public sealed partial class ReplicationRunner
{
    private readonly RaidModel model;
    private readonly TallyLayout layout;
    private readonly ulong seed;
    private readonly double[] values;
    private readonly double[] drawnKills;
    private readonly double[] kills;
    private readonly SensorState[] sensors;
    private readonly BatteryState[] batteries;
    private readonly ThreatState[] threats;
    private readonly SlotState[] slots;
    private readonly int[] nextWaiting;
    private readonly double[] firstAlert;
    private readonly double[] firstDue;
    private readonly EventQueue events = new();
    private readonly long[] row;
    private readonly double worth;
    private EngagementState[] engagements = new EngagementState[64];
    private int freeEngagement;
    private uint? draw;
    private RandomSequence random;
    private double trackDelay;
    private double alertDelay;
    private double assessmentDelay;
    private double missedKill;
    private double falseKill;
    private readonly bool isCentral;
    private readonly bool usesTracks;
    private readonly bool prefersEarliest;
    private readonly uint[] unitKeys;
    private readonly RandomWords[] unitWords;
    private readonly uint[] threatKeys;
    private readonly RandomWords[] flights;
    private readonly RandomWords[] launches;
    private readonly RandomWords[] decisions;
    private readonly MoverState[] movers;
    private readonly int[] freeCrews;
    private readonly int[] crewTurn;
    private readonly bool[] isSupplyOrdered;
    private readonly bool hasMovers;
    private readonly bool hasLogistics;
    private int lastCrewTurn;
    private readonly bool isOptimal;

    /// <summary>Makes a runner.</summary>
    /// <param name="model">The model.</param>
    /// <param name="layout">Where each count stands.</param>
    /// <param name="seed">The seed of the run.</param>
    public ReplicationRunner(RaidModel model, TallyLayout layout, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(layout);
        (this.model, this.layout, this.seed) = (model, layout, seed);
        var scenario = model.Scenario;
        values = new double[model.Parameters.Parameters.Count];
        drawnKills = new double[model.Kills.Length];
        kills = new double[model.Kills.Length];
        sensors = new SensorState[model.Sensors.Length];
        batteries = new BatteryState[model.Batteries.Length];
        threats = new ThreatState[model.MostThreats];
        slots = new SlotState[model.MostThreats * model.MostWindows];
        nextWaiting = new int[slots.Length];
        firstAlert = new double[scenario.Assets.Count];
        firstDue = new double[scenario.Assets.Count];
        alerts = model.Alerts;
        alarms = [.. scenario.Alerts.Regions.Select(_ => new AlarmLog())];
        firstDueThreat = new int[scenario.Assets.Count];
        debrisExposure = new long[scenario.Assets.Count];
        hearing = new (double, double)[alerts.Means.Length];
        row = new long[layout.Width];
        worth = Math.Max(scenario.Assets.Sum(a => a.Value), double.Epsilon);
        isCentral = scenario.Doctrine.Coordination == World.Scenarios.Coordination.Central;
        usesTracks = model.Command.TrackCoast >= 0 || model.Command.UsesLinks;
        cutOff = new ulong[(model.Batteries.Length + 63) / 64];
        operatorQueue = model.Command.Operators > 0 ? new int[model.MostThreats] : [];
        prefersEarliest = scenario.Doctrine.Prefer == World.Scenarios.Preference.Earliest;
        unitKeys = [.. model.Batteries.Select(b => b.Key), .. model.Sensors.Select(s => s.Key)];
        unitWords = new RandomWords[unitKeys.Length];
        threatKeys = [.. model.Salvos.SelectMany(s => Enumerable.Range(0, s.MostThreats).Select(m => RandomSequence.KeyOf(s.Key, m)))];
        (flights, launches, decisions) = (new RandomWords[threatKeys.Length], new RandomWords[threatKeys.Length], new RandomWords[threatKeys.Length]);
        movers = new MoverState[batteries.Length];
        freeCrews = new int[scenario.Crews.Count];
        crewTurn = new int[batteries.Length];
        isSupplyOrdered = new bool[batteries.Length];
        hasMovers = model.Effectors.Any(e => e.IsMover);
        hasLogistics = model.Effectors.Any(e => e.Crews >= 0 || e.SupplyRounds > 0);
        isOptimal = scenario.Doctrine.Assign == World.Scenarios.AssignmentMethod.Optimal;
        lookAhead = scenario.Doctrine.LookAhead;
        limited = new LimitState[model.Routes.Any(r => r.Windows.Any(w => w.IsLimited)) ? threats.Length : 0];
        rationLeft = new int[scenario.Doctrine.Rations.Count];
        matching = isOptimal ? new Matching(slots.Length, model.Batteries.Length, threats.Length) : null;
        Times = new TimeTallies(model);
        mayLose = model.UnitLoss.Loss >= 0;
        sensorLostAt = mayLose ? new double[model.Sensors.Length] : [];
        UseMedians();
    }

    /// <summary>The counts of the last replication, by <see cref="TallyLayout"/>.</summary>
    public ReadOnlySpan<long> Row => row;

    /// <summary>Times counted over the replications since <see cref="CountTimesIn"/>.</summary>
    public TimeTallies Times { get; private set; }

    /// <summary>The leakers of the last replication.</summary>
    public IReadOnlyList<Leaker> Leakers => leakers;

    /// <summary>Events since the runner was made.</summary>
    public long EventsTaken => events.Taken;

    /// <summary>Events planned before the first was taken, and added in line, of the last replication; the rest went through the heap.</summary>
    public (int Planned, int InLine) EventsSorted => (events.Planned, events.InLine);

    /// <summary>Draws of four random words since the runner was made, those of parameters left aside.</summary>
    public long DrawsMade { get; private set; }

    /// <summary>Those of <see cref="DrawsMade"/> that were made many at once.</summary>
    public long DrawsTogether { get; private set; }

    /// <summary>Counts the times of the replications to come elsewhere.</summary>
    /// <param name="times">Where.</param>
    public void CountTimesIn(TimeTallies times) => Times = times;

    /// <summary>Takes every parameter at its median for the replications to come.</summary>
    public void UseMedians()
    {
        draw = null;
        model.Parameters.Medians(values);
        TakeParameters();
    }

    /// <summary>Draws the uncertain parameters that belong to a replication: <see cref="MonteCarlo.ReplicationsPerDraw"/> share a draw.</summary>
    /// <param name="replication">The number of the replication.</param>
    public void UseDrawOf(uint replication)
    {
        var wanted = replication / MonteCarlo.ReplicationsPerDraw;
        if (draw != wanted)
        {
            UseDraw(wanted);
        }
    }

    /// <summary>Draws every uncertain parameter for the replications to come.</summary>
    /// <param name="draw">The number of the draw.</param>
    public void UseDraw(uint draw)
    {
        this.draw = draw;
        model.Parameters.Draw(seed, draw, values);
        TakeParameters();
    }

    /// <summary>Takes every uncertain parameter at a given deviate for the replications to come.</summary>
    /// <param name="deviates">One standard normal deviate for each parameter of the model's table.</param>
    public void UseDeviates(ReadOnlySpan<double> deviates)
    {
        draw = null;
        model.Parameters.At(deviates, values);
        TakeParameters();
    }

    /// <summary>Runs one replication.</summary>
    /// <typeparam name="TTracer">Who listens.</typeparam>
    /// <param name="replication">The number of the replication.</param>
    /// <param name="tracer">Who listens.</param>
    public void Run<TTracer>(uint replication, TTracer tracer)
        where TTracer : struct, ITracer
    {
        random = new RandomSequence(seed, replication);
        Reset();
        RaiseDefence();
        RaiseCommand();
        LaunchRaid(tracer);
        TellWhoIsDown(tracer);
        while (!events.IsEmpty)
        {
            Handle(events.Take(), tracer);
        }

        if (onlySalvo == AllSalvos)
        {
            CloseAlerts(tracer);
            CountLateWarnings();
            CloseAccounts();
        }
    }

    private void TakeParameters()
    {
        TakeAlertParameters();
        var doctrine = model.Doctrine;
        trackDelay = Math.Max(0, values[doctrine.TrackDelay] - model.Scenario.Doctrine.TrackSooner);
        alertDelay = values[doctrine.AlertDelay];
        assessmentDelay = values[doctrine.AssessmentDelay];
        missedKill = values[doctrine.MissedKill];
        falseKill = values[doctrine.FalseKill];
        TakeCommand();
        for (var k = 0; k < drawnKills.Length; k++)
        {
            drawnKills[k] = values[model.Kills[k].Kill];
        }

        TakeConditions();
    }

    private void Reset()
    {
        events.Clear();
        leakers.Clear();
        ClearAlarms();
        ClearLosses();
        ClearCounts();
        firstAlert.AsSpan().Fill(double.PositiveInfinity);
        firstDue.AsSpan().Fill(double.PositiveInfinity);
        ResetLimits();
        matching?.Clear();
        freeEngagement = 0;
        for (var e = 0; e < engagements.Length; e++)
        {
            engagements[e].NextFree = e + 1;
        }
    }

    /// <summary>Decides which sensors and batteries are up, and the effect that all kills of this raid share.</summary>
    private void RaiseDefence()
    {
        ResetEffectors();
        DrawAll(unitKeys, Purpose.Availability, unitWords);
        for (var b = 0; b < batteries.Length; b++)
        {
            ref readonly var columns = ref model.Batteries[b];
            ref readonly var words = ref unitWords[b];
            batteries[b] = new BatteryState
            {
                IsUp = words.U0 < values[columns.Availability],
                IsCutOff = columns.Link >= 0 && words.U1 >= values[columns.Link],
                FreeChannels = columns.Channels,
                Rounds = columns.Rounds,
                Reserve = columns.Reserve,
                FirstWaiting = -1,
                AirborneFrom = model.Effectors[b].OnStationFrom,
                AirborneUntil = model.Effectors[b].OnStationTo,
            };
            if (model.Effectors[b].IsScheduled)
            {
                events.Add(model.Effectors[b].OnStationFrom, EventKind.Airborne, b);
            }
        }

        for (var s = 0; s < sensors.Length; s++)
        {
            ref readonly var columns = ref model.Sensors[s];
            // A battery's own sensor is part of the battery: its availability is in that of the battery already.
            sensors[s].IsUp = columns.Battery < 0 ? unitWords[batteries.Length + s].U0 < values[columns.Availability] : batteries[columns.Battery].IsUp;
        }

        ShiftKills();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private RandomWords Draw(uint entity, uint other, Purpose purpose, int index = 0)
    {
        DrawsMade++;
        return random.Draw(entity, other, purpose, index);
    }

    private void DrawAll(uint[] entities, Purpose purpose, RandomWords[] words)
    {
        DrawsMade += entities.Length;
        DrawsTogether += entities.Length;
        random.DrawAll(entities, purpose, words);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Handle<TTracer>(in ScheduledEvent happening, TTracer tracer)
        where TTracer : struct, ITracer
    {
        var now = happening.Time;
        switch (happening.Kind)
        {
            case EventKind.Track:
                Track(happening.Subject, now, tracer);
                break;
            case EventKind.WindowOpen:
                OpenWindows(happening.Subject, now, tracer);
                break;
            case EventKind.Identified:
                if (threats[happening.Subject].IsAlive)
                {
                    Decide(happening.Subject, 0, now, tracer);
                }

                break;
            case EventKind.Intercept:
                Intercept(happening.Subject, now, tracer);
                break;
            case EventKind.Assessed:
                Assess(happening.Subject, now, tracer);
                break;
            case EventKind.ChannelFreed:
                FreeChannel(happening.Subject, now, tracer);
                break;
            case EventKind.Reloaded:
                Reload(happening.Subject, now, tracer);
                break;
            case EventKind.Supplied:
                Supply(happening.Subject, now, tracer);
                break;
            case EventKind.Airborne:
                ServeWaiting(happening.Subject, now, tracer);
                break;
            case EventKind.FoundAgain:
                if (threats[happening.Subject].IsAlive)
                {
                    Decide(happening.Subject, 0, now, tracer);
                }

                break;
            case EventKind.OperatorDecided:
                EndDecision(happening.Subject, now, tracer);
                break;
            case EventKind.CrewDecided:
                EndCrewDecision(happening.Subject, now, tracer);
                break;
            case EventKind.Lost:
                if (threats[happening.Subject].IsAlive)
                {
                    End(happening.Subject, now, threats[happening.Subject].Loss, -1, tracer);
                }

                break;
            case EventKind.Impact:
                if (threats[happening.Subject].IsAlive)
                {
                    Arrive(happening.Subject, now, tracer);
                }

                break;
        }
    }

    private struct BatteryState
    {
        public bool IsUp;
        public bool IsReloading;
        public int FreeChannels;
        public int Rounds;
        public int Reserve;
        public int FirstWaiting;
        public double AirborneFrom;
        public double AirborneUntil;
        public int Fired;
        public bool IsAlone;
        public bool IsCutOff;
    }

    // What passes ask of a sensor; times and probabilities are those of the draw of the parameters.
    private struct SensorState
    {
        public bool IsUp;

        // Its reports reach nobody: the link of its battery is down.
        public bool IsMute;
        public double Delay;
        public double Detection;
    }

    private struct ThreatState
    {
        public int Salvo;
        public int Route;
        public uint Key;
        public double Launch;
        public double Due;
        public double TrackedAt;
        public double KnownFrom;
        public double End;
        public double FoundAt;
        public int FoundOn;
        public double Awaited;
        public bool IsAlive;
        public bool IsDebris;
        public bool IsDue;
        public bool WasFound;
        public bool IsTracked;
        public bool WasEngaged;
        public int Engagements;
        public int NextWindow;
        public double NextOpens;
        public Ending Loss;
        public int SoftKiller;
        public Obstacle Obstacle;
        public bool IsMistaken;
        public bool IsSeenAlone;
        public bool WasTrackLost;
        public bool IsShortOfPeople;
        public Decision Decision;
        public int Decisions;
        public int InTheAir;
        public int DecisionFor;
        public double DecisionAsked;
        public double TrackFrom;
        public double TrackUntil;
        public double LookedForAt;

        // Of the passes, the longest first, those before this one begin after the track ends.
        public int FirstSpan;
    }

    private struct SlotState
    {
        public short Looks;
        public bool IsBusy;
        public bool IsWaiting;
        public bool IsLookedFor;
        public bool IsOpen;
        public bool IsAlone;
        public Decision Decision;
        public bool IsIdentifiedLater;
    }

    private struct EngagementState
    {
        public int Threat;
        public int Slot;
        public int Rounds;
        public double FlyOut;
        public bool IsThoughtKilled;
        public int NextFree;
        public double Factor;
        public BurstResult Burst;
    }

    // What bursts will do was drawn when they began.
    private enum BurstResult : byte
    {
        None,
        Kill,
        Miss,
    }

    private enum Ending : byte
    {
        HardKilled,
        SoftKilled,
        FlightFailed,
        LaunchFailed,
        Leaked,
        Expended,
    }

    // The weaker first: the last strong one at an opportunity is the cause of a leak.
    private enum Obstacle : byte
    {
        None,
        TooLate,
        Held,
        NoRound,
        NoChannel,
    }
}

/// <summary>A threat that reached its target.</summary>
/// <param name="Replication">The replication.</param>
/// <param name="Salvo">The salvo.</param>
/// <param name="Member">Its number within the salvo, from 0.</param>
/// <param name="Asset">The asset.</param>
/// <param name="Route">The number of its route to the target, from 0.</param>
/// <param name="Cause">Why.</param>
/// <param name="Launch">Seconds from midnight of the scenario's date.</param>
/// <param name="Impact">Seconds from midnight of the scenario's date.</param>
/// <param name="Warning">From alert to impact, 0 where there was none. Unit: seconds.</param>
public readonly record struct Leaker(uint Replication, int Salvo, int Member, int Asset, int Route, LeakCause Cause, double Launch, double Impact, double Warning);
