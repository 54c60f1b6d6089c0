using Testudo.Campaigns.Raids;
using Testudo.Simulation.Measures;
using Testudo.Simulation.Random;
using Testudo.Simulation.Replication;

namespace Testudo.Campaigns.Running;

/// <summary>Fights one replication of a campaign after the other, for one thread.</summary>
/// <remarks>
/// A day is a sentence: what is due comes, batteries are lost and repaired, raids are fought on what is there, the books are closed. Uncertain numbers are drawn once for the whole campaign, so that what is
/// not known about a missile is the same in its first and in its last raid.
/// </remarks>
internal sealed class CampaignFight
{
    private static readonly uint OffsetKey = RandomSequence.KeyOf("campaign/composition");
    private static readonly uint ScaleKey = RandomSequence.KeyOf("campaign/scale");

    private readonly CampaignModel model;
    private readonly Campaign campaign;
    private readonly ulong seed;
    private readonly RaidMuster muster;
    private readonly ReplicationRunner runner;
    private readonly int[] stock;
    private readonly double[] production;
    private readonly double[] made;
    private readonly int[] dueOn;
    private readonly int[] dueRounds;
    private readonly int[] backOn;
    private readonly double[] lossPerDay;
    private readonly int[] given;
    private readonly bool[] isStocked;
    private readonly double[] adversary;
    private readonly double[] adversaryMade;
    private readonly double[] scratch;
    private readonly int[] portions;
    private CampaignDraws draws;
    private CampaignPath path;

    public CampaignFight(CampaignModel model, ulong seed)
    {
        (this.model, this.seed) = (model, seed);
        campaign = model.Campaign;
        muster = new RaidMuster(model.Prepared);
        runner = new ReplicationRunner(muster.Model, model.Layout, seed);
        path = new CampaignPath(campaign);
        var (stocks, batteries, classes) = (campaign.Stocks.Count, model.StockOf.Length, CampaignClasses.All.Count);
        stock = new int[stocks];
        production = new double[stocks];
        made = new double[stocks];
        dueOn = new int[model.Deliveries.Length];
        dueRounds = new int[model.Deliveries.Length];
        backOn = new int[batteries];
        lossPerDay = new double[campaign.Losses.Count];
        given = new int[batteries];
        isStocked = [.. model.StockOf.Select(s => s >= 0)];
        adversary = new double[classes];
        adversaryMade = new double[classes];
        scratch = new double[Math.Max(batteries, model.Salvos.Max(s => s.Length))];
        portions = new int[scratch.Length];
    }

    /// <summary>Fights one replication.</summary>
    /// <param name="replication">The number of the replication.</param>
    public CampaignPath Fight(uint replication)
    {
        draws = new CampaignDraws(seed, replication);
        path = new CampaignPath(campaign);
        runner.UseDraw(replication);
        Open();
        var raids = model.Calendar.Raids(draws);
        var next = 0;
        for (var day = 0; day < campaign.Days; day++)
        {
            Receive(day);
            LoseAndRepair(day);
            for (; next < raids.Count && raids[next].Day == day; next++)
            {
                Raid(raids[next], next, day);
            }

            Close(day);
        }

        CloseAccounts();
        return path;
    }

    /// <summary>Fills the stocks, fixes when deliveries come, and puts away what has not been delivered.</summary>
    private void Open()
    {
        for (var s = 0; s < stock.Length; s++)
        {
            var of = campaign.Stocks[s];
            stock[s] = (int)Math.Round(draws.Value(of.Rounds, model.StockKeys[s]));
            production[s] = of.Production is { } rate ? draws.Value(rate, RandomSequence.KeyOf(model.StockKeys[s], 1)) / Campaign.DaysOfMonth : 0;
            made[s] = 0;
            path.Rounds[s].Initial = stock[s];
        }

        for (var d = 0; d < model.Deliveries.Length; d++)
        {
            var (_, delivery, key) = model.Deliveries[d];
            dueRounds[d] = (int)Math.Round(draws.Value(delivery.Rounds, model.Deliveries[d].SizeKey));
            dueOn[d] = delivery.On.DayNumber - campaign.From.DayNumber + (delivery.DelayDays is { } delay ? (int)Math.Round(draws.Value(delay, key)) : 0);
        }

        Array.Clear(backOn);
        foreach (var arrival in campaign.Arrivals)
        {
            var on = arrival.On.DayNumber - campaign.From.DayNumber + (arrival.DelayDays is { } delay ? (int)Math.Round(draws.Value(delay, RandomSequence.KeyOf("campaign/arrival/" + arrival.Id))) : 0);
            foreach (var b in arrival.Batteries)
            {
                backOn[b] = Math.Max(backOn[b], on);
            }
        }

        for (var l = 0; l < lossPerDay.Length; l++)
        {
            var perMonth = draws.Value(campaign.Losses[l].PerMonth, RandomSequence.KeyOf("campaign/loss/" + campaign.Losses[l].Id));
            lossPerDay[l] = 1 - Math.Pow(1 - perMonth, 1 / Campaign.DaysOfMonth);
        }

        Array.Fill(adversary, double.PositiveInfinity);
        Array.Clear(adversaryMade);
        foreach (var other in campaign.Adversary)
        {
            var key = RandomSequence.KeyOf("campaign/adversary/" + CampaignClasses.All[other.Class]);
            adversary[other.Class] = draws.Value(other.Stock, key);
            adversaryMade[other.Class] = draws.Value(other.Production, RandomSequence.KeyOf(key, 1)) / Campaign.DaysOfMonth;
        }

        for (var b = 0; b < backOn.Length; b++)
        {
            muster.SetThere(b, backOn[b] <= 0);
        }
    }

