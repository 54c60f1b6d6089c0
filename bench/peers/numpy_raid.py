#!/usr/bin/env python3
"""The raid as a NumPy sketch: layers one after the other, every shot drawn; no geometry, no time, no channels, no magazines.

Usage: numpy_raid.py [SECONDS]      prints replications a second on one core and the mean number of leakers
Needs NumPy (Debian: python3-numpy).
"""
import sys
import time

import numpy as np

from raid import CLASSES, LAYDOWN, LOOKS, SALVOS, SYSTEMS

BATCH = 1024


def main():
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 5.0
    rng = np.random.default_rng(1)
    counts = np.array([count for _, _, count, _ in SALVOS])
    arrives = np.repeat([CLASSES[kind][1] for kind, _, _, _ in SALVOS], counts)
    layers = [
        np.repeat([SYSTEMS[system][5].get(kind, 0.0) if system in LAYDOWN[city] else 0.0 for kind, city, _, _ in SALVOS], counts) for system in SYSTEMS
    ]
    begin, count, leakers = time.perf_counter(), 0, 0
    while time.perf_counter() - begin < seconds:
        alive = rng.random((BATCH, len(arrives))) < arrives
        for kill in layers:
            for _ in range(LOOKS):
                alive &= rng.random((BATCH, len(arrives))) >= kill
        leakers += int(alive.sum())
        count += BATCH
    print(f"{count / (time.perf_counter() - begin):.0f} {leakers / count:.2f}")


if __name__ == "__main__":
    main()
