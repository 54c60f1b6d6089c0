using Testudo.Simulation.Measures;

namespace Testudo.Simulation.Replication;

/// <content>People: who is alarmed and when, who had the time to take shelter, who was near an impact or under debris.</content>
public sealed partial class ReplicationRunner
{
    /// <summary>People are counted in thousandths, since a share of them is rarely whole.</summary>
    private const double PartsOfPerson = TallyLayout.PartsOfPerson;

    private readonly AlertColumns alerts;
    private readonly AlarmLog[] alarms;
    private readonly int[] firstDueThreat;
    private readonly long[] debrisExposure;
    private readonly (double Delay, double Share)[] hearing;
    private double hold;
    private double blastScale;

    /// <summary>Takes the numbers of a draw: how long alarms last, who hears them when, how far a warhead reaches.</summary>
    private void TakeAlertParameters()
    {
        hold = alerts.Quiet + values[alerts.AllClearDelay];
        blastScale = values[alerts.ScaledDistance] * values[alerts.ScaledDistance];
        var debris = Math.PI * values[alerts.DebrisRadius] * values[alerts.DebrisRadius];
        for (var a = 0; a < debrisExposure.Length; a++)
        {
            debrisExposure[a] = (long)Math.Round(PartsOfPerson * PeopleIn(a, debris));
        }

        // The quickest first; each later means adds those whom none of the earlier ones reached.
        for (var m = 0; m < alerts.Means.Length; m++)
        {
            hearing[m] = (values[alerts.Means[m].Delay], values[alerts.Means[m].Reach]);
        }

        Array.Sort(hearing, static (a, b) => a.Delay.CompareTo(b.Delay));
        var left = 1.0;
        for (var m = 0; m < alerts.Means.Length; m++)
        {
            var reach = hearing[m].Share;
            hearing[m].Share = left * reach;
            left *= 1 - reach;
        }
    }

    private double PeopleIn(int asset, double area) =>
        Math.Min(alerts.Density[asset] * area, model.Scenario.Assets[asset].Population?.Value ?? 0);

    private void ClearAlarms()
    {
        foreach (var log in alarms)
        {
            log.Clear();
        }

        Array.Fill(firstDueThreat, -1);
    }

    /// <summary>Notes the alarms for which a threat was a reason while it flew.</summary>
    private void NoteConcerns(in ThreatState threat, int t, RouteColumns columns, double now)
    {
        if (!threat.IsTracked)
        {
            return;
        }

        foreach (ref readonly var concern in columns.Concerns.AsSpan())
        {
            var from = Math.Max(threat.TrackedAt, threat.Launch + concern.From);
            var to = Math.Min(now, threat.Launch + concern.To);
            if (from < to)
            {
                alarms[concern.Region].Add(from, to + hold, t);
            }
        }
    }

    /// <summary>From the order of the alarm to the impact that was due; minus infinity where no alarm was thought of by then.</summary>
    /// <remarks>A threat that was stopped before it alarmed anybody would have done so had it flown on: people cannot know that in advance.</remarks>
    private double WarningOf(in ThreatState threat, double due)
    {
        var columns = model.Routes[threat.Route];
        var region = alerts.RegionOf[columns.Asset];
        var own = due;
        if (threat.IsTracked)
        {
            foreach (ref readonly var concern in columns.Concerns.AsSpan())
            {
                if (concern.Region == region)
                {
                    own = Math.Min(due, Math.Max(threat.TrackedAt, threat.Launch + concern.From));
                }
            }
        }

        var inForce = alarms[region].At(own);
        var from = inForce >= 0 ? alarms[region][inForce].From : own;
        return from < due ? due - from - alertDelay : double.NegativeInfinity;
    }

    /// <summary>Share of people who hear of an alarm the shelter time or more before the impact.</summary>
    private double ShareSheltered(double warning, double shelterTime)
    {
        if (hearing.Length == 0)
        {
            return warning >= shelterTime ? 1 : 0;
        }

        var share = 0.0;
        foreach (var (delay, part) in hearing)
        {
            share += warning - delay >= shelterTime ? part : 0;
        }

        return share;
    }

