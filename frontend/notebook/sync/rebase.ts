import type { Operation, Step } from '../protocol';
import type { Cells } from './cells';
import { composeText, fineDifference, transformText } from './text';

/**
 * Operations made on `before`, as they must be on `onto`, where it is not known which operations led from one to the other:
 * texts are merged three ways; a cell that is gone comes back with what was typed.
 */
export function rebase(operations: readonly Operation[], before: Cells, onto: Cells): Operation[] {
  const mine = before.copy().applyAll(operations);
  const result: Operation[] = [];
  const done = new Set<string>();
  const emit = (operation: Operation) => result.push(operation);
  const restored = new Set<string>();
  // the nearest cell at or above the place that is there now
  const place = (after: string | null): string | null => {
    const seen = new Set<string>();
    for (let at = after; at !== null && !seen.has(at); at = mine.before(at) ?? before.before(at)) {
      seen.add(at);
      if (onto.get(at) || restored.has(at)) return at;
      if (!mine.get(at) && !before.get(at)) return onto.ids[onto.ids.length - 1] ?? null;
    }
    return null;
  };

  for (const operation of operations) {
    if (operation.op !== 'insert' || restored.has(operation.cell)) continue;
    const cell = mine.get(operation.cell);
    if (!cell || onto.get(cell.id)) continue;
    const after = place(operation.after);
    restored.add(cell.id);
    emit({ op: 'insert', cell: cell.id, after, type: cell.type, source: cell.source, metadata: cell.metadata });
  }
  for (const operation of operations) {
    if (operation.op === 'insert' || operation.op === 'run' || operation.op === 'clear') continue;
    const cell = mine.get(operation.cell);
    const there = onto.get(operation.cell);
    if (restored.has(operation.cell)) continue;
    if (operation.op === 'delete') {
      if (!cell && there) emit(operation);
    } else if (operation.op === 'text') {
      if (!cell || done.has(cell.id)) continue;
      done.add(cell.id);
      const base = before.get(cell.id)?.source ?? '';
      if (!there) {
        const after = place(before.before(cell.id));
        restored.add(cell.id);
        emit({ op: 'insert', cell: cell.id, after, type: cell.type, source: cell.source, metadata: cell.metadata });
        continue;
      }
      const typed = typedInto(cell.id, operations);
      const delta = base === there.source ? typed : transformText(typed, fineDifference(base, there.source), true);
      if (delta.length > 0) emit({ op: 'text', cell: cell.id, delta });
    } else if (cell && there) {
      emit(operation.op === 'move' ? { ...operation, after: place(operation.after) } : operation);
    }
  }
  const after = onto.copy().applyAll(result);
  for (const operation of operations) {
    if (operation.op === 'run') {
      const cells = operation.cells.filter(id => after.get(id));
      if (cells.length > 0) emit({ ...operation, cells });
    } else if (operation.op === 'clear' && (operation.cell === null || after.get(operation.cell))) {
      emit(operation);
    }
  }
  return result;
}

/** All that was typed into a cell, as one delta: exact, where a comparison of the texts would guess. */
function typedInto(cell: string, operations: readonly Operation[]): Step[] {
  return operations.reduce<Step[]>((sum, operation) => (operation.op === 'text' && operation.cell === cell ? composeText(sum, operation.delta) : sum), []);
}

/** What was typed in a batch that is too old to be merged: new cells under the old ones. */
export function asNewCells(operations: readonly Operation[], before: Cells, onto: Cells, newId: () => string): Operation[] {
  const mine = before.copy().applyAll(operations);
  const touched = new Set(operations.flatMap(operation => (operation.op === 'text' || operation.op === 'insert' ? [operation.cell] : [])));
  const result: Operation[] = [];
  for (const id of touched) {
    const cell = mine.get(id);
    if (!cell || cell.source === onto.get(id)?.source || cell.source.trim() === '') continue;
    result.push({ op: 'insert', cell: newId(), after: onto.get(id) ? id : before.before(id), type: cell.type, source: cell.source, metadata: {} });
  }
  return result;
}
