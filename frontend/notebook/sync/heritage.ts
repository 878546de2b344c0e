import type { Batch, RejectReason } from '../protocol';
import type { Kept, Store } from './store';
import type { Timers } from './timers';
import { plain, type Waiting } from './waiting';

const DEAD_MS = 20_000;
const RESEND_MS = 5_000;

export type HeritageOptions = {
  notebook: number;
  client: string;
  store: Store;
  timers: Timers;
  now: () => number;
  /** The clients whose views are alive on this device; null where the browser cannot tell. */
  living: () => Promise<ReadonlySet<string> | null>;
  online: () => boolean;
  send: (batch: Batch) => void;
  timely: (waiting: readonly Waiting[]) => Waiting[];
  /** The batch that was under way is answered (or there was none): what waited behind it is now this view's own. */
  inherit: (kept: Kept, reason: RejectReason | null) => void;
  changed: () => void;
};

/** What earlier views of the notebook left behind on this device: after a reload, a crash, a closed tab. */
export class Heritage {
  private left: Kept[] = [];

  constructor(private readonly options: HeritageOptions) {}

  /** Looks for queues whose views are gone, and again as long as there are living ones. */
  async look(): Promise<void> {
    const { store, notebook, client, timers } = this.options;
    const found = (await store.of(notebook)).filter(kept => kept.client !== client);
    const living = await this.options.living();
    let alive = 0;
    for (const kept of found) {
      if (this.isAlive(kept, living)) {
        alive++;
      } else if (!this.left.some(one => one.key === kept.key)) {
        this.left.push(kept);
        this.send(kept);
      }
    }
    if (alive > 0) timers.after(DEAD_MS, () => void this.look());
  }

  resend(): void {
    for (const kept of this.left) this.send(kept);
  }

  answered(client: string, sequence: number, reason: RejectReason | null): void {
    const kept = this.left.find(one => one.client === client && one.inflight?.sequence === sequence);
    if (kept) this.take(kept, reason);
  }

  get waiting(): number {
    return this.left.reduce((sum, kept) => sum + kept.pending.length + (kept.inflight?.operations.length ?? 0), 0);
  }

  private isAlive(kept: Kept, living: ReadonlySet<string> | null): boolean {
    return living ? living.has(kept.client) : !kept.released && this.options.now() - kept.beat < DEAD_MS;
  }

  private send(kept: Kept): void {
    const { options } = this;
    if (!options.online()) return;
    if (!kept.inflight) {
      this.take(kept, null);
      return;
    }
    const { sequence, base, operations } = kept.inflight;
    options.send({ client: kept.client, sequence, base, operations: plain(options.timely(operations)) });
    options.timers.after(RESEND_MS, () => {
      if (this.left.includes(kept)) this.send(kept);
    });
    options.changed();
  }

  private take(kept: Kept, reason: RejectReason | null): void {
    this.left = this.left.filter(one => one !== kept);
    this.options.inherit(kept, reason);
  }
}
