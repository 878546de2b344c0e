import type { CellType, Metadata, Operation } from '../protocol';
import { applyText } from './text';

export type CellContent = { readonly id: string; readonly type: CellType; readonly source: string; readonly metadata: Metadata };
type Grave = { cell: CellContent; after: string | null };

/** The sources of a notebook: cells in order, and where deleted ones stood. Operations change it as the server does. */
export class Cells {
  private constructor(
    private order: string[],
    private readonly byId: Map<string, CellContent>,
    private readonly graves: Map<string, Grave>,
  ) {}

  static of(cells: Iterable<CellContent>): Cells {
    const list = [...cells];
    return new Cells(
      list.map(cell => cell.id),
      new Map(list.map(cell => [cell.id, cell])),
      new Map(),
    );
  }

  copy(): Cells {
    return new Cells([...this.order], new Map(this.byId), new Map(this.graves));
  }

  get ids(): readonly string[] {
    return this.order;
  }

  get(id: string): CellContent | undefined {
    return this.byId.get(id);
  }

  buried(id: string): CellContent | undefined {
    return this.graves.get(id)?.cell;
  }

  /** True where the other notebook shows the same. */
  sameAs(other: Cells): boolean {
    return (
      this.order.length === other.order.length &&
      this.order.every((id, index) => {
        const [one, two] = [this.byId.get(id), other.byId.get(id)];
        return other.order[index] === id && (one === two || (one?.source === two?.source && one?.type === two?.type && sameJson(one?.metadata, two?.metadata)));
      })
    );
  }

  before(id: string): string | null {
    const index = this.order.indexOf(id);
    return index > 0 ? this.order[index - 1]! : null;
  }

  /** The living cell that `after` means: itself, or the one before the place where it stood. */
  anchor(after: string | null | undefined): string | null {
    const seen = new Set<string>();
    let at = after ?? null;
    while (at !== null && !this.byId.has(at)) {
      if (seen.has(at)) return null;
      seen.add(at);
      const grave = this.graves.get(at);
      if (!grave) return this.order[this.order.length - 1] ?? null;
      at = grave.after;
    }
    return at;
  }

  apply(operation: Operation): void {
    switch (operation.op) {
      case 'text': {
        const cell = this.byId.get(operation.cell);
        if (cell) {
          this.byId.set(cell.id, { ...cell, source: applyText(cell.source, operation.delta) });
          return;
        }
        const grave = this.graves.get(operation.cell);
        if (grave) this.insert({ ...grave.cell, source: applyText(grave.cell.source, operation.delta) }, grave.after);
        return;
      }
      case 'insert':
        if (!this.byId.has(operation.cell)) {
          const { cell: id, type, source, metadata } = operation;
          this.insert({ id, type, source, metadata }, operation.after);
        }
        return;
      case 'delete': {
        const cell = this.byId.get(operation.cell);
        if (!cell) return;
        this.graves.set(cell.id, { cell, after: this.before(cell.id) });
        this.byId.delete(cell.id);
        this.order = this.order.filter(id => id !== cell.id);
        return;
      }
      case 'move': {
        const cell = this.byId.get(operation.cell);
        if (!cell || operation.after === operation.cell) return;
        const after = this.anchor(operation.after);
        if (after === cell.id) return;
        this.order = this.order.filter(id => id !== cell.id);
        this.order.splice(after === null ? 0 : this.order.indexOf(after) + 1, 0, cell.id);
        return;
      }
      case 'type':
        this.change(operation.cell, { type: operation.type });
        return;
      case 'metadata':
        this.change(operation.cell, { metadata: operation.metadata });
        return;
      case 'clear':
      case 'run':
        return;
    }
  }

  applyAll(operations: readonly Operation[]): this {
    for (const operation of operations) this.apply(operation);
    return this;
  }

  private insert(cell: CellContent, after: string | null): void {
    const anchor = this.anchor(after);
    this.order.splice(anchor === null ? 0 : this.order.indexOf(anchor) + 1, 0, cell.id);
    this.byId.set(cell.id, cell);
    this.graves.delete(cell.id);
  }

  private change(id: string, part: Partial<CellContent>): void {
    const cell = this.byId.get(id);
    if (cell) this.byId.set(id, { ...cell, ...part });
  }
}

/** JSON values alike, whatever the order of their keys. */
export function sameJson(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null || Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every(key => key in other && sameJson((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]));
}
