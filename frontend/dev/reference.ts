// A server for tests and the development page: orders batches and transforms them as docs/notebook-protocol.md says.
import type { Batch, Operation, ServerEvent } from '../notebook/protocol';
import { Cells, type CellContent } from '../notebook/sync/cells';
import { cross } from '../notebook/sync/transform';

type Entry = { revision: number; operations: Operation[]; before: Cells };

export class ReferenceServer {
  readonly cells: Cells;
  revision = 1;
  oldest = 1;
  private readonly log: Entry[] = [];
  private readonly answers = new Map<string, ServerEvent>();

  constructor(cells: Iterable<CellContent>) {
    this.cells = Cells.of(cells);
  }

  /** `applied` for everybody the first time; afterwards the same answer again, for whoever asks. */
  submit(batch: Batch): { event: ServerEvent; fresh: boolean } {
    const key = `${batch.client} ${batch.sequence}`;
    const known = this.answers.get(key);
    if (known) return { event: known, fresh: false };
    const event = this.order(batch);
    this.answers.set(key, event);
    return { event, fresh: true };
  }

  list(): CellContent[] {
    return this.cells.ids.map(id => this.cells.get(id)!);
  }

  private order(batch: Batch): ServerEvent {
    if (batch.base < this.oldest) {
      return { t: 'rejected', client: batch.client, sequence: batch.sequence, reason: 'too-old', message: null };
    }
    let operations = batch.operations;
    for (const entry of this.log) {
      if (entry.revision > batch.base) operations = cross(operations, entry.operations, entry.before).waiting;
    }
    const before = this.cells.copy();
    operations = operations.map(operation => {
      const named = operation.op === 'insert' || operation.op === 'move' ? { ...operation, after: this.cells.anchor(operation.after) } : operation;
      this.cells.apply(named);
      return named;
    });
    this.revision++;
    this.log.push({ revision: this.revision, operations, before });
    return { t: 'applied', revision: this.revision, client: batch.client, sequence: batch.sequence, operations };
  }
}
