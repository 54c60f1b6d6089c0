using Testudo.World.Scenarios;

namespace Testudo.Simulation.Replication;

/// <summary>When a flight alarms a region, once it is tracked. Times are seconds after launch.</summary>
internal readonly record struct ConcernColumns(int Region, double From, double To);

/// <summary>What the replication reads of alerts and exposure.</summary>
internal sealed class AlertColumns
{
    public AlertColumns(Scenario scenario, ParameterTable table)
    {
        var plan = scenario.Alerts;
        IsWritten = plan.IsWritten;
        Quiet = plan.Quiet;
        AllClearDelay = table.Add(plan.AllClearDelay);
        Means = [.. plan.Means.Select(m => (table.Add(m.Delay), table.Add(m.Reach)))];
        ScaledDistance = table.Add(scenario.Exposure.ScaledDistance);
        DebrisRadius = table.Add(scenario.Exposure.DebrisRadius);
        RegionOf = new int[scenario.Assets.Count];
        for (var r = 0; r < plan.Regions.Count; r++)
        {
            foreach (var asset in plan.Regions[r].Assets)
            {
                RegionOf[asset] = r;
            }
        }

        PeopleOfRegion = [.. plan.Regions.Select(r => r.Assets.Sum(a => scenario.Assets[a].Population?.Value ?? 0))];
        Density = [.. scenario.Assets.Select(a => (a.Population?.Value ?? 0) / (Math.PI * a.Radius * a.Radius))];
        BlastArea = [.. scenario.Raid.Select(s => Math.PI * Math.Pow(s.Threat.Warhead.Value, 2.0 / 3))];
    }

    public bool IsWritten { get; }

    public double Quiet { get; }

    public int AllClearDelay { get; }

    /// <summary>Delay and reach of each means: places in the table.</summary>
    public (int Delay, int Reach)[] Means { get; }

    public int ScaledDistance { get; }

    public int DebrisRadius { get; }

    /// <summary>The region of each asset.</summary>
    public int[] RegionOf { get; }

    public double[] PeopleOfRegion { get; }

    /// <summary>People over built-up area, by asset. Unit: per square metre.</summary>
    public double[] Density { get; }

    /// <summary>Area of exposure at a scaled distance of 1, by salvo. Unit: square metres.</summary>
    public double[] BlastArea { get; }
}
