// Several views of one notebook on a network that delays, loses and repeats; time moves by hand.
import { ReferenceServer } from '../dev/reference';
import type { Batch, Operation, ServerEvent, Step } from '../notebook/protocol';
import { Cells, type CellContent } from '../notebook/sync/cells';
import { OperationQueue, type SaveState } from '../notebook/sync/queue';
import { MemoryStore, type Store } from '../notebook/sync/store';
import type { Random } from './random';

export class Clock {
  now = 1_000_000;
  private timers: { at: number; what: () => void }[] = [];

  readonly schedule = (what: () => void, milliseconds: number) => {
    const timer = { at: this.now + milliseconds, what };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter(one => one !== timer);
    };
  };

  async pass(milliseconds: number): Promise<void> {
    const until = this.now + milliseconds;
    for (;;) {
      await settled();
      const due = this.timers.filter(timer => timer.at <= until).sort((one, other) => one.at - other.at)[0];
      if (!due) break;
      this.timers = this.timers.filter(timer => timer !== due);
      this.now = Math.max(this.now, due.at);
      due.what();
    }
    this.now = until;
    await settled();
  }
}

export async function settled(): Promise<void> {
  for (let turn = 0; turn < 12; turn++) await Promise.resolve();
}

export class View {
  queue!: OperationQueue;
  shown = Cells.of([]);
  states: SaveState[] = [];
  dropped: { operations: Operation[]; reason: string }[] = [];
  inbox: ServerEvent[] = [];
  loses = false;
  reloads = 0;
  private cut = false;

  constructor(
    readonly client: string,
    private readonly world: World,
    readonly store: Store = new MemoryStore(),
  ) {
    this.queue = new OperationQueue({
      notebook: 1,
      client,
      store,
      send: batch => {
        if (!this.loses && !this.cut) world.take(structuredClone(batch));
      },
      show: (cells, hints) => {
        for (const hint of hints) if (hint.op === 'text') this.shown.apply(hint);
        this.shown = cells.copy();
      },
      state: state => this.states.push(state),
      dropped: (operations, reason) => this.dropped.push({ operations, reason }),
      reload: () => {
        this.reloads++;
        this.load();
      },
      newId: () => world.newId(),
      now: () => world.clock.now,
      schedule: world.clock.schedule,
    });
    this.load();
    this.shown = this.queue.cells.copy();
  }

  load(): void {
    this.inbox = [];
    this.queue.load(this.world.server.revision, this.world.server.list());
  }

  offline(): void {
    this.cut = true;
    this.queue.connection(false);
  }

  online(): void {
    this.cut = false;
    this.load();
    this.queue.connection(true);
  }

  get isCut(): boolean {
    return this.cut;
  }

  type(cell: string, delta: Step[]): void {
    this.do({ op: 'text', cell, delta });
  }

  /** As an editor does: what the person did is seen first, then handed over. */
  do(...operations: Operation[]): void {
    this.shown.applyAll(operations);
    this.queue.change(operations);
  }

  deliver(count = Infinity): void {
    while (this.inbox.length > 0 && count-- > 0) this.handle(this.inbox.shift()!);
  }

  handle(event: ServerEvent): void {
    if (event.t === 'applied') this.queue.applied(structuredClone(event));
    else if (event.t === 'rejected') this.queue.rejected(event);
  }

  get text(): string {
    return describe(this.queue.cells);
  }
}

export class World {
  readonly clock = new Clock();
  readonly server: ReferenceServer;
  readonly views: View[] = [];
  private ids = 0;

  constructor(cells: CellContent[]) {
    this.server = new ReferenceServer(cells);
  }

  view(client: string, store?: Store): View {
    const view = new View(client, this, store);
    this.views.push(view);
    return view;
  }

  newId(): string {
    return `n${++this.ids}`;
  }

  take(batch: Batch): void {
    const { event, fresh } = this.server.submit(batch);
    for (const view of this.views) {
      if (!view.isCut && (fresh || event)) view.inbox.push(event);
    }
  }

  async calm(): Promise<void> {
    for (let turn = 0; turn < 60; turn++) {
      await this.clock.pass(700);
      for (const view of this.views) view.deliver();
    }
  }
}

export function cell(id: string, source = '', type: CellContent['type'] = 'code'): CellContent {
  return { id, type, source, metadata: {} };
}

export function describe(cells: Cells): string {
  return cells.ids.map(id => `${id}(${cells.get(id)!.type}) ${JSON.stringify(cells.get(id)!.source)} ${JSON.stringify(cells.get(id)!.metadata)}`).join('\n');
}

const PIECES = ['a', 'bc', '\n', '😀', '中文', 'x = 1', ''];

export function randomDelta(random: Random, text: string): Step[] {
  const boundaries = [0];
  for (const point of text) boundaries.push(boundaries[boundaries.length - 1]! + point.length);
  const from = random.below(boundaries.length);
  const to = Math.min(boundaries.length - 1, from + random.below(4));
  const steps: Step[] = [];
  if (boundaries[from]! > 0) steps.push({ retain: boundaries[from]! });
  const piece = random.pick(PIECES);
  if (piece) steps.push({ insert: piece });
  if (boundaries[to]! > boundaries[from]!) steps.push({ delete: boundaries[to]! - boundaries[from]! });
  return steps;
}

export function randomOperation(random: Random, cells: Cells, newId: () => string): Operation | null {
  const ids = cells.ids;
  const any = ids.length > 0 ? random.pick(ids) : null;
  const after = random.chance(0.2) || any === null ? null : random.pick(ids);
  const roll = random.next();
  if (any === null || roll < 0.15) return { op: 'insert', cell: newId(), after, type: random.pick(['code', 'markdown']), source: random.pick(PIECES), metadata: {} };
  if (roll < 0.22) return { op: 'delete', cell: any };
  if (roll < 0.32) return after === any ? null : { op: 'move', cell: any, after };
  if (roll < 0.37) return { op: 'type', cell: any, type: random.pick(['code', 'markdown', 'raw']) };
  if (roll < 0.42) return { op: 'metadata', cell: any, metadata: { tags: [random.pick(PIECES)] } };
  const delta = randomDelta(random, cells.get(any)!.source);
  return delta.some(step => 'insert' in step || 'delete' in step) ? { op: 'text', cell: any, delta } : null;
}
