import type { Operation } from '../protocol';
import type { Cells } from './cells';
import { applyText, transformText } from './text';

/**
 * `second` as it must be once `first` was ordered before it; null where nothing is left of it.
 * `ground` is the notebook just before `first`.
 */
export function transform(second: Operation, first: Operation, ground: Cells): Operation | null {
  if (second.op === 'run' || second.op === 'clear') {
    return second;
  }
  if (first.op === 'delete' && first.cell === second.cell) {
    if (second.op === 'insert') return second;
    if (second.op !== 'text') return null;
    const cell = ground.get(first.cell);
    return cell
      ? { op: 'insert', cell: cell.id, after: ground.before(cell.id), type: cell.type, source: applyText(cell.source, second.delta), metadata: cell.metadata }
      : second;
  }
  switch (second.op) {
    case 'text':
      return first.op === 'text' && first.cell === second.cell ? { ...second, delta: transformText(second.delta, first.delta, true) } : second;
    case 'insert':
      if (first.op === 'insert' && first.cell === second.cell) return null;
      return { ...second, after: placeAfter(second.cell, second.after, first, ground) };
    case 'move':
      return { ...second, after: placeAfter(second.cell, second.after, first, ground) };
    default:
      return second;
  }
}

function placeAfter(cell: string, after: string | null, first: Operation, ground: Cells): string | null {
  if ((first.op === 'insert' || first.op === 'move') && first.cell !== cell && first.after === after && first.cell !== after) {
    return first.cell;
  }
  if (first.op === 'delete' && first.cell === after) {
    return ground.before(after);
  }
  return after;
}

/**
 * What the server ordered (`first`) against what waits here (`waiting`), both made on `ground`: the waiting operations as
 * they must be sent now, and the server's as they must be applied to a notebook that already shows the waiting ones.
 */
export function cross(waiting: readonly Operation[], first: readonly Operation[], ground: Cells): { waiting: Operation[]; first: Operation[] } {
  const below = ground.copy();
  let mine: Operation[] = [...waiting];
  const theirs: Operation[] = [];
  for (const operation of first) {
    // "over" walks along: the server's operation as it is after each of the waiting ones
    let over: Operation | null = operation;
    const state = below.copy();
    const next: Operation[] = [];
    for (const own of mine) {
      const moved: Operation | null = over ? transform(own, over, state) : own;
      if (moved) next.push(moved);
      if (over) over = past(over, own);
      state.apply(own);
    }
    if (over) theirs.push(over);
    below.apply(operation);
    mine = next;
  }
  return { waiting: mine, first: theirs };
}

/** The server's operation as it is once an own, later ordered one has already been applied here. */
function past(over: Operation, own: Operation): Operation | null {
  if (over.op === 'text' && own.op === 'text' && over.cell === own.cell) {
    return { ...over, delta: transformText(over.delta, own.delta, false) };
  }
  if (own.op === 'delete' && 'cell' in over && over.cell === own.cell && over.op !== 'text' && over.op !== 'insert') {
    return null;
  }
  return over;
}
