using Testudo.Campaigns.Raids;

namespace Testudo.Campaigns.Running;

/// <summary>What happened in one replication of a campaign.</summary>
internal sealed class CampaignPath
{
    public CampaignPath(Campaign campaign)
    {
        var (stocks, classes) = (campaign.Stocks.Count, CampaignClasses.All.Count);
        (Days, Classes) = (campaign.Days, classes);
        AtEnd = new int[stocks * campaign.Days];
        Rounds = [.. Enumerable.Range(0, stocks).Select(_ => new RoundAccount())];
        Launched = new int[campaign.Months.Count * classes];
        Stopped = new int[Launched.Length];
        Leaked = new int[Launched.Length];
        Withheld = new int[Launched.Length];
        AdversaryLeft = new double[classes];
        Batteries = new int[campaign.Days];
    }

    private CampaignPath(BinaryReader reader)
    {
        (Days, Classes, Raids) = (reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
        AtEnd = Whole(reader);
        Rounds = [.. Enumerable.Range(0, reader.ReadInt32()).Select(_ => RoundAccount.Read(reader))];
        Launched = Whole(reader);
        Stopped = Whole(reader);
        Leaked = Whole(reader);
        Withheld = Whole(reader);
        AdversaryLeft = [.. Enumerable.Range(0, Classes).Select(_ => reader.ReadDouble())];
        Batteries = Whole(reader);
    }

    public int Days { get; }

    public int Classes { get; }

    /// <summary>Rounds in stock at the end of each day, stock by stock.</summary>
    public int[] AtEnd { get; }

    public RoundAccount[] Rounds { get; }

    /// <summary>By month and class.</summary>
    public int[] Launched { get; }

    public int[] Stopped { get; }

    public int[] Leaked { get; }

    /// <summary>What would have been launched and was not there.</summary>
    public int[] Withheld { get; }

    /// <summary>What the other side has left of each class; NaN for one without limit.</summary>
    public double[] AdversaryLeft { get; }

    /// <summary>Batteries that stand at the end of each day.</summary>
    public int[] Batteries { get; }

    /// <summary>Raids fought.</summary>
    public int Raids { get; set; }

    /// <summary>Threats that were at the target, all classes.</summary>
    public int LeakedInAll => Leaked.Sum();

    public int LaunchedInAll => Launched.Sum();

    public static CampaignPath Read(BinaryReader reader) => new(reader);

    public void Write(BinaryWriter writer)
    {
        writer.Write(Days);
        writer.Write(Classes);
        writer.Write(Raids);
        Whole(writer, AtEnd);
        writer.Write(Rounds.Length);
        foreach (var account in Rounds)
        {
            account.Write(writer);
        }

        Whole(writer, Launched);
        Whole(writer, Stopped);
        Whole(writer, Leaked);
        Whole(writer, Withheld);
        foreach (var left in AdversaryLeft)
        {
            writer.Write(left);
        }

        Whole(writer, Batteries);
    }

    private static void Whole(BinaryWriter writer, int[] values)
    {
        writer.Write(values.Length);
        foreach (var value in values)
        {
            writer.Write(value);
        }
    }

    private static int[] Whole(BinaryReader reader)
    {
        var values = new int[reader.ReadInt32()];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = reader.ReadInt32();
        }

        return values;
    }
}

/// <summary>Where the rounds of a stock came from and went: every one is used, lost or left.</summary>
internal sealed class RoundAccount
{
    public int Initial { get; set; }

    public int Delivered { get; set; }

    public int Produced { get; set; }

    public int Used { get; set; }

    public int Lost { get; set; }

    public int Left { get; set; }

    /// <summary>The first day at whose end none was left; -1 for never.</summary>
    public int EmptyOn { get; set; } = -1;

    /// <summary>Promised, and not come by the last day.</summary>
    public int NotCome { get; set; }

    public static RoundAccount Read(BinaryReader reader) => new()
    {
        Initial = reader.ReadInt32(),
        Delivered = reader.ReadInt32(),
        Produced = reader.ReadInt32(),
        Used = reader.ReadInt32(),
        Lost = reader.ReadInt32(),
        Left = reader.ReadInt32(),
        EmptyOn = reader.ReadInt32(),
        NotCome = reader.ReadInt32(),
    };

    public void Write(BinaryWriter writer)
    {
        foreach (var value in (int[])[Initial, Delivered, Produced, Used, Lost, Left, EmptyOn, NotCome])
        {
            writer.Write(value);
        }
    }
}
