using Testudo.Simulation.Random;
using Testudo.Simulation.Sensing;

namespace Testudo.Simulation.Replication;

/// <content>When a sensor sees a threat.</content>
public sealed partial class ReplicationRunner
{
    // Numbers of passes stay below this, so that the parts of a pass have draws of their own.
    private const int PartOfPass = 1 << 12;

    // The chance of each pass in each stretch of each sensor with stretches, under this draw of the parameters.
    private double[][] heed = [];

    private void TakeConditions()
    {
        if (heed.Length == 0)
        {
            heed = [.. model.Sensors.Select(s => new double[s.Stretches.Length])];
        }

        longestDelay = 0;
        for (var s = 0; s < heed.Length; s++)
        {
            ref readonly var sensor = ref model.Sensors[s];
            (sensors[s].Delay, sensors[s].Detection) = (values[sensor.Delay], values[sensor.Detection]);
            longestDelay = Math.Max(longestDelay, values[sensor.Delay]);
            for (var i = 0; i < heed[s].Length; i++)
            {
                ref readonly var stretch = ref sensor.Stretches[i];
                heed[s][i] = sensors[s].Detection * (stretch.Night < 0 ? 1 : values[stretch.Night]) * (stretch.Weather < 0 ? 1 : values[stretch.Weather]);
            }
        }
    }

    /// <summary>When a sensor sees a threat on a pass, if at all; infinite where it does not. Everything that decides it is asked here.</summary>
    /// <param name="threat">The threat.</param>
    /// <param name="pass">The pass.</param>
    /// <param name="before">What is not seen before this time need not be found: infinity may be returned for it. Seconds from midnight of the date.</param>
    private double DetectionTime(in ThreatState threat, in PassColumns pass, double before = double.PositiveInfinity)
    {
        var seen = FirstSeen(threat, pass, before);
        return mayLose && seen >= sensorLostAt[pass.Sensor] ? double.PositiveInfinity : seen;
    }

    private double FirstSeen(in ThreatState threat, in PassColumns pass, double before)
    {
        ref readonly var sensor = ref model.Sensors[pass.Sensor];
        if (!sensors[pass.Sensor].IsUp)
        {
            return double.PositiveInfinity;
        }

        var words = Draw(threat.Key, sensor.Key, Purpose.Detection, pass.Ordinal);
        if (sensor.Stretches.Length > 0)
        {
            return DetectionInStretches(threat, pass, words);
        }

        if (words.U0 >= sensors[pass.Sensor].Detection)
        {
            return double.PositiveInfinity;
        }

        if (pass.Scans == 0)
        {
            var seen = pass.From + (sensor.Scan * words.U1);
            return seen <= pass.To ? threat.Launch + seen : double.PositiveInfinity;
        }

        // Parts of one pass have looks of their own, but the pass is heeded or not as a whole.
        var looks = pass.Part == 0 ? words : Draw(threat.Key, sensor.Key, Purpose.Detection, pass.Ordinal + (pass.Part * PartOfPass));
        var scans = new ScanTable(model.Routes[threat.Route].Scans.AsSpan(pass.FirstScan, pass.Scans), pass.PerScan, looks.U1);
        var last = scans.LastBy((Math.Min(pass.To, before - threat.Launch) - pass.From) / sensor.Scan);
        var sum = scans.Sum(last);
        // -ln(u) is at least 1 - u: most passes that see nothing in time are told from that alone.
        if (sum < 1 - looks.U2)
        {
            return double.PositiveInfinity;
        }

        var first = scans.FirstReaching(0, last, -Math.Log(looks.U2));
        return first < 0 ? double.PositiveInfinity : threat.Launch + pass.From + ((first + looks.U1) * sensor.Scan);
    }

