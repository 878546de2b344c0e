import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { Batch } from '../notebook/protocol';
import { applyText } from '../notebook/sync/text';
import { DeviceStore, MemoryStore, keyOf } from '../notebook/sync/store';
import { Random } from './random';
import { World, cell, describe as written, randomOperation, settled } from './world';

const insertAt = (at: number, text: string) => (at > 0 ? [{ retain: at }, { insert: text }] : [{ insert: text }]);

describe('several views', () => {
  it('converge with the server, over delays, losses, repeats and reloads', async () => {
    for (let seed = 1; seed <= 150; seed++) {
      const random = new Random(seed);
      const world = new World([cell('a', 'one 😀'), cell('b', 'two\nthree'), cell('c', '中文', 'markdown')]);
      const views = ['u', 'v', 'w'].map(client => world.view(client));
      for (let step = 0; step < 60; step++) {
        const view = random.pick(views);
        const roll = random.next();
        if (roll < 0.55) {
          const operation = randomOperation(random, view.queue.cells, () => world.newId());
          if (operation) view.do(operation);
        } else if (roll < 0.75) view.deliver(1 + random.below(3));
        else if (roll < 0.8) view.loses = !view.loses;
        else if (roll < 0.84) view.load();
        else await world.clock.pass(random.below(400));
      }
      for (const view of views) {
        view.loses = false;
        view.load();
      }
      await world.calm();
      for (const view of views) {
        expect(view.text, `seed ${seed}`).toBe(written(world.server.cells));
        expect(written(view.shown), `seed ${seed}`).toBe(view.text);
        expect(view.queue.state, `seed ${seed}`).toEqual({ kind: 'saved' });
      }
    }
  }, 60_000);

  it('lose no letter that was typed while others typed too', async () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = new Random(seed);
      const world = new World([cell('a', '')]);
      const views = ['u', 'v'].map(client => world.view(client));
      let letters = 0;
      for (let step = 0; step < 80; step++) {
        const view = random.pick(views);
        const roll = random.next();
        const source = view.queue.cells.get('a')!.source;
        if (roll < 0.5) {
          view.type('a', insertAt(random.below(source.length + 1), String.fromCharCode(97 + (letters++ % 26))));
        } else if (roll < 0.7) view.deliver(1);
        else if (roll < 0.76) {
          if (view.isCut) view.online();
          else view.offline();
        } else await world.clock.pass(random.below(300));
      }
      for (const view of views) if (view.isCut) view.online();
      await world.calm();
      expect(world.server.cells.get('a')!.source.length, `seed ${seed}`).toBe(letters);
      for (const view of views) expect(view.text, `seed ${seed}`).toBe(written(world.server.cells));
    }
  }, 60_000);
});

describe('the queue', () => {
  it('keeps one batch under way and joins what is typed meanwhile', async () => {
    const world = new World([cell('a')]);
    const view = world.view('u');
    const sent: Batch[] = [];
    const take = world.take.bind(world);
    world.take = batch => {
      sent.push(batch);
      take(batch);
    };
    for (const letter of 'hello') view.type('a', insertAt(view.queue.cells.get('a')!.source.length, letter));
    await world.clock.pass(200);
    for (const letter of 'world') view.type('a', insertAt(view.queue.cells.get('a')!.source.length, letter));
    await world.clock.pass(1_000);
    expect(sent).toHaveLength(1);
    expect(sent[0]).toEqual({ client: 'u', sequence: 1, base: 1, operations: [{ op: 'text', cell: 'a', delta: [{ insert: 'hello' }] }] });
    view.deliver();
    await world.clock.pass(200);
    expect(sent[1]).toEqual({ client: 'u', sequence: 2, base: 2, operations: [{ op: 'text', cell: 'a', delta: [{ retain: 5 }, { insert: 'world' }] }] });
  });

  it('sends a run at once, after what was typed before it', async () => {
    const world = new World([cell('a')]);
    const view = world.view('u');
    view.type('a', [{ insert: '1' }]);
    view.do({ op: 'run', cells: ['a'], stopOnError: true });
    await settled();
    expect(world.server.cells.get('a')!.source).toBe('1');
  });

  it('says what waits, and since when it is slow', async () => {
    const world = new World([cell('a')]);
    const view = world.view('u');
    view.loses = true;
    view.type('a', [{ insert: '1' }]);
    expect(view.queue.state).toEqual({ kind: 'waiting', changes: 1, slow: false });
    await world.clock.pass(2_000);
    expect(view.states.at(-1)).toEqual({ kind: 'waiting', changes: 1, slow: true });
    view.queue.connection(false);
    expect(view.states.at(-1)).toEqual({ kind: 'offline', changes: 1 });
    view.loses = false;
    view.queue.connection(true);
    await world.calm();
    expect(view.states.at(-1)).toEqual({ kind: 'saved' });
  });

  it('sends a batch again with the same sequence; the server applies it once', async () => {
    const world = new World([cell('a')]);
    const view = world.view('u');
    view.type('a', [{ insert: 'once' }]);
    await world.clock.pass(200);
    view.inbox = []; // the answer is lost
    await world.clock.pass(6_000);
    view.deliver();
    expect(view.queue.state).toEqual({ kind: 'saved' });
    expect(world.server.cells.get('a')!.source).toBe('once');
    expect(world.server.revision).toBe(2);
  });

  it('drops a run that waited too long, and says so', async () => {
    const world = new World([cell('a')]);
    const view = world.view('u');
    view.offline();
    view.do({ op: 'run', cells: ['a'], stopOnError: true });
    await world.clock.pass(31_000);
    view.online();
    await world.calm();
    expect(view.dropped).toEqual([{ operations: [{ op: 'run', cells: ['a'], stopOnError: true }], reason: 'run-too-late' }]);
    expect(view.queue.state).toEqual({ kind: 'saved' });
  });

  it('puts what is too old into new cells under the old ones', async () => {
    const world = new World([cell('a', 'old'), cell('b', 'other')]);
    const view = world.view('u');
    view.offline();
    view.type('a', [{ retain: 3 }, { insert: ' and typed' }]);
    const sent = view.queue;
    void sent;
    world.server.oldest = 99;
    view.loses = true;
    view.queue.connection(true);
    await world.clock.pass(300);
    view.loses = false;
    view.online();
    world.server.revision = 120;
    world.server.oldest = 99;
    await world.calm();
    const ids = world.server.cells.ids;
    expect(ids[0]).toBe('a');
    expect(world.server.cells.get('a')!.source).toBe('old');
    expect(world.server.cells.get(ids[1]!)!.source).toBe('old and typed');
    expect(view.text).toBe(written(world.server.cells));
  });

  it('gives up what a locked cell did not take, and keeps the rest', async () => {
    const world = new World([cell('a', 'locked'), cell('b', '')]);
    const view = world.view('u');
    const submit = world.server.submit.bind(world.server);
    world.server.submit = batch =>
      batch.operations.some(operation => operation.op === 'text' && operation.cell === 'a')
        ? { event: { t: 'rejected', client: batch.client, sequence: batch.sequence, reason: 'locked', message: null }, fresh: true }
        : submit(batch);
    view.type('a', [{ insert: 'x' }]);
    await world.clock.pass(200);
    view.type('b', [{ insert: 'kept' }]);
    await world.calm();
    expect(view.dropped.map(one => one.reason)).toEqual(['locked']);
    expect(view.queue.cells.get('a')!.source).toBe('locked');
    expect(world.server.cells.get('b')!.source).toBe('kept');
  });
});

