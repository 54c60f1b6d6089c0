using Testudo.World;
using Testudo.World.Text;
using Testudo.World.Threats;

namespace Testudo.Simulation.Replication;

/// <summary>A prepared raid of which only a part comes, against batteries that hold only what they were given: how a campaign fights many raids on one preparation.</summary>
/// <remarks>
/// It has a copy of the model, which shares all routes and tables with the first and differs in the few numbers that are set here. One muster serves one thread and one
/// <see cref="ReplicationRunner"/>, which reads the numbers anew in every replication; nothing is allocated. Threats keep their draws: number 7 of a salvo is the same in a small and in a large raid.
/// </remarks>
public sealed class RaidMuster
{
    private readonly RaidModel first;
    private readonly int notThere;
    private readonly int[] keeps;

    /// <summary>Musters all that the model has.</summary>
    /// <param name="model">The model.</param>
    public RaidMuster(RaidModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        first = model;
        Model = model.Copy();
        notThere = Model.Parameters.Add(Parameter.Assumed("muster/not-there", Quantity.Probability, 0, "", "a battery that is not there"));
        Model.Salvos = [.. model.Salvos];
        Model.Batteries = [.. model.Batteries];
        Model.Effectors = [.. model.Effectors];
        keeps = new int[model.Batteries.Length];
    }

    /// <summary>The model to make a runner of.</summary>
    public RaidModel Model { get; }

    /// <summary>The most threats of a salvo.</summary>
    /// <param name="salvo">The index of the salvo.</param>
    public int MostThreats(int salvo) => Model.Salvos[salvo].MostThreats;

    /// <summary>Sets how many threats of a salvo come.</summary>
    /// <param name="salvo">The index of the salvo; its count must not be Poisson distributed.</param>
    /// <param name="threats">From 0 to <see cref="MostThreats"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many.</exception>
    public void SetThreats(int salvo, int threats)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(threats);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threats, MostThreats(salvo));
        Model.Salvos[salvo] = Model.Salvos[salvo] with { Coming = threats };
    }

    /// <summary>The rounds that a battery can hold.</summary>
    /// <param name="battery">The index of the battery.</param>
    /// <returns>Ready to fire, and in reserve.</returns>
    public (int Ready, int Reserve) Capacity(int battery) => (first.Batteries[battery].Rounds, first.Batteries[battery].Reserve);

    /// <summary>Gives a battery its rounds: the launchers are filled first, and no transport brings more during the raid.</summary>
    /// <param name="battery">The index of the battery.</param>
    /// <param name="rounds">From 0 to all that it can hold.</param>
    /// <exception cref="ArgumentOutOfRangeException">It cannot hold so many.</exception>
    public void SetRounds(int battery, int rounds)
    {
        var (ready, reserve) = Capacity(battery);
        ArgumentOutOfRangeException.ThrowIfNegative(rounds);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rounds, ready + reserve);
        var loaded = Math.Min(ready, rounds);
        Model.Batteries[battery] = Model.Batteries[battery] with { Rounds = loaded, Reserve = rounds - loaded };
        if (Model.Effectors[battery].SupplyRounds > 0)
        {
            Model.Effectors[battery] = Model.Effectors[battery] with { SupplyRounds = 0 };
        }
    }

    /// <summary>Sets whether a battery is there at all.</summary>
    /// <param name="battery">The index of the battery.</param>
    /// <param name="isThere">False for one that is lost, in repair or not yet delivered.</param>
    public void SetThere(int battery, bool isThere) =>
        Model.Batteries[battery] = Model.Batteries[battery] with { Availability = isThere ? first.Batteries[battery].Availability : notThere };

    /// <summary>Sets the rounds that a battery keeps for some classes, beside what the doctrine keeps.</summary>
    /// <param name="battery">The index of the battery.</param>
    /// <param name="rounds">The rounds; 0 for what the doctrine says alone.</param>
    /// <param name="keptFor">The classes that may have them.</param>
    public void SetKeep(int battery, int rounds, IReadOnlySet<ThreatClass> keptFor)
    {
        ArgumentNullException.ThrowIfNull(keptFor);
        if (keeps[battery] == rounds)
        {
            return;
        }

        keeps[battery] = rounds;
        for (var r = 0; r < Model.Routes.Length; r++)
        {
            var route = Model.Routes[r];
            if (keptFor.Contains(route.TakenFor) || !Array.Exists(route.Windows, w => w.Battery == battery))
            {
                continue;
            }

            if (ReferenceEquals(route.Windows, first.Routes[r].Windows))
            {
                Model.Routes[r] = route = route with { Windows = [.. route.Windows] };
            }

            for (var w = 0; w < route.Windows.Length; w++)
            {
                if (route.Windows[w].Battery == battery)
                {
                    route.Windows[w] = route.Windows[w] with { Keep = Math.Max(first.Routes[r].Windows[w].Keep, rounds) };
                }
            }
        }
    }
}