    private void Receive(int day)
    {
        for (var d = 0; d < dueOn.Length; d++)
        {
            if (dueOn[d] == day)
            {
                stock[model.Deliveries[d].Stock] += dueRounds[d];
                path.Rounds[model.Deliveries[d].Stock].Delivered += dueRounds[d];
            }
        }

        for (var s = 0; s < stock.Length; s++)
        {
            // The running sum is rounded, so that half a round a day makes one every other day.
            var before = Math.Floor(made[s]);
            made[s] += production[s];
            var whole = (int)(Math.Floor(made[s]) - before);
            stock[s] += whole;
            path.Rounds[s].Produced += whole;
        }

        for (var c = 0; c < adversary.Length; c++)
        {
            adversary[c] += adversaryMade[c];
        }
    }

    private void LoseAndRepair(int day)
    {
        for (var b = 0; b < backOn.Length; b++)
        {
            if (backOn[b] == day && day > 0)
            {
                muster.SetThere(b, true);
            }

            if (model.LossOf[b] < 0 || backOn[b] > day)
            {
                continue;
            }

            if (draws.Of(model.BatteryKeys[b], 2 * day).U0 < lossPerDay[model.LossOf[b]])
            {
                if (isStocked[b])
                {
                    GiveOut(model.StockOf[b], day);
                    TakeOff(b, Math.Min(given[b], muster.Capacity(b).Ready));
                }

                PutOut(b, day);
            }
        }
    }

    /// <summary>Fights one raid with what is there of both sides.</summary>
    private void Raid(in CampaignRaid raid, int number, int day)
    {
        var month = campaign.MonthOf(day) * path.Classes;
        var all = 0;
        for (var c = 0; c < path.Classes; c++)
        {
            var wanted = Scaled(raid.Counts[c], c, number);
            var come = (int)Math.Min(wanted, Math.Floor(adversary[c]));
            path.Withheld[month + c] += wanted - come;
            adversary[c] -= come;
            Muster(c, come, number);
            all += come;
        }

        if (all == 0)
        {
            return;
        }

        for (var s = 0; s < stock.Length; s++)
        {
            GiveOut(s, day);
        }

        runner.Run((draws.Replication * CampaignModel.MostRaids) + (uint)number, default(NoTracer));
        path.Raids++;
        Count(month);
        CountRounds(day);
    }

    private int Scaled(int count, int c, int number)
    {
        var scale = campaign.Raids.Scale[c];
        return scale == 1 || model.Salvos[c].Length == 0 ? (model.Salvos[c].Length == 0 ? 0 : count)
            : (int)Math.Min(model.Most[c], Math.Floor((count * scale) + draws.Of(RandomSequence.KeyOf(ScaleKey, c), number).U0));
    }

    private void Muster(int c, int count, int number)
    {
        var salvos = model.Salvos[c];
        if (salvos.Length == 0)
        {
            return;
        }

        var parts = portions.AsSpan(0, salvos.Length);
        Portions.Of(count, model.Weights[c], draws.Of(RandomSequence.KeyOf(OffsetKey, c), number).U0, parts);
        for (var i = 0; i < salvos.Length; i++)
        {
            muster.SetThreats(salvos[i], parts[i]);
        }
    }

