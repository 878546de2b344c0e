// What waits for the server, kept on this device until it is acknowledged.
import type { CellContent } from './cells';
import type { Waiting } from './waiting';

export type Sent = { sequence: number; base: number; operations: Waiting[] };

/** The queue of one view of one notebook. `before` holds the cells that `pending` touches, as they were before it. */
export type Kept = {
  key: string;
  notebook: number;
  client: string;
  sequence: number;
  inflight: Sent | null;
  pending: Waiting[];
  sentBefore: CellContent[];
  before: CellContent[];
  beat: number;
  released: boolean;
};

export interface Store {
  put(kept: Kept): Promise<void>;
  remove(key: string): Promise<void>;
  /** All queues of the notebook, whoever left them. */
  of(notebook: number): Promise<Kept[]>;
}

export function keyOf(notebook: number, client: string): string {
  return `${notebook}:${client}`;
}

export class MemoryStore implements Store {
  readonly kept = new Map<string, Kept>();

  async put(kept: Kept): Promise<void> {
    this.kept.set(kept.key, structuredClone(kept));
  }

  async remove(key: string): Promise<void> {
    this.kept.delete(key);
  }

  async of(notebook: number): Promise<Kept[]> {
    return [...this.kept.values()].filter(kept => kept.notebook === notebook).map(kept => structuredClone(kept));
  }
}

const NAME = 'paddock-notebook';
const WAITING = 'waiting';

export class DeviceStore implements Store {
  private constructor(private readonly database: IDBDatabase) {}

  static open(factory: IDBFactory): Promise<DeviceStore> {
    return new Promise((resolve, reject) => {
      const request = factory.open(NAME, 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore(WAITING, { keyPath: 'key' }).createIndex('notebook', 'notebook');
      };
      request.onsuccess = () => {
        // another tab with a newer version must not be blocked
        request.result.onversionchange = () => request.result.close();
        resolve(new DeviceStore(request.result));
      };
      request.onerror = () => reject(request.error ?? new Error('no database on this device'));
    });
  }

  put(kept: Kept): Promise<void> {
    return this.write(store => store.put(kept));
  }

  remove(key: string): Promise<void> {
    return this.write(store => store.delete(key));
  }

  of(notebook: number): Promise<Kept[]> {
    return new Promise((resolve, reject) => {
      const request = this.database.transaction(WAITING).objectStore(WAITING).index('notebook').getAll(notebook);
      request.onsuccess = () => resolve(request.result as Kept[]);
      request.onerror = () => reject(request.error ?? new Error('reading failed'));
    });
  }

  private write(what: (store: IDBObjectStore) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const transaction = this.database.transaction(WAITING, 'readwrite');
      transaction.oncomplete = () => resolve();
      transaction.onerror = () => reject(transaction.error ?? new Error('writing failed'));
      transaction.onabort = () => reject(transaction.error ?? new Error('writing was broken off'));
      what(transaction.objectStore(WAITING));
    });
  }
}

/** The device's database, or memory where the browser has none to give (private windows, full disk). */
export async function openStore(): Promise<Store> {
  try {
    return await DeviceStore.open(indexedDB);
  } catch (reason) {
    console.warn('paddock-notebook: nothing can be kept on this device', reason);
    return new MemoryStore();
  }
}

const LOCK = 'paddock-notebook ';

/** Marks the view as alive until the returned function is called or the page is gone. */
export function liveAs(client: string): () => void {
  let end = () => undefined as void;
  const until = new Promise<void>(resolve => (end = resolve));
  void navigator.locks?.request(LOCK + client, () => until).catch(() => undefined);
  return end;
}

/** Who is alive on this device; null where the browser has no locks (they need a secure context). */
export async function livingViews(): Promise<ReadonlySet<string> | null> {
  if (!navigator.locks) return null;
  const { held = [] } = await navigator.locks.query();
  return new Set(held.flatMap(lock => (lock.name?.startsWith(LOCK) ? [lock.name.slice(LOCK.length)] : [])));
}
