import { describe, expect, it } from 'vitest';
import type { Operation } from '../notebook/protocol';
import { Cells } from '../notebook/sync/cells';
import { cross, transform } from '../notebook/sync/transform';
import { cell, describe as written } from './world';

const insert = (id: string, after: string | null): Operation => ({ op: 'insert', cell: id, after, type: 'code', source: id, metadata: {} });
const notebook = () => Cells.of([cell('a', 'one'), cell('b', 'two'), cell('c', 'three')]);

function both(waiting: Operation[], first: Operation[]): { server: string; view: string } {
  const crossed = cross(waiting, first, notebook());
  const server = notebook().applyAll(first).applyAll(crossed.waiting);
  const view = notebook().applyAll(first);
  return { server: written(server), view: written(view.applyAll(crossed.waiting)) };
}

describe('structure', () => {
  it('lets the insert that the server ordered first stand first', () => {
    const crossed = cross([insert('mine', 'a')], [insert('theirs', 'a')], notebook());
    expect(notebook().applyAll([insert('theirs', 'a')]).applyAll(crossed.waiting).ids).toEqual(['a', 'theirs', 'mine', 'b', 'c']);
    expect(crossed.waiting).toEqual([{ ...insert('mine', 'theirs') }]);
  });

  it('follows a chain of inserts at one place', () => {
    const crossed = cross([insert('mine', null)], [insert('s1', null), insert('s2', 's1')], notebook());
    expect(notebook().applyAll([insert('s1', null), insert('s2', 's1')]).applyAll(crossed.waiting).ids).toEqual(['s1', 's2', 'mine', 'a', 'b', 'c']);
  });

  it('takes a deleted neighbour for the place where it stood', () => {
    expect(transform(insert('mine', 'b'), { op: 'delete', cell: 'b' }, notebook())).toEqual(insert('mine', 'a'));
    expect(notebook().applyAll([{ op: 'delete', cell: 'b' }, insert('mine', 'b')]).ids).toEqual(['a', 'mine', 'c']);
  });

  it('drops what was done to a deleted cell', () => {
    for (const operation of [
      { op: 'type', cell: 'b', type: 'raw' },
      { op: 'move', cell: 'b', after: null },
      { op: 'metadata', cell: 'b', metadata: {} },
      { op: 'delete', cell: 'b' },
    ] as Operation[]) {
      expect(transform(operation, { op: 'delete', cell: 'b' }, notebook())).toBeNull();
    }
  });

  it('brings a deleted cell back with what was typed into it', () => {
    const typed: Operation = { op: 'text', cell: 'b', delta: [{ retain: 3 }, { insert: '!' }] };
    const back = transform(typed, { op: 'delete', cell: 'b' }, notebook());
    expect(back).toEqual({ op: 'insert', cell: 'b', after: 'a', type: 'code', source: 'two!', metadata: {} });
    expect(notebook().applyAll([{ op: 'delete', cell: 'b' }, back!]).ids).toEqual(['a', 'b', 'c']);
  });

  it('keeps a run after the text that was typed before it', () => {
    const run: Operation = { op: 'run', cells: ['b'], stopOnError: true };
    expect(transform(run, { op: 'delete', cell: 'b' }, notebook())).toBe(run);
  });

  it('needs no more than the server’s own document to agree', () => {
    const met = both([insert('x', 'b'), { op: 'move', cell: 'c', after: null }], [{ op: 'move', cell: 'b', after: 'c' }, insert('y', 'b')]);
    expect(met.view).toBe(met.server);
  });
});
