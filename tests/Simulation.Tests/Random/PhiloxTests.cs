using Testudo.Simulation.Random;
using Testudo.World.Scenarios;

namespace Testudo.Simulation.Tests.Random;

public sealed class PhiloxTests
{
    // Random123 (D. E. Shaw Research), tests/kat_vectors, "philox4x32 10": counter, key, result. The third pair is the digits of pi.
    [Theory]
    [InlineData(0x00000000u, 0x00000000u, 0x00000000u, 0x00000000u, 0x00000000u, 0x00000000u, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xa4093822u, 0x299f31d0u, 0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    public void Words_are_the_published_ones(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1, uint w0, uint w1, uint w2, uint w3) =>
        Assert.Equal(new RandomWords(w0, w1, w2, w3), Philox.Words(((ulong)k1 << 32) | k0, c0, c1, c2, c3));

    [Fact]
    public void One_bit_of_the_key_or_the_counter_changes_half_of_the_bits()
    {
        var before = Philox.Words(0, 0, 0, 0, 0);
        var changed = Enumerable.Range(0, 64).Select(b => Philox.Words(1UL << b, 0, 0, 0, 0))
            .Concat(Enumerable.Range(0, 32).Select(b => Philox.Words(0, 1u << b, 0, 0, 0)))
            .Concat(Enumerable.Range(0, 32).Select(b => Philox.Words(0, 0, 0, 0, 1u << b)))
            .Select(w => uint.PopCount(w.W0 ^ before.W0) + uint.PopCount(w.W1 ^ before.W1) + uint.PopCount(w.W2 ^ before.W2) + uint.PopCount(w.W3 ^ before.W3))
            .ToList();
        // Of 128 bits 64 with a standard deviation of 5.7; six of those either way over 128 changes fail with probability 3e-7.
        Assert.All(changed, c => Assert.InRange(c, 64u - 34, 64u + 34));
        Assert.InRange(changed.Average(c => (double)c), 64 - 3, 64 + 3);
    }

    [Fact]
    public void Many_draws_at_once_are_the_same_words()
    {
        var entities = Enumerable.Range(0, 43).Select(i => unchecked((uint)i * 0x9E3779B9u)).ToArray();
        for (var count = 0; count <= entities.Length; count++)
        {
            var words = new RandomWords[count + 1];
            PhiloxBatch.Fill(0xFEDCBA9876543210, 0xFFFFFFFF, entities.AsSpan(0, count), 7, 0xF0000001, words);
            Assert.Equal(entities.Take(count).Select(e => Philox.Words(0xFEDCBA9876543210, 0xFFFFFFFF, e, 7, 0xF0000001)), words[..count]);
            Assert.Equal(default, words[count]);
        }
    }

    [Fact]
    public void Numbers_lie_strictly_between_nought_and_one()
    {
        var (least, most) = (new RandomWords(0, 0, 0, 0), new RandomWords(uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue));
        Assert.All(new[] { least.U0, least.U1, least.U2, least.U3, least.Fine }, u => Assert.True(u > 0));
        Assert.All(new[] { most.U0, most.U1, most.U2, most.U3 }, u => Assert.True(u < 1));
        Assert.InRange(most.Fine, 0, 1);
        Assert.Equal(0.5, new RandomWords(1u << 31, 0, 0, 0).U0, 1e-9);
        Assert.Equal(0.5, new RandomWords(1u << 31, 0, 0, 0).Fine, 1e-15);
    }

    // Pearson's chi-squared over 256 cells: 255 degrees of freedom, standard deviation 22.6; six of those fail with probability below 1e-8.
    [Fact]
    public void Numbers_are_spread_evenly_over_every_word_and_along_every_part_of_the_counter()
    {
        const int draws = 100_000;
        const int cells = 256;
        Func<uint, RandomWords>[] streams =
        [
            i => new RandomSequence(1, i).Draw(7, 0, Purpose.Flight),
            i => new RandomSequence(1, 7).Draw(i, 0, Purpose.Flight),
            i => new RandomSequence(1, 7).Draw(0, i, Purpose.Flight),
            i => new RandomSequence(1, 7).Draw(7, 0, Purpose.Kill, (int)i),
            i => new RandomSequence(i, 7).Draw(7, 0, Purpose.Kill),
        ];
        foreach (var stream in streams)
        {
            var counts = new int[5, cells];
            for (var i = 0u; i < draws; i++)
            {
                var words = stream(i);
                double[] numbers = [words.U0, words.U1, words.U2, words.U3, words.Fine];
                for (var n = 0; n < numbers.Length; n++)
                {
                    counts[n, (int)(numbers[n] * cells)]++;
                }
            }

            for (var n = 0; n < 5; n++)
            {
                var expected = (double)draws / cells;
                var squared = Enumerable.Range(0, cells).Sum(c => Math.Pow(counts[n, c] - expected, 2) / expected);
                Assert.InRange(squared, 255 - (6 * 22.6), 255 + (6 * 22.6));
            }
        }
    }

    [Fact]
    public void Neighbouring_streams_are_uncorrelated()
    {
        const int draws = 100_000;
        var pairs = Enumerable.Range(0, draws).Select(i =>
        {
            var random = new RandomSequence(1, (uint)i);
            return (random.Draw(7, 0, Purpose.Detection).U0 - 0.5) * (random.Draw(7, 0, Purpose.SoftKill).U0 - 0.5);
        });
        // The product of two centred uniform numbers has standard deviation 1/12.
        Assert.InRange(pairs.Average(), -5 / (12 * Math.Sqrt(draws)), 5 / (12 * Math.Sqrt(draws)));
    }

    [Fact]
    public void Deviates_are_standard_normal()
    {
        const int draws = 200_000;
        var deviates = Enumerable.Range(0, draws).Select(i => new RandomSequence(1, (uint)i).Draw(3, 0, Purpose.Parameter).Normal).ToList();
        var error = 5 / Math.Sqrt(draws);
        Assert.InRange(deviates.Average(), -error, error);
        Assert.InRange(deviates.Average(d => d * d), 1 - (Math.Sqrt(2) * error), 1 + (Math.Sqrt(2) * error));
        // 5 % beyond 1.645 on either side.
        var share = Math.Sqrt(0.05 * 0.95) * error;
        Assert.InRange(deviates.Count(d => d > 1.6448536269514722) / (double)draws, 0.05 - share, 0.05 + share);
        Assert.InRange(deviates.Count(d => d < -1.6448536269514722) / (double)draws, 0.05 - share, 0.05 + share);
    }

    [Fact]
    public void No_two_entities_of_a_shipped_scenario_share_a_key()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(TestScenarios.Root, "scenarios"), "*.yaml"))
        {
            var scenario = ScenarioLoader.Load(file, TestScenarios.Catalogue);
            var names = scenario.Batteries.SelectMany(b => new[] { b.Id, b.Id + "/sensor" }).Concat(scenario.Sensors.Select(s => s.Id)).Concat(scenario.Raid.Select(s => s.Id)).Distinct().ToList();
            var threats = scenario.Raid.SelectMany(s => Enumerable.Range(0, s.Count).Select(m => RandomSequence.KeyOf(RandomSequence.KeyOf(s.Id), m)));
            var keys = names.Select(RandomSequence.KeyOf).Concat(threats).ToList();
            Assert.Equal(keys.Count, keys.Distinct().Count());
        }
    }

    [Fact]
    public void No_two_parameters_of_the_catalogue_share_a_key()
    {
        var paths = TestScenarios.Catalogue.Systems.Items.SelectMany(s => s.Against.Values.Select(e => e.Kill.Path).Append(s.Availability.Path))
            .Concat(TestScenarios.Catalogue.Sensors.Items.SelectMany(s => new[] { s.Detection.Path, s.Delay.Path, s.Availability.Path }))
            .Concat(TestScenarios.Catalogue.Threats.Items.SelectMany(t => new[] { t.LaunchReliability.Path, t.FlightReliability.Path, t.Jamming.Path, t.UnitCost.Path }))
            .Concat(TestScenarios.Catalogue.Parameters.Values.Select(p => p.Path))
            .ToList();
        Assert.Equal(paths.Count, paths.Distinct().Count());
        Assert.Equal(paths.Count, paths.Select(RandomSequence.KeyOf).Distinct().Count());
    }

    [Fact]
    public void Members_of_a_group_differ_and_keys_do_not_depend_on_the_machine()
    {
        var group = RandomSequence.KeyOf("kh-101");
        Assert.Equal(20_000, Enumerable.Range(0, 20_000).Select(m => RandomSequence.KeyOf(group, m)).Distinct().Count());
        // The mix is the finaliser of MurmurHash3: 0 stays 0, 1 becomes 0x514e28b7 (published by its author's test program).
        Assert.Equal(0u, RandomSequence.KeyOf(0u, 0));
        Assert.Equal(0x514e28b7u, RandomSequence.KeyOf(1u, 0));
    }
}
