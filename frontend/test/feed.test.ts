import { describe, expect, it, vi } from 'vitest';
import { Feed } from '../notebook/feed';
import type { NotebookDocument, ServerEvent } from '../notebook/protocol';

const saved = (revision: number): ServerEvent => ({ t: 'saved', revision });

function feed(load: () => Promise<NotebookDocument> = () => Promise.reject(new Error('not now')), check: (event: ServerEvent) => void = () => undefined) {
  const handled: ServerEvent[] = [];
  const said: string[] = [];
  const made = new Feed({
    from: 10,
    door: () => ({ submit: () => undefined, command: () => undefined, ready: event => said.push(`ready ${event}`), received: event => said.push(`received ${event}`) }),
    load,
    handle: event => {
      check(event);
      handled.push(event);
    },
    replace: document => said.push(`replaced ${document.event}`),
    changed: () => undefined,
  });
  return { feed: made, handled, said };
}

describe('the server’s events', () => {
  it('are handled once each, however often they come', () => {
    const { feed: one, handled, said } = feed();
    one.begin([{ from: 8, to: 12, events: [saved(9), saved(10), saved(11), saved(12)] }]);
    one.receive({ from: 10, to: 12, events: [saved(11), saved(12)] });
    one.receive({ from: 12, to: 13, events: [saved(13)] });
    expect(handled).toEqual([saved(11), saved(12), saved(13)]);
    expect(said).toEqual(['ready 10', 'received 12', 'received 12', 'received 13']);
  });

  it('are found again in the document after a gap; what came meanwhile follows', async () => {
    let there: (document: NotebookDocument) => void = () => undefined;
    const { feed: one, handled, said } = feed(() => new Promise(resolve => (there = resolve)));
    one.receive({ from: 15, to: 16, events: [saved(16)] });
    one.receive({ from: 16, to: 18, events: [saved(17), saved(18)] });
    there({ event: 17 } as NotebookDocument);
    await vi.waitFor(() => expect(handled).toEqual([saved(18)]));
    expect(said).toEqual(['replaced 17', 'ready 17', 'received 18']);
  });

  it('go on after one that cannot be shown', () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { feed: one, handled, said } = feed(undefined, event => {
      if (event.t === 'reload') throw new Error('broken');
    });
    one.receive({ from: 10, to: 12, events: [{ t: 'reload' }, saved(12)] });
    expect(handled).toEqual([saved(12)]);
    expect(said).toEqual(['received 12']);
    expect(error).toHaveBeenCalledOnce();
    error.mockRestore();
  });

  it('are asked for again while the server cannot be reached', async () => {
    vi.useFakeTimers();
    const load = vi.fn<() => Promise<NotebookDocument>>().mockRejectedValueOnce(new Error('away')).mockResolvedValue({ event: 20 } as NotebookDocument);
    const { feed: one, said } = feed(load);
    await one.reload();
    expect(said).toEqual([]);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(said).toEqual(['replaced 20', 'ready 20']);
    vi.useRealTimers();
  });
});
