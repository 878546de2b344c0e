import type { Batch, Operation, RejectReason, ServerEvent } from '../protocol';
import { Cells, type CellContent } from './cells';
import { Heritage } from './heritage';
import { Keeper } from './keeper';
import { Layers, type Flight } from './layers';
import { asNewCells, rebase } from './rebase';
import { keyOf, type Kept, type Store } from './store';
import { Timers, browserTimer, type Schedule } from './timers';
import { isLateRun, plain, touched, type Waiting } from './waiting';

export type SaveState = { kind: 'saved' } | { kind: 'waiting'; changes: number; slow: boolean } | { kind: 'offline'; changes: number };

type Applied = Extract<ServerEvent, { t: 'applied' }>;
type Rejected = Extract<ServerEvent, { t: 'rejected' }>;

export type QueueOptions = {
  notebook: number;
  client: string;
  store: Store;
  /** Hands a batch to the server; may throw or reject, the batch is then sent again. */
  send: (batch: Batch) => unknown;
  /** The notebook as it must be shown; `hints` are the exact text changes that lead there where they are known. */
  show: (cells: Cells, hints: readonly Operation[]) => void;
  state: (state: SaveState) => void;
  /** Operations were given up: a run that waited too long, what a locked cell did not take. */
  dropped: (operations: Operation[], reason: 'run-too-late' | RejectReason) => void;
  reload: () => void;
  newId: () => string;
  /** The clients whose views are alive on this device; null where the browser cannot tell. */
  living?: () => Promise<ReadonlySet<string> | null>;
  now?: () => number;
  schedule?: Schedule;
};

const COALESCE_MS = 150;
const RESEND_MS = 5_000;
const SLOW_MS = 1_500;
const BEAT_MS = 5_000;

/**
 * The operations of one view: one batch under way, the rest waiting and transformed against what arrives, all kept on the
 * device until acknowledged. What is shown is always the server's notebook with the own waiting operations on top.
 */
export class OperationQueue {
  private readonly layers = new Layers();
  private sequence = 0;
  private attempts = 0;
  private online = true;
  private closed = false;
  private sending: (() => void) | null = null;
  private readonly now: () => number;
  private readonly timers: Timers;
  private readonly keeper: Keeper;
  private readonly heritage: Heritage;

  constructor(private readonly options: QueueOptions) {
    const { notebook, client, store } = options;
    this.now = options.now ?? Date.now;
    this.timers = new Timers(options.schedule ?? browserTimer);
    this.keeper = new Keeper(store, keyOf(notebook, client), () => this.snapshot());
    this.heritage = new Heritage({
      notebook,
      client,
      store,
      timers: this.timers,
      now: this.now,
      living: options.living ?? (async () => null),
      online: () => this.online && !this.closed,
      send: batch => this.hand(batch),
      timely: waiting => this.withoutLateRuns(waiting),
      inherit: (kept, reason) => this.inherit(kept, reason),
      changed: () => this.report(),
    });
  }

  /** The document as loaded: the first time, or again after a gap. */
  load(revision: number, cells: Iterable<CellContent>): void {
    const time = this.layers.load(revision, cells);
    if (time === 'first') this.report();
    else if (this.layers.isHeld && this.layers.flight) this.transmit();
    else this.settle();
  }

  /** What the person did; already visible. */
  change(operations: readonly Operation[]): void {
    if (operations.length === 0) return;
    const at = this.now();
    for (const operation of operations) this.layers.add(operation, at);
    this.keeper.keep();
    this.report();
    this.sendAfter(operations.some(operation => operation.op === 'run') ? 0 : COALESCE_MS);
  }

  applied(event: Applied): void {
    if (this.isOwn(event)) {
      this.layers.land(event);
      this.settle();
      return;
    }
    if (this.layers.isNew(event)) {
      const hints = this.layers.mergeIn(event);
      if (!this.layers.isHeld) this.show(hints);
      if (!this.layers.isEmpty) this.keeper.keep();
    }
    this.heritage.answered(event.client, event.sequence, null);
  }

  rejected(event: Rejected): void {
    if (!this.isOwn(event)) {
      this.heritage.answered(event.client, event.sequence, event.reason);
      return;
    }
    this.layers.refuse((lost, server) => this.saved(lost, server, event.reason));
    if (event.reason === 'read-only') this.layers.forgetWaiting();
    this.keeper.keep();
    this.report();
    this.options.reload();
  }

  connection(online: boolean): void {
    if (this.online === online) return;
    this.online = online;
    this.report();
    if (!online) return;
    this.transmit();
    this.heritage.resend();
    this.sendAfter(0);
  }

  /** Takes over what earlier views left behind: after a reload, a crash, another tab that is gone. */
  async adopt(): Promise<void> {
    await this.heritage.look();
    this.beat();
  }

  get cells(): Cells {
    return this.layers.cells;
  }

  get waiting(): number {
    return this.layers.pending.length + (this.layers.flight?.operations.length ?? 0) + this.heritage.waiting;
  }

