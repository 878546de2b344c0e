import type { YNotebook } from '@jupyter/ydoc';
import { JSONExt, type JSONValue } from '@lumino/coreutils';
import * as Y from 'yjs';
import type { CellType, Metadata, Operation, Step } from './protocol';
import type { Cells } from './sync/cells';
import { applyText, differenceOf, whole } from './sync/text';

/** Origin of what comes from the server: no undo step, and not sent back. */
export const REMOTE = Symbol('paddock-remote');

/** Ties JupyterLab's shared notebook to operations: what a person does becomes operations, what the server says is applied. */
export class ModelBinding {
  private readonly ycells: Y.Array<Y.Map<unknown>>;

  constructor(
    private readonly notebook: YNotebook,
    /** The notebook as it was shown before the change that is looked at. */
    private readonly shown: () => Cells,
    private readonly changed: (operations: Operation[]) => void,
  ) {
    this.ycells = notebook.ydoc.getArray('cells');
    this.ycells.observeDeep(this.observe);
  }

  dispose(): void {
    this.ycells.unobserveDeep(this.observe);
  }

  /** Makes the model show `cells`; carets stay, because texts change by exactly what was changed. */
  show(cells: Cells, hints: readonly Operation[]): void {
    this.notebook.ydoc.transact(() => {
      for (const hint of hints) {
        if (hint.op === 'text') this.text(hint.cell)?.applyDelta(hint.delta as Step[]);
      }
      this.order(cells);
    }, REMOTE);
    // the shared notebook knows new cells only after the transaction that brought them
    this.notebook.ydoc.transact(() => {
      this.ycells.forEach((ycell, index) => {
        const wanted = cells.get(ycell.get('id') as string);
        if (!wanted) return;
        const text = ycell.get('source') as Y.Text;
        const source = text.toString();
        if (source !== wanted.source) text.applyDelta(differenceOf(source, wanted.source) as Step[]);
        const cell = this.notebook.getCell(index);
        const metadata = cell.getMetadata() as Metadata;
        if (!same(sentMetadata(metadata), wanted.metadata)) cell.setMetadata({ ...wanted.metadata } as never);
      });
    }, REMOTE);
  }

  /** Cells that stay in place are left alone; the others are taken out and put in again, with their outputs. */
  private order(cells: Cells): void {
    const staying = longestRun(
      cells.ids,
      this.ycells.map(ycell => ycell.get('id') as string),
    );
    const moving = new Map<string, ReturnType<YNotebook['getCell']>['toJSON'] extends () => infer T ? T : never>();
    for (let index = this.ycells.length - 1; index >= 0; index--) {
      const ycell = this.ycells.get(index);
      const id = ycell.get('id') as string;
      const wanted = cells.get(id);
      const sameKind = wanted?.type === ycell.get('cell_type');
      if (wanted && sameKind && staying.has(id)) continue;
      if (wanted && sameKind) moving.set(id, this.notebook.getCell(index).toJSON());
      this.notebook.deleteCell(index);
    }
    cells.ids.forEach((id, index) => {
      if (index < this.ycells.length && this.ycells.get(index).get('id') === id) return;
      const moved = moving.get(id);
      const cell = cells.get(id)!;
      if (moved) this.notebook.insertCell(index, moved as never);
      else this.insert(index, id, cell.type, cell.source, cell.metadata);
    });
  }

  private insert(index: number, id: string, type: CellType, source: string, metadata: Metadata): void {
    this.notebook.insertCell(index, { id, cell_type: type, source, metadata: metadata as never });
  }

  private text(id: string): Y.Text | undefined {
    for (const ycell of this.ycells) {
      if (ycell.get('id') === id) return ycell.get('source') as Y.Text;
    }
    return undefined;
  }

