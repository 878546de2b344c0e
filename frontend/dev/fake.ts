// The development server's notebook: a reference server, a kernel that acts by what is written in a cell, and views that listen.
import type { Batch, Command, LabStatus, NotebookDocument, Operation, Output, ServerEvent } from '../notebook/protocol';
import { ReferenceServer } from './reference';
import { lesson } from './lesson';

type Listener = (batch: { from: number; to: number; events: ServerEvent[] }) => void;
type CellRun = { state: string; startedAt: number | null; durationMs: number | null; place: number | null; stale: boolean; message: string | null; required?: boolean };

const wait = (milliseconds: number) => new Promise<void>(resolve => setTimeout(resolve, milliseconds));

export type Pace = { stageMs: number; stepMs: number };
/** As a real lab feels; tests are in a hurry. */
const REAL: Pace = { stageMs: 400, stepMs: 50 };

export class FakeNotebook {
  private readonly server: ReferenceServer;
  private readonly outputs = new Map<string, Output[]>();
  private readonly counts = new Map<string, number | null>();
  private readonly runs = new Map<string, CellRun>();
  private readonly listeners = new Set<Listener>();
  private events = 100;
  private count = 0;
  private queue: string[] = [];
  private working = false;
  private stopped = false;
  private pendingInput: ((text: string) => void) | null = null;
  lab: LabStatus;

  constructor(
    readonly id: number,
    variant: string,
    private readonly pace: Pace = REAL,
  ) {
    const made = lesson(variant);
    this.server = new ReferenceServer(made.cells.map(cell => ({ id: cell.id, type: cell.type, source: cell.source, metadata: cell.metadata ?? {} })));
    for (const cell of made.cells) {
      this.outputs.set(cell.id, cell.outputs ?? []);
      this.counts.set(cell.id, cell.count ?? null);
      if (cell.count) this.count = Math.max(this.count, cell.count);
      if (cell.run) this.runs.set(cell.id, cell.run as CellRun);
    }
    this.lab = made.lab;
    this.inputs = made.inputs ?? [];
    this.people = made.people ?? [];
    this.metadata = made.metadata ?? {};
  }

  private readonly inputs: NotebookDocument['inputs'];
  readonly people: { client: string; name: string; initials: string; you: boolean }[];
  private readonly metadata: Record<string, unknown>;

  document(): NotebookDocument {
    return {
      notebook: this.id,
      revision: this.server.revision,
      event: this.events,
      readOnly: false,
      nbformat: {
        nbformat: 4,
        nbformat_minor: 5,
        metadata: { kernelspec: { name: 'python3', display_name: 'Python 3', language: 'python' }, language_info: { name: 'python', mimetype: 'text/x-python', codemirror_mode: { name: 'ipython', version: 3 } }, ...this.metadata },
        cells: this.server.list().map(cell => ({
          id: cell.id,
          cell_type: cell.type,
          source: cell.source,
          metadata: cell.metadata,
          ...(cell.type === 'code' ? { outputs: this.outputs.get(cell.id) ?? [], execution_count: this.counts.get(cell.id) ?? null } : {}),
        })) as never,
      },
      cells: Object.fromEntries(this.runs) as never,
      lab: this.lab,
      inputs: this.inputs,
    };
  }

  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  submit(batch: Batch, only: Listener): void {
    const { event, fresh } = this.server.submit(batch);
    if (!fresh) {
      only({ from: this.events, to: this.events, events: [event] });
      return;
    }
    this.emit(event);
    if (event.t === 'applied') for (const operation of event.operations) this.act(operation);
  }

  command(command: Command): void {
    switch (command.c) {
      case 'interrupt':
        this.stopped = true;
        return;
      case 'cancel':
        for (const cell of command.cells) {
          this.queue = this.queue.filter(id => id !== cell);
          this.execution(cell, { state: 'cancelled', message: 'taken out of the queue' });
        }
        return;
      case 'restart':
        this.stopped = true;
        this.queue = [];
        this.emit({ t: 'stale', cells: this.server.list().filter(cell => cell.type === 'code' && this.counts.get(cell.id)).map(cell => cell.id) });
        this.count = 0;
        this.setLab({ kernel: 'idle' });
        return;
      case 'input':
        this.pendingInput?.(command.text);
        return;
      case 'complete': {
        const word = /[\w.]*$/.exec(command.code.slice(0, command.offset))?.[0] ?? '';
        const all = ['print', 'plot_mistakes', 'range', 'accuracy', 'model', 'model.parameters', 'model.train', 'optimizer', 'optimizer.step', 'paddle', 'paddle.nn', 'paddle.optimizer', 'np.linspace', 'np.sin'];
        this.emit({ t: 'completion', request: command.request, matches: all.filter(one => one.startsWith(word)).map(text => ({ text, type: 'function' })), start: command.offset - word.length, end: command.offset });
        return;
      }
      case 'inspect':
        this.emit({ t: 'inspection', request: command.request, found: true, data: { 'text/plain': '\u001b[0;31mSignature:\u001b[0m print(*args, sep=\' \', end=\'\\n\')\n\u001b[0;31mDocstring:\u001b[0m\nPrints the values to a stream, or to sys.stdout by default.' } });
        return;
      case 'start':
        void this.startLab();
        return;
      default:
        return;
    }
  }

  emit(...events: ServerEvent[]): void {
    const from = this.events;
    this.events += events.length;
    for (const listener of this.listeners) listener({ from, to: this.events, events });
  }

  setLab(part: Partial<LabStatus>): void {
    this.lab = { ...this.lab, ...part };
    this.emit({ t: 'lab', ...this.lab });
  }

