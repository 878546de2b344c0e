// Operations that wait for the server, each with the time at which it was made.
import type { Operation } from '../protocol';
import type { Cells, CellContent } from './cells';
import { composeText } from './text';
import { cross } from './transform';

export type Waiting = { operation: Operation; at: number };

const RUN_WAITS_MS = 30_000;

export function plain(waiting: readonly Waiting[]): Operation[] {
  return waiting.map(one => one.operation);
}

/** With one more at the end; what is typed in one go becomes one operation. */
export function appended(waiting: readonly Waiting[], added: Waiting): Waiting[] {
  const last = waiting[waiting.length - 1]?.operation;
  const { operation } = added;
  if (operation.op === 'text' && last?.op === 'text' && last.cell === operation.cell) {
    const delta = composeText(last.delta, operation.delta);
    return [...waiting.slice(0, -1), ...(delta.length > 0 ? [{ operation: { ...last, delta }, at: added.at }] : [])];
  }
  if (operation.op === 'metadata' && last?.op === 'metadata' && last.cell === operation.cell) return [...waiting.slice(0, -1), added];
  return [...waiting, added];
}

/** A run that waited too long is nobody's wish any more. */
export function isLateRun({ operation, at }: Waiting, now: number): boolean {
  return operation.op === 'run' && now - at > RUN_WAITS_MS;
}

/** What waits, made on `ground`, as it must be once the server has ordered `first`; each keeps its age. */
export function crossed(waiting: readonly Waiting[], first: readonly Operation[], ground: Cells): Waiting[] {
  const result: Waiting[] = [];
  let over: readonly Operation[] = first;
  const state = ground.copy();
  for (const one of waiting) {
    const step = cross([one.operation], over, state);
    for (const operation of step.waiting) result.push({ operation, at: one.at });
    state.apply(one.operation);
    over = step.first;
  }
  return result;
}

/** The cells that the operations touch, and for each the one before it, so that a place can be found again. */
export function touched(waiting: readonly Waiting[], ground: Cells): CellContent[] {
  const ids = new Set<string>();
  for (const { operation } of waiting) {
    if (!('cell' in operation) || operation.cell === null) continue;
    const before = ground.before(operation.cell);
    if (before) ids.add(before);
    ids.add(operation.cell);
  }
  return ground.ids.filter(id => ids.has(id)).map(id => ground.get(id)!);
}