    /// <summary>Fills the batteries of a stock: all of them, or each its part of what there is.</summary>
    private void GiveOut(int s, int day)
    {
        var batteries = model.BatteriesOf[s];
        var weights = scratch.AsSpan(0, batteries.Length);
        var room = 0;
        for (var i = 0; i < batteries.Length; i++)
        {
            var (ready, reserve) = backOn[batteries[i]] <= day ? muster.Capacity(batteries[i]) : (0, 0);
            weights[i] = ready + reserve;
            room += ready + reserve;
        }

        if (room == 0)
        {
            return;
        }

        var loaded = Math.Min(room, stock[s]);
        var parts = portions.AsSpan(0, batteries.Length);
        Portions.Of(loaded, weights, 0.5, parts);
        for (var i = 0; i < batteries.Length; i++)
        {
            given[batteries[i]] = parts[i];
            muster.SetRounds(batteries[i], parts[i]);
        }

        foreach (var kept in model.Policy.Keep)
        {
            if (kept.Stock == s)
            {
                // What is in depots counts first: launchers keep only what is missing there.
                Keep(kept, Math.Clamp(kept.Rounds - (stock[s] - loaded), 0, loaded), batteries);
            }
        }
    }

    private void Keep(Stocks.KeptRounds kept, int rounds, int[] batteries)
    {
        var weights = scratch.AsSpan(0, batteries.Length);
        var whole = 0;
        for (var i = 0; i < batteries.Length; i++)
        {
            weights[i] = given[batteries[i]];
            whole += given[batteries[i]];
        }

        var parts = portions.AsSpan(0, batteries.Length);
        parts.Clear();
        if (rounds > 0 && whole > 0)
        {
            Portions.Of(rounds, weights, 0.5, parts);
        }

        for (var i = 0; i < batteries.Length; i++)
        {
            muster.SetKeep(batteries[i], parts[i], kept.For);
        }
    }

    private void Count(int month)
    {
        var row = runner.Row;
        for (var k = 0; k < model.ClassOf.Length; k++)
        {
            var at = month + model.ClassOf[k];
            path.Launched[at] += (int)row[model.Layout.Of(k, ClassTally.Launched)];
            path.Stopped[at] += (int)row[model.Layout.Of(k, ClassTally.Stopped)];
            path.Leaked[at] += (int)row[model.Layout.Of(k, ClassTally.Leaked)];
        }
    }

    private void CountRounds(int day)
    {
        var row = runner.Row;
        for (var b = 0; b < given.Length; b++)
        {
            var used = (int)row[model.Layout.Of(b, BatteryTally.Rounds)];
            if (isStocked[b])
            {
                stock[model.StockOf[b]] -= used;
                path.Rounds[model.StockOf[b]].Used += used;
                given[b] -= used;
            }

            if (row[model.Layout.Of(b, BatteryTally.Lost)] > 0)
            {
                if (isStocked[b])
                {
                    TakeOff(b, Math.Min(given[b], muster.Capacity(b).Ready));
                }

                PutOut(b, day);
            }
        }
    }

    private void TakeOff(int b, int rounds)
    {
        stock[model.StockOf[b]] -= rounds;
        path.Rounds[model.StockOf[b]].Lost += rounds;
    }

    /// <summary>A battery is lost: for a time where it can be repaired, and otherwise for good.</summary>
    private void PutOut(int b, int day)
    {
        var after = double.PositiveInfinity;
        if (model.LossOf[b] is >= 0 and var l && draws.Of(model.BatteryKeys[b], (2 * day) + 1).U0 < campaign.Losses[l].Repairable)
        {
            after = draws.Value(campaign.Losses[l].RepairDays, RandomSequence.KeyOf(model.BatteryKeys[b], 1 + day));
        }

        backOn[b] = double.IsFinite(after) ? day + Math.Max(1, (int)Math.Round(after)) : int.MaxValue;
        muster.SetThere(b, false);
    }

    private void Close(int day)
    {
        for (var s = 0; s < stock.Length; s++)
        {
            path.AtEnd[(s * path.Days) + day] = stock[s];
            if (stock[s] == 0 && path.Rounds[s].EmptyOn < 0)
            {
                path.Rounds[s].EmptyOn = day;
            }
        }

        var standing = 0;
        foreach (var back in backOn)
        {
            standing += back <= day ? 1 : 0;
        }

        path.Batteries[day] = standing;
    }

    private void CloseAccounts()
    {
        for (var s = 0; s < stock.Length; s++)
        {
            path.Rounds[s].Left = stock[s];
        }

        for (var d = 0; d < dueOn.Length; d++)
        {
            if (dueOn[d] >= campaign.Days)
            {
                path.Rounds[model.Deliveries[d].Stock].NotCome += dueRounds[d];
            }
        }

        for (var c = 0; c < adversary.Length; c++)
        {
            path.AdversaryLeft[c] = double.IsFinite(adversary[c]) ? adversary[c] : double.NaN;
        }
    }
}
