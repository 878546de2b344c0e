// The types of docs/notebook-protocol.md.
import type { ICell, IOutput } from '@jupyterlab/nbformat';

export type CellType = 'code' | 'markdown' | 'raw';
export type Metadata = Record<string, unknown>;

/** One step of a text delta: retain, insert or delete, in UTF-16 units. */
export type Step = { retain: number } | { insert: string } | { delete: number };

export type TextOperation = { op: 'text'; cell: string; delta: Step[] };
export type InsertOperation = { op: 'insert'; cell: string; after: string | null; type: CellType; source: string; metadata: Metadata };
export type DeleteOperation = { op: 'delete'; cell: string };
export type MoveOperation = { op: 'move'; cell: string; after: string | null };
export type TypeOperation = { op: 'type'; cell: string; type: CellType };
export type MetadataOperation = { op: 'metadata'; cell: string; metadata: Metadata };
export type ClearOperation = { op: 'clear'; cell: string | null };
export type RunOperation = { op: 'run'; cells: string[]; stopOnError: boolean };

export type Operation =
  | TextOperation
  | InsertOperation
  | DeleteOperation
  | MoveOperation
  | TypeOperation
  | MetadataOperation
  | ClearOperation
  | RunOperation;

export type Batch = { client: string; sequence: number; base: number; operations: Operation[] };

export type RunState = 'idle' | 'queued' | 'running' | 'done' | 'failed' | 'interrupted' | 'cancelled' | 'lost';

export type CellStatus = {
  state: RunState;
  startedAt: number | null;
  durationMs: number | null;
  place: number | null;
  stale: boolean;
  message: string | null;
  required?: boolean;
  done?: boolean;
};

export type LabStatus = {
  state: 'none' | 'waiting' | 'preparing' | 'starting' | 'ready' | 'stopping' | 'failed' | 'unavailable';
  kernel: 'none' | 'starting' | 'idle' | 'busy' | 'dead';
  stage?: string | null;
  progress?: number | null;
  place?: number | null;
  queued?: number | null;
  memoryBytes?: number | null;
  memoryLimitBytes?: number | null;
  endsAt?: number | null;
  environment?: string | null;
  image?: string | null;
};

export type InputRequest = { cell: string; request: string; prompt: string; password: boolean };

export type EarlierLines = { lines: number; url: string };
export type ReferenceOutput = { output_type: 'paddock_reference'; url: string; bytes: number };
export type Output = (IOutput & { paddock_earlier?: EarlierLines }) | ReferenceOutput;

export type NotebookDocument = {
  notebook: number;
  revision: number;
  event: number;
  readOnly: boolean;
  nbformat: { cells: ICell[]; metadata: Metadata; nbformat: number; nbformat_minor: number };
  cells: Record<string, Partial<CellStatus>>;
  lab: LabStatus | null;
  inputs: InputRequest[];
};

export type RejectReason = 'locked' | 'too-old' | 'read-only' | 'invalid';

export type Person = { client: string; name: string; initials: string; you: boolean; cell?: string | null };

export type ServerEvent =
  | { t: 'applied'; revision: number; client: string; sequence: number; operations: Operation[] }
  | { t: 'rejected'; client: string; sequence: number; reason: RejectReason; message: string | null }
  | { t: 'reload' }
  | {
      t: 'execution';
      cell: string;
      state: RunState;
      place?: number | null;
      count?: number | null;
      startedAt?: number | null;
      durationMs?: number | null;
      message?: string | null;
      done?: boolean;
    }
  | { t: 'stale'; cells: string[] }
  | { t: 'outputs.clear'; cell: string }
  | { t: 'output.add'; cell: string; output: Output }
  | { t: 'output.set'; cell: string; index: number; output: Output }
  | { t: 'stream.append'; cell: string; index: number; text: string }
  | ({ t: 'input' } & InputRequest)
  | { t: 'input.done'; cell: string; request: string }
  | ({ t: 'lab' } & LabStatus)
  | { t: 'saved'; revision: number }
  | { t: 'presence'; people: Person[] }
  | { t: 'completion'; request: string; matches: { text: string; type: string | null }[]; start: number; end: number }
  | { t: 'inspection'; request: string; found: boolean; data: Record<string, unknown> }
  | { t: 'notice'; kind: 'info' | 'error'; message: string }
  | { t: 'none' };

export type EventBatch = { from: number; to: number; events: ServerEvent[] };

export type Command =
  | { c: 'interrupt' }
  | { c: 'restart'; run: boolean }
  | { c: 'shutdown' }
  | { c: 'start' }
  | { c: 'stop' }
  | { c: 'input'; request: string; text: string }
  | { c: 'complete'; request: string; cell: string; code: string; offset: number }
  | { c: 'inspect'; request: string; cell: string; code: string; offset: number }
  | { c: 'cancel'; cells: string[] };

/** What Vaadin puts on the element as `$server`. */
export interface ServerDoor {
  submit(batch: string): unknown;
  command(command: string): unknown;
  ready(event: number): unknown;
  received(event: number): unknown;
}
