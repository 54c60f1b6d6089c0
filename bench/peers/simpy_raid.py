#!/usr/bin/env python3
"""The raid as an idiomatic SimPy model: a process for each threat, a resource for the channels of each battery.

Usage: simpy_raid.py [SECONDS]      prints replications a second on one core and the mean number of leakers
Needs SimPy 3 or newer (Debian: python3-simpy3).
"""
import random
import sys
import time

import simpy

from raid import ASSESSMENT, CLASSES, DETECTED_AT, LAYDOWN, LOOKS, SALVOS, SYSTEMS, TRACK_DELAY


class Battery:
    def __init__(self, env, system):
        self.range, channels, self.rounds, self.reaction, self.speed, self.kill = SYSTEMS[system]
        self.channels = simpy.PriorityResource(env, channels)


class Raid:
    def __init__(self, env, rng):
        self.env, self.rng, self.leakers = env, rng, 0
        self.cities = {
            city: sorted((Battery(env, system) for system, count in systems.items() for _ in range(count)), key=lambda b: -b.range)
            for city, systems in LAYDOWN.items()
        }
        for kind, city, count, hours in SALVOS:
            for _ in range(count):
                env.process(self.threat(kind, city, rng.uniform(0, hours * 3600)))

    def threat(self, kind, city, start):
        speed, reliability = CLASSES[kind]
        yield self.env.timeout(start)
        if self.rng.random() >= reliability:
            return
        distance = DETECTED_AT[kind]
        impact = self.env.now + distance / speed
        yield self.env.timeout(TRACK_DELAY)
        for battery in self.cities[city]:
            probability = battery.kill.get(kind)
            if probability is None:
                continue
            # It is in reach when what is left to fly is less than the range.
            enters = impact - battery.range / speed
            if enters > self.env.now:
                yield self.env.timeout(enters - self.env.now)
            for _ in range(LOOKS):
                if battery.rounds == 0 or self.env.now + battery.reaction >= impact:
                    break
                with battery.channels.request(priority=impact) as channel:
                    outcome = yield channel | self.env.timeout(impact - self.env.now)
                    if channel not in outcome or battery.rounds == 0:
                        break
                    left = (impact - self.env.now) * speed
                    fly_out = battery.reaction + left / (battery.speed + speed)
                    battery.rounds -= 1
                    yield self.env.timeout(min(fly_out, max(0, impact - self.env.now)))
                    if self.rng.random() < probability:
                        return
                    yield self.env.timeout(min(ASSESSMENT, max(0, impact - self.env.now)))
        if impact > self.env.now:
            yield self.env.timeout(impact - self.env.now)
        self.leakers += 1


def replicate(seed):
    env = simpy.Environment()
    raid = Raid(env, random.Random(seed))
    env.run()
    return raid.leakers


def main():
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 5.0
    replicate(0)
    begin, count, leakers = time.perf_counter(), 0, 0
    while time.perf_counter() - begin < seconds:
        leakers += replicate(count)
        count += 1
    print(f"{count / (time.perf_counter() - begin):.1f} {leakers / count:.2f}")


if __name__ == "__main__":
    main()
