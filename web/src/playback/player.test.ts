import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { columnsOf, example } from "./example";
import { threatNear } from "./motion";
import { Player, speeds } from "./player.svelte";

// Frames of the browser, given by hand.
let frames: FrameRequestCallback[] = [];
let now = 0;

function nextFrame(milliseconds: number): void {
  now += milliseconds;
  frames.splice(0).forEach((frame) => frame(now));
}

beforeEach(() => {
  frames = [];
  now = 0;
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  vi.stubGlobal("performance", { now: () => now });
  vi.stubGlobal("requestAnimationFrame", (frame: FrameRequestCallback) => frames.push(frame));
  vi.stubGlobal("cancelAnimationFrame", () => (frames = []));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("It opens on the first replication, at its end", () => {
  const player = new Player(example);
  expect(player.replay.replication).toBe(7);
  expect(player.begin).toBe(-56);
  expect(player.end).toBe(526);
  expect(player.time).toBe(player.end);
  expect(player.playing).toBe(false);
});

test("The speed is the one with which the raid takes about a minute", () => {
  const player = new Player(example);
  expect(player.speed).toBe(10);
  expect(speeds).toContain(player.speed);
  const long = columnsOf(1, [
    [0, "launched", { threat: 0, value: 0 }],
    [50_000, "leaked", { threat: 0, value: 0 }],
  ]);
  expect(new Player({ ...example, replays: [long] }).speed).toBe(600);
});

test("Played from the end it begins anew, runs with the clock and stops at the end", () => {
  const player = new Player(example);
  player.play();
  expect(player.time).toBe(player.begin);
  nextFrame(100);
  expect(player.time).toBeCloseTo(player.begin + 0.1 * player.speed, 9);
  // A tab that was asleep does not jump.
  nextFrame(60_000);
  expect(player.time).toBeCloseTo(player.begin + 0.35 * player.speed, 9);
  player.seek(player.end - 1);
  nextFrame(200);
  expect(player.time).toBe(player.end);
  expect(player.playing).toBe(false);
  expect(frames).toEqual([]);
});

test("Paused, it stands still", () => {
  const player = new Player(example);
  player.toggle();
  nextFrame(100);
  player.toggle();
  const { time } = player;
  nextFrame(100);
  expect(player.time).toBe(time);
});

test("Played twice at once it runs no faster", () => {
  const player = new Player(example);
  player.play();
  player.play();
  expect(frames).toHaveLength(1);
});

test("A moment outside the raid is its edge", () => {
  const player = new Player(example);
  player.seek(-1e6);
  expect(player.time).toBe(player.begin);
  player.seek(1e6);
  expect(player.time).toBe(player.end);
});

test("Another replication is shown as it ended; one that is not there changes nothing", () => {
  const player = new Player(example);
  player.followed = 3;
  player.seek(100);
  expect(player.choose(8)).toBe(false);
  expect(player).toMatchObject({ time: 100, followed: 3 });
  player.play();
  expect(player.choose(9)).toBe(true);
  expect(player.replay.replication).toBe(9);
  expect(player).toMatchObject({ time: player.end, followed: null, playing: false });
  expect(player.replications).toEqual([7, 9]);
});

test("A replication in which nothing is launched lasts as long as the salvos could", () => {
  const player = new Player(example);
  player.choose(9);
  expect([player.begin, player.end]).toEqual([-6, 606]);
});

test("Steps go from one wanted event to the next", () => {
  const player = new Player(example);
  const isLeak = ({ kind }: { kind: string }) => kind === "leaked";
  player.step(-1, isLeak);
  expect(player.time).toBe(465);
  player.step(-1, isLeak);
  expect(player.time).toBe(400);
  player.step(-1, isLeak);
  expect(player.time).toBe(player.begin);
  player.step(1, isLeak);
  expect(player.time).toBe(400);
});

test("With reduced motion it moves once a second, from events to events", () => {
  vi.stubGlobal("matchMedia", () => ({ matches: true, addEventListener: () => undefined }));
  const player = new Player(example);
  player.speed = 30;
  player.play();
  expect(frames).toEqual([]);
  const seen = [player.time];
  for (let i = 0; i < 4; i++) {
    vi.advanceTimersByTime(1000);
    seen.push(player.time);
  }
  // The next event, and what follows it within 30 s.
  expect(seen).toEqual([player.begin, -50, 120, 160, 200]);
  vi.advanceTimersByTime(30_000);
  expect(player.time).toBe(player.end);
  expect(player.playing).toBe(false);
});

test("A click finds the nearest threat in the air before one that has ended", () => {
  const player = new Player(example);
  const project = (x: number, y: number) => ({ x: x * 10, y: -y * 10 });
  // Threat 0 flies at 2.5° E, 50 s after its launch at -50 s and 100 s on its first piece.
  player.seek(50);
  expect(threatNear(player, example, project, 30, 3)).toBe(0);
  expect(threatNear(player, example, project, 60, 3)).toBeNull();
  // Threat 1 failed at launch, at 0° E.
  player.seek(110);
  expect(threatNear(player, example, project, 2, 2)).toBe(1);
  // Threat 2 rises where it lies.
  player.seek(212);
  expect(threatNear(player, example, project, 0, 0)).toBe(2);
});
