import type { Kept, Store } from './store';

/** Writes a queue down on this device, one write after the other; what changes during a write goes with the next. */
export class Keeper {
  private last = Promise.resolve();
  private asked = false;

  constructor(
    private readonly store: Store,
    private readonly key: string,
    /** The queue as it is now; null where nothing waits. */
    private readonly snapshot: () => Kept | null,
  ) {}

  /** Soon, and once however often it is asked for meanwhile. */
  keep(): void {
    if (this.asked) return;
    this.asked = true;
    this.last = this.last
      .then(() => {
        this.asked = false;
        return this.write();
      })
      .catch(reason => console.warn('paddock-notebook: not kept on this device', reason));
  }

  /** Everything that was handed over so far has been written down. */
  kept(): Promise<void> {
    return this.last;
  }

  async write(): Promise<void> {
    const kept = this.snapshot();
    if (kept) await this.store.put(kept);
    else await this.store.remove(this.key);
  }
}