    /// <summary>The same for a sensor that is switched on and off, or works worse at night or in weather.</summary>
    /// <remarks>A pass is judged by what holds when it is looked at first; of its scans those count that come while the sensor is on.</remarks>
    private double DetectionInStretches(in ThreatState threat, in PassColumns pass, in RandomWords words)
    {
        ref readonly var sensor = ref model.Sensors[pass.Sensor];
        var looks = pass.Part == 0 ? words : Draw(threat.Key, sensor.Key, Purpose.Detection, pass.Ordinal + (pass.Part * PartOfPass));
        var scans = pass.Scans == 0 ? default : new ScanTable(model.Routes[threat.Route].Scans.AsSpan(pass.FirstScan, pass.Scans), pass.PerScan, looks.U1);
        var needed = pass.Scans == 0 ? 0 : -Math.Log(looks.U2);
        var isHeeded = false;
        var (from, to) = (threat.Launch + pass.From, threat.Launch + pass.To);
        var onSince = double.NaN;
        for (var i = 0; i < sensor.Stretches.Length && from <= to; i++)
        {
            ref readonly var stretch = ref sensor.Stretches[i];
            if (stretch.To <= from)
            {
                continue;
            }

            if (stretch.IsOn)
            {
                if (!isHeeded && words.U0 >= heed[pass.Sensor][i])
                {
                    return double.PositiveInfinity;
                }

                isHeeded = true;
                onSince = double.IsNaN(onSince) ? from : onSince;
                var until = Math.Min(to, stretch.To);
                if (pass.Scans == 0)
                {
                    var seen = onSince + (sensor.Scan * words.U1);
                    if (seen <= until)
                    {
                        return seen;
                    }
                }
                else
                {
                    var first = scans.LastBy((from - threat.Launch - pass.From) / sensor.Scan) + 1;
                    var last = scans.LastBy((until - threat.Launch - pass.From) / sensor.Scan);
                    var passed = scans.Sum(first - 1);
                    var found = scans.FirstReaching(first, last, passed + needed);
                    if (found >= 0)
                    {
                        return threat.Launch + pass.From + ((found + looks.U1) * sensor.Scan);
                    }

                    needed -= last < first ? 0 : scans.Sum(last) - passed;
                }
            }

            onSince = stretch.IsOn ? onSince : double.NaN;
            from = stretch.To;
        }

        return double.PositiveInfinity;
    }

    // For who listens: the draws are made again, which changes nothing.
    private Oversight WhyOverlooked(in ThreatState threat, in PassColumns pass, double seen)
    {
        ref readonly var sensor = ref model.Sensors[pass.Sensor];
        if (!sensors[pass.Sensor].IsUp)
        {
            return Oversight.Down;
        }

        var stretch = FirstOn(threat, pass);
        if (sensor.Stretches.Length > 0 && stretch < 0)
        {
            return Oversight.SwitchedOff;
        }

        var u = Draw(threat.Key, sensor.Key, Purpose.Detection, pass.Ordinal).U0;
        return u >= sensors[pass.Sensor].Detection && !double.IsFinite(seen) ? Oversight.Unnoticed
            : stretch >= 0 && u >= heed[pass.Sensor][stretch] ? Oversight.NightOrWeather
            : double.IsFinite(seen) || pass.Scans == 0 ? Oversight.GoneBeforeLook
            : Oversight.Faded;
    }

    /// <summary>The probability that a whole pass, or what this part of it has, ends with a detection, where the sensor is on all the time.</summary>
    private double ChanceOf(in ThreatState threat, in PassColumns pass)
    {
        ref readonly var sensor = ref model.Sensors[pass.Sensor];
        var stretch = FirstOn(threat, pass);
        var heeded = stretch >= 0 ? heed[pass.Sensor][stretch] : sensor.Stretches.Length > 0 ? 0 : sensors[pass.Sensor].Detection;
        return pass.Scans == 0 ? heeded : heeded * (1 - Math.Exp(-model.Routes[threat.Route].Scans[pass.FirstScan + pass.Scans - 1]));
    }

    // The first stretch of the pass in which the sensor is on; -1 where there is none.
    private int FirstOn(in ThreatState threat, in PassColumns pass)
    {
        var stretches = model.Sensors[pass.Sensor].Stretches;
        var begin = double.NegativeInfinity;
        for (var i = 0; i < stretches.Length; i++)
        {
            if (stretches[i].IsOn && stretches[i].To > threat.Launch + pass.From && begin <= threat.Launch + pass.To)
            {
                return i;
            }

            begin = stretches[i].To;
        }

        return -1;
    }
}
