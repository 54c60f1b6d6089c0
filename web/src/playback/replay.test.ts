import { expect, test } from "vitest";
import { causeOf } from "./cause";
import type { EventKind } from "./events";
import { columnsOf, example, type Line } from "./example";
import { marksOf } from "./marks";
import { decodeReplay, eventsUntil, isInTheAir } from "./replay";
import { classTalliesAt, tallyAt } from "./tally";

const replay = decodeReplay(example, example.replays[0]!);
const life = (threat: number) => replay.lifeOf.get(threat)!;

test("Times are sums of differences in tenths of a second", () => {
  expect(replay.events[0]!.time).toBe(-50);
  expect(replay.events.find((event) => event.kind === "tracked")!.time).toBe(130.5);
  expect(replay.events.at(-1)!.time).toBe(520);
});

test("Every threat has a launch and one end", () => {
  expect(
    replay.lives.map(({ threat, launched, ended, ending, killer }) => [threat, launched, ended, ending, killer]),
  ).toEqual([
    [0, -50, 180, "hard-killed", 0],
    [1, 100, 100, "launch-failed", -1],
    [2, 210, 230, "soft-killed", 1],
    [3, 300, 400, "leaked", -1],
    [4, 360, 380, "flight-failed", -1],
    [5, 365, 465, "leaked", -1],
    [6, 420, 520, "expended", -1],
  ]);
  expect(life(4)).toMatchObject({ salvo: 1, member: 2, class: "cruise", route: 1 });
});

test("A threat is in the air from its launch until its end; one that fails at launch never is", () => {
  expect([-51, -50, 179, 180].map((time) => isInTheAir(life(0), time))).toEqual([false, true, true, false]);
  expect(isInTheAir(life(1), 100)).toBe(false);
});

test("A threat ends once, whatever is told after that", () => {
  const twice = decodeReplay(
    example,
    columnsOf(1, [
      [0, "launched", { threat: 0, value: 0 }],
      [10, "intercepted", { threat: 0, battery: 0, rounds: 1, value: 1 }],
      [10, "intercepted", { threat: 0, battery: 1, rounds: 1, value: 1 }],
      [20, "leaked", { threat: 0, value: 0 }],
    ]),
  );
  expect(twice.lives).toMatchObject([{ ended: 10, ending: "hard-killed", killer: 0 }]);
  expect(tallyAt(twice, 30)).toMatchObject({ launched: 1, stopped: 1, leaked: 0, inTheAir: 0 });
  expect(twice.assets[0]!.leaked).toEqual([]);
});

test("A replication that does not tell an end is an error that says which", () => {
  const open = columnsOf(3, [[0, "launched", { threat: 2, value: 0 }]]);
  expect(() => decodeReplay(example, open)).toThrow("Replication 3 does not tell the end of threat 2.");
});

test("At the end, launched is stopped, failed, leaked and expended together", () => {
  const tally = tallyAt(replay, Infinity);
  expect(tally).toEqual({
    launched: 7,
    inTheAir: 0,
    stopped: 2,
    hardKilled: 1,
    softKilled: 1,
    failed: 2,
    launchFailed: 1,
    flightFailed: 1,
    leaked: 2,
    expended: 1,
    rounds: 5,
  });
  expect(tally.leaked).toBe(replay.events.filter((event) => event.kind === "leaked").length);
});

test("Nothing has happened before the first event, and an event counts from its moment on", () => {
  expect(tallyAt(replay, -50.1).launched).toBe(0);
  expect(tallyAt(replay, -50)).toMatchObject({ launched: 1, inTheAir: 1 });
  expect(tallyAt(replay, 159.9).rounds).toBe(0);
  expect(tallyAt(replay, 160).rounds).toBe(2);
  expect(tallyAt(replay, 179.9)).toMatchObject({ launched: 2, failed: 1, inTheAir: 1, stopped: 0 });
  expect(tallyAt(replay, 180)).toMatchObject({ inTheAir: 0, stopped: 1 });
});

test("Classes add up to the raid at every moment", () => {
  for (const time of [-100, ...replay.times]) {
    const classes = classTalliesAt(replay, time);
    const whole = tallyAt(replay, time);
    for (const key of ["launched", "inTheAir", "stopped", "failed", "leaked", "expended", "rounds"] as const) {
      expect(classes.reduce((sum, tally) => sum + tally[key], 0)).toBe(whole[key]);
    }
    expect(whole.launched).toBe(whole.inTheAir + whole.stopped + whole.failed + whole.leaked + whole.expended);
  }
  expect(classTalliesAt(replay, 600).map((tally) => [tally.class, tally.launched])).toEqual([
    ["one-way-drone", 3],
    ["cruise", 3],
    ["decoy", 1],
  ]);
});

test("Shots fly from the order to the intercept that is due", () => {
  expect(replay.shots.map(({ begins, ends, battery }) => [begins, ends, battery])).toEqual([
    [160, 180, 0],
    [170, 185, 1],
    [335, 345, 0],
  ]);
  expect(replay.longestShot).toBe(20);
  // 230 s after launch: 30 s of 400 s along the second piece, from 5° E to 10° E.
  expect(replay.shots[0]!.longitude).toBeCloseTo(5.375, 10);
});

test("Assets know when they were alerted and reached", () => {
  expect(replay.assets).toEqual([
    { alerted: 140, leaked: [], expended: [520] },
    { alerted: Infinity, leaked: [400, 465], expended: [] },
  ]);
});

test("Marks stay where something happened", () => {
  expect(marksOf(replay).all.map(({ kind, time }) => [kind, time])).toEqual([
    ["failure", 100],
    ["kill", 180],
    ["debris", 180],
    ["soft-kill", 230],
    ["border", 310],
    ["miss", 345],
    ["failure", 380],
    ["leak", 400],
    ["leak", 465],
    ["expended", 520],
  ]);
});

test("A leak that was shot at was missed; otherwise the last shortage is its cause", () => {
  expect(causeOf(life(3), example.causes)).toBe("missed");
  expect(causeOf(life(5), example.causes)).toBe("no-round");
  expect(causeOf(life(0), example.causes)).toBeNull();
});

test.each<[(EventKind | number)[], string | null]>([
  [[], "not-detected"],
  [["detected"], "detected-too-late"],
  [["detected", "tracked"], null],
  [["detected", "tracked", 1], "detected-too-late"],
  [["detected", "tracked", 1, 5], "held-by-doctrine"],
  [["detected", "tracked", 5, 1], "held-by-doctrine"],
  [["detected", "tracked", 4, 3, 5], "no-free-channel"],
  [["detected", "tracked", "engaged", 4], "missed"],
])("The cause of a leak after %j is %s", (told, cause) => {
  const lines = told.map((step): Line =>
    typeof step === "number"
      ? [1, "blocked", { threat: 0, battery: 0, value: step }]
      : [1, step, { threat: 0, battery: 0, sensor: 0 }],
  );
  const columns = columnsOf(1, [
    [0, "launched", { threat: 0, value: 0 }],
    ...lines,
    [9, "leaked", { threat: 0, value: 0 }],
  ]);
  expect(causeOf(decodeReplay(example, columns).lives[0]!, example.causes)).toBe(cause);
});

test("A replication without threats is empty", () => {
  const none = decodeReplay(example, example.replays[1]!);
  expect(none.lives).toEqual([]);
  expect(eventsUntil(none, 1e6)).toBe(0);
  expect(tallyAt(none, 1e6).launched).toBe(0);
});