  async startLab(): Promise<void> {
    for (const progress of [5, 20, 45, 70, 90]) {
      this.setLab({ state: 'preparing', kernel: 'none', stage: 'Unpacking paddle-3.0', progress });
      await wait(this.pace.stageMs);
    }
    this.setLab({ state: 'starting', stage: 'Starting the container', progress: null });
    await wait(this.pace.stageMs);
    this.setLab({ state: 'ready', kernel: 'idle', stage: null, progress: null, memoryBytes: 0.4 * 1024 ** 3, memoryLimitBytes: 2 * 1024 ** 3, endsAt: Date.now() + 3 * 3600_000 });
  }

  private act(operation: Operation): void {
    if (operation.op === 'clear') {
      for (const id of operation.cell ? [operation.cell] : this.server.cells.ids) {
        this.outputs.set(id, []);
        this.counts.set(id, null);
      }
    } else if (operation.op === 'run') {
      for (const cell of operation.cells) {
        this.queue.push(cell);
        this.execution(cell, { state: 'queued', place: this.queue.length });
      }
      void this.work();
    }
  }

  private execution(cell: string, part: Partial<CellRun> & { state: string; count?: number | null }): void {
    const { count, ...run } = part;
    this.runs.set(cell, { startedAt: null, durationMs: null, place: null, stale: false, message: null, ...run });
    if (count !== undefined) this.counts.set(cell, count);
    this.emit({ t: 'execution', cell, ...this.runs.get(cell)!, count: count ?? null } as never);
  }

  private async work(): Promise<void> {
    if (this.working) return;
    this.working = true;
    if (this.lab.state !== 'ready') await this.startLab();
    while (this.queue.length > 0) {
      const cell = this.queue.shift()!;
      this.stopped = false;
      const startedAt = Date.now();
      this.execution(cell, { state: 'running', startedAt });
      this.emit({ t: 'outputs.clear', cell });
      this.outputs.set(cell, []);
      this.setLab({ kernel: 'busy', queued: this.queue.length });
      const failure = await this.execute(cell, this.server.cells.get(cell)?.source ?? '');
      const durationMs = Date.now() - startedAt;
      this.count++;
      if (this.stopped) this.execution(cell, { state: 'interrupted', durationMs, count: this.count });
      else this.execution(cell, { state: failure ? 'failed' : 'done', durationMs, count: this.count, message: failure === 'oom' ? 'stopped: the lab ran out of memory, limit 2 GiB' : null });
      if (failure) for (const id of this.queue.splice(0)) this.execution(id, { state: 'cancelled' });
      this.setLab({ kernel: 'idle', queued: 0, memoryBytes: Math.min(1.9 * 1024 ** 3, (this.lab.memoryBytes ?? 0) + 0.1 * 1024 ** 3) });
    }
    this.working = false;
  }

  private add(cell: string, output: Output): void {
    this.outputs.get(cell)!.push(output);
    this.emit({ t: 'output.add', cell, output });
  }

  private async execute(cell: string, source: string): Promise<'error' | 'oom' | null> {
    if (/input\(/.test(source)) {
      this.emit({ t: 'input', cell, request: `r${this.events}`, prompt: 'Your name: ', password: /getpass/.test(source) });
      const text = await new Promise<string>(resolve => (this.pendingInput = resolve));
      this.emit({ t: 'input.done', cell, request: `r${this.events}` });
      this.add(cell, { output_type: 'stream', name: 'stdout', text: `Hello, ${text}\n` } as never);
      return null;
    }
    const lines = /lines (\d+)/.exec(source);
    if (/tqdm|train|epoch/.test(source) || lines) {
      const total = lines ? Number(lines[1]) : /forever/.test(source) ? 100_000 : 30;
      this.add(cell, { output_type: 'stream', name: 'stdout', text: lines ? 'begin\n' : '' } as never);
      const step = lines ? 100 : 1;
      for (let index = 0; index < total && !this.stopped; index += step) {
        const text = lines
          ? Array.from({ length: step }, (_, at) => `line ${index + at} of a long output\n`).join('')
          : `\r${Math.round((100 * (index + 1)) / total)}%|${'█'.repeat(Math.round((20 * (index + 1)) / total)).padEnd(20)}| ${index + 1}/${total}`;
        const outputs = this.outputs.get(cell)!;
        outputs[0] = { ...outputs[0], text: `${(outputs[0] as { text: string }).text}${text}` } as never;
        this.emit({ t: 'stream.append', cell, index: 0, text });
        await wait(this.pace.stepMs);
      }
      return null;
    }
    await wait(this.pace.stageMs);
    if (/raise|1 ?\/ ?0/.test(source)) {
      this.add(cell, { output_type: 'error', ename: 'ZeroDivisionError', evalue: 'division by zero', traceback: ['\u001b[0;31m---------------------------------------------------------------------------\u001b[0m', '\u001b[0;31mZeroDivisionError\u001b[0m                         Traceback (most recent call last)', 'Cell \u001b[0;32mIn[7], line 1\u001b[0m\n\u001b[0;32m----> 1\u001b[0m \u001b[38;5;241;43m1\u001b[39;49m\u001b[38;5;241;43m \u001b[39;49m\u001b[38;5;241;43m/\u001b[39;49m\u001b[38;5;241;43m \u001b[39;49m\u001b[38;5;241;43m0\u001b[39;49m', '\u001b[0;31mZeroDivisionError\u001b[0m: division by zero'] } as never);
      return 'error';
    }
    if (/oom/.test(source)) return 'oom';
    const said = /print\((['"])(.*)\1\)/.exec(source);
    if (said) this.add(cell, { output_type: 'stream', name: 'stdout', text: `${said[2]}\n` } as never);
    else this.add(cell, { output_type: 'execute_result', execution_count: this.count + 1, data: { 'text/plain': '42' }, metadata: {} } as never);
    return null;
  }
}
