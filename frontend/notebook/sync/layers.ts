import type { Operation, ServerEvent } from '../protocol';
import { Cells, type CellContent } from './cells';
import { rebase } from './rebase';
import { cross } from './transform';
import { appended, crossed, plain, type Waiting } from './waiting';

type Applied = Extract<ServerEvent, { t: 'applied' }>;
/** A batch under way: `operations` as sent, on the notebook `before` of revision `base`; `current` as they are now on the server's notebook. */
export type Flight = { base: number; operations: Waiting[]; current: Waiting[]; before: Cells };

/** The notebook in layers: what the server has ordered, the batch under way on top, what waits on top of that. */
export class Layers {
  private server = Cells.of([]);
  private revision = 0;
  private shown = Cells.of([]);
  private underWay: Flight | null = null;
  private waiting: Waiting[] = [];
  /** After a reload of the document with a batch under way: what `waiting` stands on, until that batch is answered. */
  private held: Cells | null = null;

  /** The notebook as the person sees it. */
  get cells(): Cells {
    return this.shown;
  }

  get flight(): Flight | null {
    return this.underWay;
  }

  get pending(): readonly Waiting[] {
    return this.waiting;
  }

  get isHeld(): boolean {
    return this.held !== null;
  }

  get isEmpty(): boolean {
    return !this.underWay && this.waiting.length === 0;
  }

  /** When the oldest of the operations was made that the server has not ordered yet. */
  get oldest(): number {
    return Math.min(...[...(this.underWay?.current ?? []), ...this.waiting].map(one => one.at));
  }

  /** What the waiting operations were made on. */
  get ground(): Cells {
    return this.held ?? this.below();
  }

  /** The document as loaded. What stands on it is found a place by `settle`, once the batch under way is answered. */
  load(revision: number, cells: Iterable<CellContent>): 'first' | 'again' {
    const first = this.revision === 0 && this.shown.ids.length === 0 && this.isEmpty;
    if (!this.isEmpty) this.held ??= this.below();
    this.server = Cells.of(cells);
    this.revision = revision;
    if (first) this.shown = this.server.copy();
    return first ? 'first' : 'again';
  }

  add(operation: Operation, at: number): void {
    this.shown.apply(operation);
    this.waiting = appended(this.waiting, { operation, at });
  }

  /** What waits becomes a batch; null where nothing is left of it. */
  takeOff(timely: (waiting: readonly Waiting[]) => Waiting[]): Flight | null {
    const operations = timely(this.waiting);
    this.waiting = [];
    this.underWay = operations.length === 0 ? null : { base: this.revision, operations, current: operations, before: this.server.copy() };
    return this.underWay;
  }

  /** The batch under way was ordered by the server. */
  land(event: Applied): void {
    this.underWay = null;
    if (this.isNew(event)) this.advance(event);
  }

  /** The batch under way was refused: the document must be loaded again. What was saved of it waits before the rest. */
  refuse(saved: (flight: Flight, server: Cells) => Waiting[]): void {
    if (!this.underWay) return;
    this.held ??= this.server.copy();
    this.waiting = [...saved(this.underWay, this.server), ...this.waiting];
    this.underWay = null;
  }

  forgetWaiting(): void {
    this.waiting = [];
  }

  isNew(event: Applied): boolean {
    return event.revision > this.revision;
  }

  /** Another's operations, ordered before what stands on top; the answer is what they are for what is shown. */
  mergeIn(event: Applied): Operation[] {
    if (this.held) {
      this.advance(event);
      return [];
    }
    const under = this.underWay?.current ?? [];
    const onTop = cross(plain(under), event.operations, this.server).first;
    const forShown = cross(plain([...under, ...this.waiting]), event.operations, this.server).first;
    this.waiting = crossed(this.waiting, onTop, this.below());
    if (this.underWay) this.underWay.current = crossed(under, event.operations, this.server);
    this.advance(event);
    return forShown;
  }

  /** After a reload of the document, once it is known what became of the batch under way. */
  settle(now: number): void {
    if (!this.held) return;
    // a run keeps its age: it must not be made young by a reload
    const oldest = (kind: Operation['op']) => Math.min(now, ...this.waiting.filter(one => one.operation.op === kind).map(one => one.at));
    const moved = rebase(plain(this.waiting), this.held, this.server);
    this.waiting = moved.map(operation => ({ operation, at: oldest(operation.op) }));
    this.held = null;
  }

  /** Puts the layers together anew; true where something else is shown than before. */
  rebuild(): boolean {
    const before = this.shown;
    this.shown = this.below().applyAll(plain(this.waiting));
    return !this.shown.sameAs(before);
  }

  private below(): Cells {
    return this.server.copy().applyAll(plain(this.underWay?.current ?? []));
  }

  private advance({ revision, operations }: Applied): void {
    this.server.applyAll(operations);
    this.revision = revision;
  }
}
