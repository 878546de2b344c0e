import { describe, expect, it } from 'vitest';
import type { NotebookDocument, RunState } from '../notebook/protocol';
import { Statuses } from '../notebook/statuses';

const event = (cell: string, state: RunState, more: object = {}) => ({ t: 'execution' as const, cell, state, ...more });
const document = (cells: object, inputs: object[] = []) => ({ cells, inputs }) as unknown as NotebookDocument;

describe('the statuses of cells', () => {
  it('tell the end of the last of several runs only, but each failure', () => {
    const statuses = new Statuses();
    for (const cell of ['a', 'b', 'c']) statuses.execute(event(cell, 'queued'), 0);
    expect(statuses.queued).toBe(3);
    expect(statuses.execute(event('a', 'running'), 5)).toBeNull();
    expect(statuses.of('a').startedAt).toBe(5);
    expect(statuses.execute(event('a', 'done'), 6)).toBeNull();
    expect(statuses.execute(event('b', 'failed'), 7)).toBe('failed');
    expect(statuses.execute(event('c', 'cancelled'), 8)).toBeNull();
    statuses.execute(event('c', 'running'), 9);
    expect(statuses.execute(event('c', 'done'), 10)).toBe('done');
    expect(statuses.anyBusy).toBe(false);
  });

  it('are no news where nothing ran', () => {
    expect(new Statuses().execute(event('a', 'done'), 0)).toBeNull();
  });

  it('lose their staleness when the cell runs again, not when it fails', () => {
    const statuses = new Statuses();
    statuses.stale(['a', 'b']);
    statuses.execute(event('a', 'failed'), 0);
    statuses.execute(event('b', 'queued'), 0);
    expect(statuses.of('a').stale).toBe(true);
    expect(statuses.of('b').stale).toBe(false);
  });

  it('are done no more once the text is another one than what ran, until it runs again', () => {
    const statuses = new Statuses();
    statuses.execute(event('a', 'done', { done: true }), 0);
    statuses.execute(event('b', 'failed', { done: false }), 0);
    statuses.edited('a');
    statuses.edited('b');
    statuses.edited('never-ran');
    expect(statuses.of('a')).toMatchObject({ state: 'done', done: false });
    expect(statuses.of('never-ran').state).toBe('idle');
    statuses.execute(event('a', 'done', { done: true }), 1);
    expect(statuses.of('a').done).toBe(true);
  });

  it('forget a question with its run, or when it was answered elsewhere', () => {
    const statuses = new Statuses();
    const input = { cell: 'a', request: 'r1', prompt: '', password: false };
    statuses.load(document({ a: { state: 'running' } }, [input]));
    statuses.answered('a', 'another');
    expect(statuses.input('a')).toEqual(input);
    statuses.answered('a', 'r1');
    expect(statuses.input('a')).toBeNull();
    statuses.ask(input);
    statuses.execute(event('a', 'lost'), 0);
    expect(statuses.input('a')).toBeNull();
  });

  it('show a run as sent until the server has heard of it', () => {
    const statuses = new Statuses();
    statuses.send(['a', 'b']);
    expect(statuses.isSent('a')).toBe(true);
    statuses.execute(event('a', 'queued'), 0);
    statuses.unsend(['b']);
    expect([statuses.isSent('a'), statuses.isSent('b')]).toEqual([false, false]);
  });

  it('are cleared with the outputs, but not while the cell runs', () => {
    const statuses = new Statuses();
    statuses.load(document({ a: { state: 'failed', message: 'x', durationMs: 3 }, b: { state: 'running' } }));
    statuses.cleared('a');
    statuses.cleared('b');
    expect(statuses.of('a')).toMatchObject({ state: 'idle', message: null, durationMs: null });
    expect(statuses.of('b').state).toBe('running');
  });
});
