// Text deltas in UTF-16 units, on top of quill-delta. Surrogate pairs are never split.
import Delta from 'quill-delta';
import type { Step } from '../protocol';

export function delta(steps: readonly Step[]): Delta {
  return new Delta(steps as Step[]);
}

export function steps(of: Delta): Step[] {
  return of.chop().ops as Step[];
}

/** The text after the delta; what the delta says beyond the end of the text is ignored. */
export function applyText(text: string, change: readonly Step[]): string {
  let at = 0;
  let out = '';
  for (const step of change) {
    if ('insert' in step) {
      out += step.insert;
    } else if ('retain' in step) {
      out += text.slice(at, at + step.retain);
      at += step.retain;
    } else {
      at += step.delete;
    }
  }
  return out + text.slice(at);
}

export function composeText(first: readonly Step[], second: readonly Step[]): Step[] {
  return steps(delta(first).compose(delta(second)));
}

/** `change` as it must be after `over`; with `overFirst` the inserts of `over` stand left at the same place. */
export function transformText(change: readonly Step[], over: readonly Step[], overFirst: boolean): Step[] {
  return steps(delta(over).transform(delta(change), overFirst));
}

/** A smallest reasonable delta between two texts that never cuts a surrogate pair. */
export function differenceOf(before: string, after: string): Step[] {
  if (before === after) return [];
  const least = Math.min(before.length, after.length);
  let head = 0;
  while (head < least && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  if (head > 0 && isHigh(before.charCodeAt(head - 1))) head--;
  let tail = 0;
  while (tail < least - head && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail++;
  if (tail > 0 && isLow(before.charCodeAt(before.length - tail))) tail--;
  const change: Step[] = [];
  if (head > 0) change.push({ retain: head });
  const inserted = after.slice(head, after.length - tail);
  const deleted = before.length - head - tail;
  if (inserted) change.push({ insert: inserted });
  if (deleted > 0) change.push({ delete: deleted });
  return change;
}

/** The two texts aligned finely, so that edits far apart stay apart when they are merged. */
export function fineDifference(before: string, after: string): Step[] {
  const fine = steps(new Delta().insert(before).diff(new Delta().insert(after)));
  return whole(fine, before) && applyText(before, fine) === after ? fine : differenceOf(before, after);
}

/** True where no step of the delta begins or ends inside a surrogate pair of the text. */
export function whole(change: readonly Step[], text: string): boolean {
  let at = 0;
  for (const step of change) {
    if ('insert' in step) {
      if (isLow(step.insert.charCodeAt(0)) || isHigh(step.insert.charCodeAt(step.insert.length - 1))) return false;
      if (cuts(text, at)) return false;
    } else {
      at += 'retain' in step ? step.retain : step.delete;
      if (cuts(text, at)) return false;
    }
  }
  return true;
}

function cuts(text: string, at: number): boolean {
  return at > 0 && at < text.length && isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at));
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
