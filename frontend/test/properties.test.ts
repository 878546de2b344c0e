// What must hold whatever is typed, moved, lost and repeated: the network and the hands are made up by fast-check, which
// shrinks a failure to the fewest steps.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Operation, Step } from '../notebook/protocol';
import { Cells } from '../notebook/sync/cells';
import { MemoryStore } from '../notebook/sync/store';
import { applyText, whole } from '../notebook/sync/text';
import { cross } from '../notebook/sync/transform';
import { World, cell, describe as written, settled, type View } from './world';

const PIECES = ['a', 'bc', '\n', '😀', '中文', 'x = 1'];
const number = fc.nat({ max: 40 });

/** A place between two characters of the text, never inside one. */
function placeIn(text: string, wish: number): number {
  const points = [...text];
  return points.slice(0, wish % (points.length + 1)).join('').length;
}

function edit(text: string, wish: number, cut: number, piece: string): Step[] {
  const at = placeIn(text, wish);
  const gone = [...text.slice(at)].slice(0, cut).join('').length;
  return [...(at > 0 ? [{ retain: at }] : []), ...(piece ? [{ insert: piece }] : []), ...(gone > 0 ? [{ delete: gone }] : [])];
}

type Hand = { what: 'type' | 'insert' | 'delete' | 'move' | 'type of' | 'metadata'; a: number; b: number; cut: number; piece: string };

const hand: fc.Arbitrary<Hand> = fc.record({
  what: fc.constantFrom('type', 'type', 'type', 'insert', 'delete', 'move', 'type of', 'metadata'),
  a: number,
  b: number,
  cut: fc.nat({ max: 3 }),
  piece: fc.constantFrom(...PIECES),
});

function operationOf({ what, a, b, cut, piece }: Hand, cells: Cells, newId: () => string): Operation | null {
  const { ids } = cells;
  const one = ids[a % Math.max(1, ids.length)];
  const after = b % 4 === 0 ? null : (ids[b % Math.max(1, ids.length)] ?? null);
  if (what === 'insert' || one === undefined) return { op: 'insert', cell: newId(), after, type: 'code', source: piece, metadata: {} };
  if (what === 'delete') return { op: 'delete', cell: one };
  if (what === 'move') return after === one ? null : { op: 'move', cell: one, after };
  if (what === 'type of') return { op: 'type', cell: one, type: b % 2 ? 'markdown' : 'code' };
  if (what === 'metadata') return { op: 'metadata', cell: one, metadata: { tags: [piece] } };
  return { op: 'text', cell: one, delta: edit(cells.get(one)!.source, b, cut, piece) };
}

const start = () => [cell('a', 'one 😀'), cell('b', 'two\nthree'), cell('c', '中文', 'markdown')];

/** The operations of one person, each made on what the one before it left. */
function made(hands: readonly Hand[], prefix: string): Operation[] {
  const cells = Cells.of(start());
  let ids = 0;
  return hands.flatMap(one => {
    const operation = operationOf(one, cells, () => `${prefix}${++ids}`);
    if (operation) cells.apply(operation);
    return operation ? [operation] : [];
  });
}