    /// <summary>Counts warning by class, exposure at impacts, and hours of alert.</summary>
    private void CloseAlerts<TTracer>(TTracer tracer)
        where TTracer : struct, ITracer
    {
        if (alerts.IsWritten)
        {
            CountWarnings();
        }

        var shelterTime = values[model.Doctrine.ShelterTime];
        for (var i = 0; i < leakers.Count; i++)
        {
            var leaker = leakers[i];
            var inForce = alarms[alerts.RegionOf[leaker.Asset]].At(leaker.Impact);
            if (inForce >= 0)
            {
                ref var alarm = ref alarms[alerts.RegionOf[leaker.Asset]][inForce];
                alarm = alarm with { HasImpact = true };
            }

            var warning = WarningOf(threats[model.Salvos[leaker.Salvo].FirstThreat + leaker.Member], leaker.Impact);
            if (alerts.IsWritten)
            {
                leakers[i] = leaker with { Warning = Math.Max(0, warning) };
            }

            var exposed = (long)Math.Round(PartsOfPerson * PeopleIn(leaker.Asset, blastScale * alerts.BlastArea[leaker.Salvo]));
            var sheltered = (long)(exposed * ShareSheltered(warning, shelterTime));
            row[layout.Of(leaker.Asset, AssetTally.Exposed)] += exposed;
            row[layout.Of(leaker.Asset, AssetTally.ExposedSheltered)] += sheltered;
            row[TallyLayout.Of(RaidTally.Exposed)] += exposed;
            row[TallyLayout.Of(RaidTally.ExposedSheltered)] += sheltered;
        }

        for (var r = 0; r < alarms.Length; r++)
        {
            CountAlarms(r, tracer);
        }
    }

    private void CountWarnings()
    {
        for (var t = 0; t < threats.Length; t++)
        {
            ref var threat = ref threats[t];
            if (threat.IsDue)
            {
                var columns = model.Routes[threat.Route];
                Times.WarningByClass[model.Salvos[threat.Salvo].Class].Add(Math.Max(0, WarningOf(threat, threat.Due)));
                if (threat.Due <= firstDue[columns.Asset])
                {
                    firstDueThreat[columns.Asset] = t;
                }
            }
        }
    }

    /// <summary>Counts who was warned in time at an asset where an impact was due, under a written plan.</summary>
    private void CountWarned(int a, long people, double shelterTime)
    {
        var warning = WarningOf(threats[firstDueThreat[a]], firstDue[a]);
        var share = ShareSheltered(warning, shelterTime);
        Times.WarningByAsset[a].Add(Math.Max(0, warning));
        row[layout.Of(a, AssetTally.Sheltered)] = share > 0 ? 1 : 0;
        row[TallyLayout.Of(RaidTally.PeopleSheltered)] += (long)Math.Round(people * share);
    }

    private void CountAlarms<TTracer>(int r, TTracer tracer)
        where TTracer : struct, ITracer
    {
        var log = alarms[r];
        for (var i = 0; i < log.Count; i++)
        {
            ref var alarm = ref log[i];
            var ordered = alarm.From + alertDelay;
            if (ordered >= alarm.To)
            {
                // Over before anybody was told.
                continue;
            }

            var seconds = (long)Math.Round(alarm.To - ordered);
            var hours = (long)Math.Round((alarm.To - ordered) / 3600 * alerts.PeopleOfRegion[r]);
            row[layout.Of(r, RegionTally.Alarms)]++;
            row[layout.Of(r, RegionTally.Seconds)] += seconds;
            row[TallyLayout.Of(RaidTally.Alarms)]++;
            row[TallyLayout.Of(RaidTally.AlertPersonHours)] += hours;
            if (!alarm.HasImpact)
            {
                row[layout.Of(r, RegionTally.AlarmsWithoutImpact)]++;
                row[layout.Of(r, RegionTally.SecondsWithoutImpact)] += seconds;
                row[TallyLayout.Of(RaidTally.AlarmsWithoutImpact)]++;
                row[TallyLayout.Of(RaidTally.AlertPersonHoursWithoutImpact)] += hours;
            }

            if (alerts.IsWritten)
            {
                Tell(tracer, ordered, TraceKind.AlarmRaised, alarm.Threat, value: r);
                Tell(tracer, alarm.To, TraceKind.AllClear, value: r);
            }
        }
    }
}
