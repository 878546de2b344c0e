import type { EventBatch, NotebookDocument, ServerDoor, ServerEvent } from './protocol';

export type FeedOptions = {
  /** Events up to this one are in the document that was loaded first. */
  from: number;
  door: () => ServerDoor;
  load: () => Promise<NotebookDocument>;
  handle: (event: ServerEvent) => void;
  /** The document was loaded again. */
  replace: (document: NotebookDocument) => void;
  changed: () => void;
};

const AGAIN_MS = 3_000;

/** The server's events in their order, each once; after a gap the document is loaded again. */
export class Feed {
  private cursor: number;
  /** What arrives while the document is being loaded. */
  private held: EventBatch[] | null = null;
  private again: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: FeedOptions) {
    this.cursor = options.from;
  }

  begin(buffered: readonly EventBatch[]): void {
    this.options.door().ready(this.cursor);
    for (const batch of buffered) this.receive(batch);
  }

  receive(batch: EventBatch): void {
    if (this.held) {
      this.held.push(batch);
      return;
    }
    if (batch.from > this.cursor) {
      void this.reload();
      return;
    }
    for (const event of joined(batch.events.slice(Math.max(0, this.cursor - batch.from)))) {
      try {
        this.options.handle(event);
      } catch (reason) {
        // one event that cannot be shown must not stop those after it
        console.error('paddock-notebook: event', event, reason);
      }
    }
    this.cursor = Math.max(this.cursor, batch.to);
    this.options.door().received(this.cursor);
    this.options.changed();
  }

  /** Loads the document again: after a gap, a rejection or a replacement. */
  async reload(): Promise<void> {
    if (this.held) return;
    this.held = [];
    clearTimeout(this.again);
    try {
      const document = await this.options.load();
      this.options.replace(document);
      this.cursor = document.event;
      this.options.door().ready(document.event);
    } catch {
      // not reachable now: the status line says so, and it is tried again
      this.again = setTimeout(() => void this.reload(), AGAIN_MS);
    } finally {
      const { held } = this;
      this.held = null;
      for (const batch of held) if (batch.to > this.cursor) this.receive(batch);
      this.options.changed();
    }
  }

  end(): void {
    clearTimeout(this.again);
  }
}

/** Text that is appended to the same output in one batch is appended once. */
function joined(events: readonly ServerEvent[]): ServerEvent[] {
  const result: ServerEvent[] = [];
  for (const event of events) {
    const last = result[result.length - 1];
    if (event.t === 'stream.append' && last?.t === 'stream.append' && last.cell === event.cell && last.index === event.index) {
      result[result.length - 1] = { ...last, text: last.text + event.text };
    } else {
      result.push(event);
    }
  }
  return result;
}
