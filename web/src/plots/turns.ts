let last: Promise<unknown> = Promise.resolve();

/** Does one task after another, and lets the browser breathe between them. */
export function inTurn<T>(task: () => Promise<T>): Promise<T> {
  const turn = last.then(() => new Promise<void>((done) => setTimeout(done))).then(task);
  last = turn.catch(() => undefined);
  return turn;
}