describe('after a reload of the page', () => {
  it('what was under way and what waited is sent by the new view', async () => {
    const store = new MemoryStore();
    const world = new World([cell('a', 'start'), cell('b', '')]);
    const old = world.view('old', store);
    old.loses = true;
    old.type('a', [{ retain: 5 }, { insert: ' under way' }]);
    await world.clock.pass(200);
    old.type('a', [{ insert: 'waited ' }]);
    old.do({ op: 'insert', cell: 'new', after: 'b', type: 'markdown', source: '# new', metadata: {} });
    await world.clock.pass(100);
    old.queue.release();
    await settled();
    world.views.splice(0);

    const other = world.view('other');
    other.type('a', [{ insert: 'other ' }]);
    await world.clock.pass(300);
    other.deliver();

    const fresh = world.view('fresh', store);
    await fresh.queue.adopt();
    await world.calm();
    expect(world.server.cells.get('a')!.source).toMatch(/^(waited other |other waited )start under way$/);
    expect(world.server.cells.ids).toEqual(['a', 'b', 'new']);
    expect(fresh.text).toBe(written(world.server.cells));
    expect(await store.of(1)).toEqual([]);
  });

  it('a batch that had arrived is not applied twice', async () => {
    const store = new MemoryStore();
    const world = new World([cell('a', '')]);
    const old = world.view('old', store);
    old.type('a', [{ insert: 'once' }]);
    await world.clock.pass(200);
    old.queue.release();
    await settled();
    world.views.splice(0);
    const fresh = world.view('fresh', store);
    await fresh.queue.adopt();
    await world.calm();
    expect(world.server.cells.get('a')!.source).toBe('once');
    expect(fresh.queue.state).toEqual({ kind: 'saved' });
  });

  it('a living tab keeps its queue; a dead one loses it after a while', async () => {
    const store = new MemoryStore();
    const world = new World([cell('a', '')]);
    const living = world.view('living', store);
    living.loses = true;
    await living.queue.adopt();
    living.type('a', [{ insert: 'mine' }]);
    await world.clock.pass(300);
    const second = world.view('second', store);
    await second.queue.adopt();
    await world.clock.pass(15_000);
    expect(world.server.cells.get('a')!.source).toBe('');
    // the first tab crashes: nothing is released, but its heart stops
    const kept = (await store.of(1)).find(one => one.client === 'living')!;
    living.queue.release();
    await settled();
    await store.put({ ...kept, beat: world.clock.now, released: false });
    await world.clock.pass(60_000);
    await world.calm();
    expect(world.server.cells.get('a')!.source).toBe('mine');
  });
});

describe('the device’s database', () => {
  it('keeps a queue until it is acknowledged', async () => {
    const store = await DeviceStore.open(indexedDB);
    const world = new World([cell('a', 'x')]);
    const view = world.view('u', store);
    view.loses = true;
    view.type('a', [{ retain: 1 }, { insert: 'y' }]);
    await view.queue.kept();
    const [kept] = await store.of(1);
    expect(kept).toMatchObject({ key: keyOf(1, 'u'), pending: [{ operation: { op: 'text', cell: 'a' } }], before: [{ id: 'a', source: 'x' }] });
    view.loses = false;
    for (let turn = 0; turn < 40; turn++) {
      await world.clock.pass(300);
      await new Promise(resolve => setTimeout(resolve, 2));
      view.deliver();
    }
    await view.queue.kept();
    expect(await store.of(1)).toEqual([]);
    expect(applyText('x', [{ retain: 1 }, { insert: 'y' }])).toBe(world.server.cells.get('a')!.source);
  });
});