describe('two people at once', () => {
  const hands = fc.array(hand, { maxLength: 5 });

  it('meet in one text, whoever was first', () => {
    const typing = fc.array(fc.record({ wish: number, cut: fc.nat({ max: 3 }), piece: fc.constantFrom(...PIECES) }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(typing, typing, (mine, theirs) => {
        const typed = (edits: typeof mine) => {
          let text = start()[0]!.source;
          return edits.map(({ wish, cut, piece }): Operation => {
            const delta = edit(text, wish, cut, piece);
            text = applyText(text, delta);
            return { op: 'text', cell: 'a', delta };
          });
        };
        const [waiting, first] = [typed(mine), typed(theirs)];
        const ground = Cells.of(start());
        const crossed = cross(waiting, first, ground);
        const server = ground.copy().applyAll(first).applyAll(crossed.waiting);
        const shown = ground.copy().applyAll(waiting).applyAll(crossed.first);
        expect(written(shown)).toBe(written(server));
        const at = ground.copy().applyAll(first);
        for (const operation of crossed.waiting) {
          if (operation.op === 'text') expect(whole(operation.delta, at.get('a')!.source)).toBe(true);
          at.apply(operation);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('keep a notebook whole: no cell twice, none lost that nobody deleted, none back that one deleted and nobody typed into', () => {
    fc.assert(
      fc.property(hands, hands, (mine, theirs) => {
        const [waiting, first] = [made(mine, 'm'), made(theirs, 't')];
        const ground = Cells.of(start());
        const { ids } = ground.copy().applyAll(first).applyAll(cross(waiting, first, ground).waiting);
        expect(new Set(ids).size).toBe(ids.length);
        const all = [...waiting, ...first];
        const deleted = (id: string) => all.some(one => one.op === 'delete' && one.cell === id);
        const typed = (id: string) => all.some(one => one.op === 'text' && one.cell === id);
        for (const id of ['a', 'b', 'c']) {
          if (!deleted(id)) expect(ids).toContain(id);
          else if (!typed(id)) expect(ids).not.toContain(id);
        }
        for (const one of all) if (one.op === 'insert' && !deleted(one.cell)) expect(ids).toContain(one.cell);
      }),
      { numRuns: 400 },
    );
  });
});

type Event = { view: number } & ({ is: 'hand'; hand: Hand } | { is: 'deliver' | 'lose' | 'reload' | 'cut' | 'pass'; amount: number });

const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ view: fc.nat({ max: 2 }), is: fc.constant('hand' as const), hand }) },
  { weight: 4, arbitrary: fc.record({ view: fc.nat({ max: 2 }), is: fc.constantFrom('deliver', 'lose', 'reload', 'cut', 'pass'), amount: number }) },
);

async function happen(event: Event, world: World, views: readonly View[]): Promise<void> {
  const view = views[event.view % views.length]!;
  if (event.is === 'hand') {
    const operation = operationOf(event.hand, view.queue.cells, () => world.newId());
    if (operation) view.do(operation);
  } else if (event.is === 'deliver') view.deliver(1 + (event.amount % 3));
  else if (event.is === 'lose') view.loses = !view.loses;
  else if (event.is === 'reload') view.load();
  else if (event.is === 'pass') await world.clock.pass(event.amount * 20);
  else if (view.isCut) view.online();
  else view.offline();
}

async function calmDown(world: World, views: readonly View[]): Promise<void> {
  for (const view of views) {
    view.loses = false;
    if (view.isCut) view.online();
    else view.load();
  }
  await world.calm();
}

describe('the queues of several views', () => {
  it('converge with the server, whatever the network does', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 40 }), async events => {
        const world = new World(start());
        const views = ['u', 'v', 'w'].map(client => world.view(client));
        for (const one of events) await happen(one, world, views);
        await calmDown(world, views);
        for (const view of views) {
          expect(view.text).toBe(written(world.server.cells));
          expect(written(view.shown)).toBe(view.text);
          expect(view.queue.state).toEqual({ kind: 'saved' });
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('lose and double no letter when a view crashes at any moment and another takes over', async () => {
    // each step: type a letter of its own, or let the network do something
    const step = fc.record({ letter: fc.boolean(), at: number, then: fc.constantFrom('nothing', 'deliver', 'lose', 'cut', 'pass') });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), fc.boolean(), async (steps, released) => {
        const store = new MemoryStore();
        const world = new World([cell('a', '')]);
        const crashing = world.view('crashing', store);
        let typed = '';
        for (const { letter, at, then } of steps) {
          if (letter) {
            const piece = String.fromCodePoint(0x4e00 + typed.length);
            typed += piece;
            crashing.type('a', edit(crashing.queue.cells.get('a')!.source, at, 0, piece));
          }
          if (then === 'deliver') crashing.deliver(1);
          else if (then === 'lose') crashing.loses = !crashing.loses;
          else if (then === 'pass') await world.clock.pass(at * 20);
          else if (then === 'cut') {
            if (crashing.isCut) crashing.online();
            else crashing.offline();
          }
        }
        await crashing.queue.kept();
        const left = await store.of(1);
        crashing.queue.release();
        await settled();
        // a crash says no farewell: its queue lies there as it was last written
        if (!released) for (const kept of left) await store.put(kept);
        world.views.splice(0);

        const next = world.view('next', store);
        await next.queue.adopt();
        await world.clock.pass(60_000);
        await world.calm();
        expect([...world.server.cells.get('a')!.source].sort().join('')).toBe(typed);
        expect(next.text).toBe(written(world.server.cells));
        expect(await store.of(1)).toEqual([]);
      }),
      { numRuns: 80 },
    );
  }, 60_000);
});
