export type Schedule = (what: () => void, milliseconds: number) => () => void;

export const browserTimer: Schedule = (what, milliseconds) => {
  const timer = setTimeout(what, milliseconds);
  return () => clearTimeout(timer);
};

/** Timers that end together. */
export class Timers {
  private readonly cancels = new Set<() => void>();
  private ended = false;

  constructor(private readonly schedule: Schedule) {}

  /** Does it after a while, unless the returned function is called before. */
  after(milliseconds: number, what: () => void): () => void {
    if (this.ended) return () => undefined;
    const cancel = this.schedule(() => {
      this.cancels.delete(cancel);
      if (!this.ended) what();
    }, milliseconds);
    this.cancels.add(cancel);
    return () => {
      cancel();
      this.cancels.delete(cancel);
    };
  }

  end(): void {
    this.ended = true;
    for (const cancel of this.cancels) cancel();
    this.cancels.clear();
  }
}