  private readonly observe = (events: Y.YEvent<any>[], transaction: Y.Transaction): void => {
    if (transaction.origin === REMOTE) return;
    const structural = events.some(event => (event.target as unknown) === this.ycells);
    const operations = structural ? this.structure() : this.content(events);
    // each thing done to cells is taken back on its own, however quickly the next one followed
    if (structural) queueMicrotask(() => this.notebook.undoManager.stopCapturing());
    if (operations.length > 0) this.changed(operations);
  };

  private structure(): Operation[] {
    const shown = this.shown();
    const now = this.ycells.map(ycell => ({
      id: ycell.get('id') as string,
      type: ycell.get('cell_type') as CellType,
      source: (ycell.get('source') as Y.Text).toString(),
      metadata: sentMetadata((ycell.get('metadata') as Y.Map<unknown> | undefined)?.toJSON() ?? {}),
    }));
    const operations: Operation[] = [];
    const here = new Set(now.map(cell => cell.id));
    for (const id of shown.ids) if (!here.has(id)) operations.push({ op: 'delete', cell: id });
    const staying = longestRun(
      now.map(cell => cell.id),
      shown.ids.filter(id => here.has(id)),
    );
    let after: string | null = null;
    for (const cell of now) {
      const before = shown.get(cell.id);
      if (!before) {
        operations.push({ op: 'insert', cell: cell.id, after, type: cell.type, source: cell.source, metadata: cell.metadata });
      } else {
        if (!staying.has(cell.id)) operations.push({ op: 'move', cell: cell.id, after });
        if (before.type !== cell.type) operations.push({ op: 'type', cell: cell.id, type: cell.type });
        if (before.source !== cell.source) operations.push({ op: 'text', cell: cell.id, delta: differenceOf(before.source, cell.source) });
        if (!same(before.metadata, cell.metadata)) operations.push({ op: 'metadata', cell: cell.id, metadata: cell.metadata });
      }
      after = cell.id;
    }
    return operations;
  }

  private content(events: Y.YEvent<any>[]): Operation[] {
    const shown = this.shown();
    const operations: Operation[] = [];
    const seen = new Set<string>();
    for (const event of events) {
      const ycell = this.ycells.get(event.path[0] as number);
      if (!ycell) continue;
      const id = ycell.get('id') as string;
      const before = shown.get(id);
      const part = event.path[1] ?? 'cell';
      if (!before || seen.has(`${id} ${part}`)) continue;
      seen.add(`${id} ${part}`);
      if (part === 'source') {
        const source = (ycell.get('source') as Y.Text).toString();
        let delta = event.delta as Step[];
        if (applyText(before.source, delta) !== source || !whole(delta, before.source)) delta = differenceOf(before.source, source);
        if (delta.length > 0) operations.push({ op: 'text', cell: id, delta });
      } else if (part === 'metadata' || (part === 'cell' && event.keys.has('metadata'))) {
        const metadata = sentMetadata((ycell.get('metadata') as Y.Map<unknown>).toJSON());
        if (!same(before.metadata, metadata)) operations.push({ op: 'metadata', cell: id, metadata });
      }
    }
    return operations;
  }
}

/** Trust is never a matter of the file. */
export function sentMetadata(metadata: Metadata): Metadata {
  const { trusted: _, ...rest } = metadata;
  return rest;
}

function same(one: Metadata, other: Metadata): boolean {
  return JSONExt.deepEqual(one as JSONValue, other as JSONValue);
}

/** The ids of `wanted` that need not move for `current` to get its order: a longest increasing subsequence. */
export function longestRun(wanted: readonly string[], current: readonly string[]): Set<string> {
  const place = new Map(current.map((id, index) => [id, index]));
  const ids = wanted.filter(id => place.has(id));
  const tails: number[] = [];
  const previous: number[] = [];
  ids.forEach((id, index) => {
    const value = place.get(id)!;
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (place.get(ids[tails[middle]!]!)! < value) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? tails[low - 1]! : -1;
    tails[low] = index;
  });
  const result = new Set<string>();
  for (let at = tails.length > 0 ? tails[tails.length - 1]! : -1; at >= 0; at = previous[at]!) result.add(ids[at]!);
  return result;
}
