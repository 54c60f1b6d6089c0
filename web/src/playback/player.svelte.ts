import type { AssessmentData } from "../data/page";
import type { ReplayEvent } from "./events";
import { decodeReplay, eventsUntil, type Replay } from "./replay";

/** Times as fast as life. */
export const speeds = [1, 10, 30, 60, 120, 300, 600, 1200] as const;

// A whole raid is to play in about this time. Unit: seconds.
const wholeRaid = 75;

// A tab that was asleep goes on from where it was. Unit: seconds.
const longestFrame = 0.25;

// With reduced motion the picture changes this often. Unit: milliseconds.
const stepInterval = 1000;

/** Plays one replication: what is shown, and which moment of it. */
export class Player {
  replay = $state.raw() as Replay;
  /** Seconds from midnight of the scenario's date. */
  time = $state(0);
  playing = $state(false);
  /** Times as fast as life. */
  speed = $state<number>(1);
  /** The threat that the reader follows. */
  followed = $state<number | null>(null);
  /** Whether the reader wants no smooth motion. */
  reducedMotion = $state(false);

  private frame = 0;
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly data: AssessmentData) {
    this.show(0);
    const seconds = this.end - this.begin;
    this.speed = speeds.reduce((best, speed) => (misfit(seconds, speed) < misfit(seconds, best) ? speed : best));
    if (typeof matchMedia !== "undefined") {
      const query = matchMedia("(prefers-reduced-motion: reduce)");
      this.reducedMotion = query.matches;
      query.addEventListener("change", () => {
        this.pause();
        this.reducedMotion = query.matches;
      });
    }
  }

  /** A bit before the first event, in whole seconds. */
  get begin(): number {
    return Math.floor(this.first - this.margin);
  }

  /** A bit after the last event, in whole seconds. */
  get end(): number {
    return Math.ceil(this.last + this.margin);
  }

  /** The numbers of the replications that the page has, in order. */
  get replications(): number[] {
    return this.data.replays.map((replay) => replay.replication).sort((a, b) => a - b);
  }

  /** Shows another replication as it ended; false where the page does not have it. */
  choose(replication: number): boolean {
    const index = this.data.replays.findIndex((replay) => replay.replication === replication);
    if (index >= 0) this.show(index);
    return index >= 0;
  }

  /** Plays from here; from the beginning where this is the end. */
  play(): void {
    if (this.playing) return;
    if (this.time >= this.end) this.time = this.begin;
    this.playing = true;
    if (this.reducedMotion) this.timer = setInterval(() => this.advance(), stepInterval);
    else this.run(performance.now());
  }

  pause(): void {
    this.playing = false;
    clearInterval(this.timer);
    cancelAnimationFrame(this.frame);
  }

  toggle(): void {
    if (this.playing) this.pause();
    else this.play();
  }

  /** Goes to a moment, and plays on from there where it was playing. */
  seek(time: number): void {
    this.time = Math.min(this.end, Math.max(this.begin, time));
  }

  /** Goes to the next event of those wanted, or back to the one before. */
  step(direction: 1 | -1, isWanted: (event: ReplayEvent) => boolean): void {
    this.pause();
    const wanted = this.replay.events.filter(isWanted);
    const next =
      direction > 0
        ? wanted.find((event) => event.time > this.time)
        : wanted.findLast((event) => event.time < this.time);
    this.seek(next?.time ?? (direction > 0 ? this.end : this.begin));
  }

  private show(index: number): void {
    if (this.playing) this.pause();
    this.replay = decodeReplay(this.data, this.data.replays[index]!);
    this.time = this.end;
    this.followed = null;
  }

  private run(before: number): void {
    this.frame = requestAnimationFrame((now) => {
      const passed = Math.min(longestFrame, Math.max(0, (now - before) / 1000));
      this.seek(this.time + passed * this.speed);
      if (this.time < this.end) this.run(now);
      else this.pause();
    });
  }

  /** Goes to the next event, and to the last of those that follow it within the second in which the picture stands still. */
  private advance(): void {
    const { replay } = this;
    const next = replay.events[eventsUntil(replay, this.time)];
    const last = next && replay.events[eventsUntil(replay, next.time + this.speed) - 1];
    this.seek(last ? last.time : this.end);
    if (this.time >= this.end) this.pause();
  }

  private get first(): number {
    return this.replay.times[0] ?? Math.min(...this.data.result.salvos.map((salvo) => salvo.begins));
  }

  private get last(): number {
    return this.replay.times.at(-1) ?? Math.max(...this.data.result.salvos.map((salvo) => salvo.ends));
  }

  private get margin(): number {
    return Math.max(5, 0.01 * (this.last - this.first));
  }
}

function misfit(seconds: number, speed: number): number {
  return Math.abs(Math.log(seconds / speed / wholeRaid));
}