  get state(): SaveState {
    const changes = this.waiting;
    if (!this.online) return { kind: 'offline', changes };
    if (changes === 0) return { kind: 'saved' };
    return { kind: 'waiting', changes, slow: this.now() - this.layers.oldest >= SLOW_MS };
  }

  /** Everything that was handed over so far has been written down. */
  kept(): Promise<void> {
    return this.keeper.kept();
  }

  /** The view goes away: another may take over at once. */
  release(): void {
    this.closed = true;
    this.timers.end();
    void this.keeper.write();
  }

  // ---- sending ----

  private sendAfter(milliseconds: number): void {
    if (this.closed) return;
    if (milliseconds === 0) {
      this.sending?.();
      this.sending = null;
      this.takeOff();
      return;
    }
    this.sending ??= this.timers.after(milliseconds, () => {
      this.sending = null;
      this.takeOff();
    });
  }

  private takeOff(): void {
    const { layers } = this;
    if (layers.flight || layers.isHeld || !this.online || this.closed || layers.pending.length === 0) return;
    const flight = layers.takeOff(waiting => this.withoutLateRuns(waiting));
    if (!flight) return;
    this.sequence++;
    this.attempts = 0;
    this.keeper.keep();
    // sent only once it is kept: a crash between the two must not use a sequence twice
    void this.keeper.kept().then(() => this.transmit());
  }

  /** Sends the batch under way, and again until it is answered. */
  private transmit(): void {
    const { flight } = this.layers;
    if (!flight || !this.online || this.closed) return;
    const attempt = ++this.attempts;
    const operations = plain(attempt > 1 ? this.withoutLateRuns(flight.operations) : flight.operations);
    this.hand({ client: this.options.client, sequence: this.sequence, base: flight.base, operations });
    this.timers.after(RESEND_MS * Math.min(attempt, 6), () => {
      if (this.layers.flight === flight && this.attempts === attempt) this.transmit();
    });
    this.timers.after(SLOW_MS, () => this.report());
  }

  private hand(batch: Batch): void {
    try {
      // a promise that fails is a batch that is not answered: it is sent again
      void Promise.resolve(this.options.send(batch)).catch(() => undefined);
    } catch {
      // not connected: sent again by the timer or when the connection is back
    }
  }

  private withoutLateRuns(waiting: readonly Waiting[]): Waiting[] {
    const now = this.now();
    const late = waiting.filter(one => isLateRun(one, now));
    if (late.length > 0) this.options.dropped(plain(late), 'run-too-late');
    return waiting.filter(one => !late.includes(one));
  }

  private isOwn(event: Applied | Rejected): boolean {
    return event.client === this.options.client && this.layers.flight !== null && event.sequence === this.sequence;
  }

  // ---- merging ----

  private show(hints: readonly Operation[]): void {
    if (this.layers.rebuild()) this.options.show(this.layers.cells, hints);
  }

  private settle(): void {
    this.layers.settle(this.now());
    // after an own batch normally nothing moves: the server transformed as we did
    this.show([]);
    this.keeper.keep();
    this.report();
    this.sendAfter(0);
  }

  /** What can be saved of a batch that the server did not take. */
  private saved(lost: Flight, server: Cells, reason: RejectReason): Waiting[] {
    if (reason !== 'too-old') {
      this.options.dropped(plain(lost.operations), reason);
      return [];
    }
    this.options.dropped([], reason);
    return asNewCells(plain(lost.operations), lost.before, server, this.options.newId).map(operation => ({ operation, at: this.now() }));
  }

  /** What an earlier view had waiting, put onto what is shown here. */
  private inherit(kept: Kept, reason: RejectReason | null): void {
    const { dropped, newId, show, store } = this.options;
    const own: Operation[] = [];
    if (reason === 'too-old' && kept.inflight) {
      dropped([], reason);
      own.push(...asNewCells(plain(kept.inflight.operations), Cells.of(kept.sentBefore), this.cells, newId));
    } else if (reason && kept.inflight) {
      dropped(plain(kept.inflight.operations), reason);
    }
    if (reason !== 'read-only') own.push(...rebase(plain(this.withoutLateRuns(kept.pending)), Cells.of(kept.before), this.cells));
    if (own.length > 0) {
      this.change(own);
      show(this.cells, own);
    }
    void this.keeper.kept().then(() => store.remove(kept.key));
    this.report();
  }

  // ---- keeping ----

  private snapshot(): Kept | null {
    const { notebook, client } = this.options;
    const { flight, pending, ground, isEmpty } = this.layers;
    if (isEmpty) return null;
    return {
      key: keyOf(notebook, client),
      notebook,
      client,
      sequence: this.sequence,
      inflight: flight && { sequence: this.sequence, base: flight.base, operations: flight.operations },
      pending: [...pending],
      sentBefore: flight ? touched(flight.operations, flight.before) : [],
      before: touched(pending, ground),
      beat: this.now(),
      released: this.closed,
    };
  }

  /** Tells other views on this device that this one is alive. */
  private beat(): void {
    this.timers.after(BEAT_MS, () => {
      if (this.waiting > 0) this.keeper.keep();
      this.beat();
    });
  }

  private report(): void {
    this.options.state(this.state);
  }
}
