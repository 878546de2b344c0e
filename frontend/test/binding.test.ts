import { describe, expect, it, vi } from 'vitest';
import { ModelBinding, longestRun } from '../notebook/binding';
import type { Operation } from '../notebook/protocol';
import { SharedNotebook } from '../notebook/shared-notebook';
import { Cells } from '../notebook/sync/cells';
import { Random } from './random';
import { cell, describe as written, randomOperation } from './world';

function bound(cells = [cell('a', 'one'), cell('b', 'two 😀'), cell('c', '# three', 'markdown')]) {
  const notebook = new SharedNotebook();
  notebook.setSource({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells: cells.map(one => ({ id: one.id, cell_type: one.type, source: one.source, metadata: {}, ...(one.type === 'code' ? { outputs: [], execution_count: null } : {}) })),
  } as never);
  notebook.undoManager.clear();
  const shown = Cells.of(cells);
  const sent: Operation[] = [];
  const binding = new ModelBinding(
    notebook,
    () => shown,
    operations => {
      sent.push(...operations);
      shown.applyAll(operations);
    },
  );
  const ids = () => notebook.cells.map(one => one.getId());
  const model = () => written(Cells.of(notebook.cells.map(one => ({ id: one.getId(), type: one.cell_type as 'code', source: one.getSource(), metadata: one.getMetadata() as Record<string, unknown> }))));
  return { notebook, shown, sent, binding, ids, model };
}

describe('what a person does', () => {
  it('becomes a text operation with the exact delta', () => {
    const { notebook, sent } = bound();
    notebook.getCell(1).updateSource(4, 6, '👍!');
    expect(sent).toEqual([{ op: 'text', cell: 'b', delta: [{ retain: 4 }, { insert: '👍!' }, { delete: 2 }] }]);
  });

  it('becomes insert, delete, move and type', () => {
    const { notebook, sent } = bound();
    notebook.insertCell(1, { id: 'n', cell_type: 'code', source: 'new', metadata: { trusted: true } });
    notebook.deleteCell(0);
    notebook.moveCell(2, 0);
    expect(sent).toEqual([
      { op: 'insert', cell: 'n', after: 'a', type: 'code', source: 'new', metadata: {} },
      { op: 'delete', cell: 'a' },
      { op: 'move', cell: 'c', after: null },
    ]);
    sent.length = 0;
    notebook.transact(() => {
      notebook.deleteCell(1);
      notebook.insertCell(1, { id: 'n', cell_type: 'markdown', source: 'new', metadata: {} });
    });
    expect(sent).toEqual([{ op: 'type', cell: 'n', type: 'markdown' }]);
  });

  it('becomes metadata without trust', () => {
    const { notebook, sent } = bound();
    notebook.getCell(0).setMetadata({ tags: ['x'], trusted: true } as never);
    expect(sent).toEqual([{ op: 'metadata', cell: 'a', metadata: { tags: ['x'] } }]);
    sent.length = 0;
    notebook.getCell(0).setMetadata({ tags: ['x'], trusted: false } as never);
    expect(sent).toEqual([]);
  });

  it('is undone as an operation of its own', () => {
    const { notebook, sent, ids } = bound();
    notebook.deleteCell(1);
    notebook.undo();
    expect(ids()).toEqual(['a', 'b', 'c']);
    expect(sent).toEqual([
      { op: 'delete', cell: 'b' },
      { op: 'insert', cell: 'b', after: 'a', type: 'code', source: 'two 😀', metadata: {} },
    ]);
  });
});

describe('the shared notebook', () => {
  it('makes, moves and changes cells without a warning from Yjs', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const { notebook, ids } = bound();
    notebook.insertCell(1, { id: 'n', cell_type: 'code', source: ['a\n', 'b'] as never, metadata: { collapsed: true }, outputs: [{ output_type: 'stream', name: 'stdout', text: 'out' }], execution_count: 3 } as never);
    notebook.moveCells(0, 2, 2);
    expect(ids()).toEqual(['b', 'a', 'n', 'c']);
    expect(notebook.getCell(2).toJSON()).toEqual({
      id: 'n',
      cell_type: 'code',
      source: 'a\nb',
      metadata: { collapsed: true, jupyter: { outputs_hidden: true } },
      outputs: [{ output_type: 'stream', name: 'stdout', text: 'out' }],
      execution_count: 3,
    });
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });
});

describe('what the server says', () => {
  it('is shown and not sent back, and is no step of undo', () => {
    const { notebook, shown, sent, binding, model } = bound();
    const operations: Operation[] = [
      { op: 'text', cell: 'a', delta: [{ insert: 'zero ' }] },
      { op: 'insert', cell: 'n', after: null, type: 'markdown', source: 'first', metadata: {} },
      { op: 'move', cell: 'c', after: 'n' },
      { op: 'metadata', cell: 'b', metadata: { tags: ['t'] } },
    ];
    shown.applyAll(operations);
    binding.show(shown, operations.slice(0, 1));
    expect(model()).toBe(written(shown));
    expect(sent).toEqual([]);
    notebook.undo();
    expect(model()).toBe(written(shown));
  });

  it('keeps the cells that stay as they are', () => {
    const { notebook, shown, binding } = bound();
    const kept = notebook.getCell(1);
    shown.applyAll([
      { op: 'move', cell: 'a', after: 'c' },
      { op: 'text', cell: 'b', delta: [{ insert: '!' }] },
    ]);
    binding.show(shown, []);
    expect(notebook.getCell(0)).toBe(kept);
  });

  it('leads to what is shown from wherever the model was', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const random = new Random(seed);
      const { shown, binding, model, sent } = bound();
      let ids = 0;
      for (let step = 0; step < 12; step++) {
        const operation = randomOperation(random, shown, () => `n${++ids}`);
        if (operation) shown.apply(operation);
        if (random.chance(0.4)) binding.show(shown, []);
      }
      binding.show(shown, []);
      expect(model(), `seed ${seed}`).toBe(written(shown));
      expect(sent, `seed ${seed}`).toEqual([]);
    }
  });
});

it('moves as few cells as can be', () => {
  expect([...longestRun(['c', 'a', 'b', 'd'], ['a', 'b', 'c', 'd'])].sort()).toEqual(['a', 'b', 'd']);
});
