import type { CellStatus, InputRequest, NotebookDocument, ServerEvent } from './protocol';

export const IDLE: CellStatus = { state: 'idle', startedAt: null, durationMs: null, place: null, stale: false, message: null };

type Execution = Extract<ServerEvent, { t: 'execution' }>;
export type RunEnd = 'done' | 'failed' | 'interrupted';

/** How each cell stands: running, queued, failed, stale; what it asks for; and what was sent and not heard of yet. */
export class Statuses {
  private readonly byCell = new Map<string, CellStatus>();
  private readonly inputs = new Map<string, InputRequest>();
  private readonly sent = new Set<string>();

  load(document: NotebookDocument): void {
    this.byCell.clear();
    for (const [cell, status] of Object.entries(document.cells ?? {})) this.byCell.set(cell, { ...IDLE, ...status });
    this.inputs.clear();
    for (const input of document.inputs ?? []) this.inputs.set(input.cell, input);
  }

  of(cell: string): CellStatus {
    return this.byCell.get(cell) ?? IDLE;
  }

  input(cell: string): InputRequest | null {
    return this.inputs.get(cell) ?? null;
  }

  /** A run was asked for here and the server has not answered. */
  isSent(cell: string): boolean {
    return this.sent.has(cell);
  }

  get anySent(): boolean {
    return this.sent.size > 0;
  }

  isBusy(cell: string): boolean {
    const { state } = this.of(cell);
    return state === 'running' || state === 'queued';
  }

  get anyBusy(): boolean {
    return [...this.byCell.keys()].some(cell => this.isBusy(cell));
  }

  get queued(): number {
    return [...this.byCell.values()].filter(status => status.state === 'queued').length;
  }

  send(cells: readonly string[]): void {
    for (const cell of cells) this.sent.add(cell);
  }

  unsend(cells: readonly string[]): void {
    for (const cell of cells) this.sent.delete(cell);
  }

  /** The answer says what came to an end that somebody may wait for; a cell of many that succeeds is no end. */
  execute(event: Execution, now: number): RunEnd | null {
    const { cell, state } = event;
    const wasBusy = this.isBusy(cell);
    this.sent.delete(cell);
    this.set(cell, {
      state,
      place: event.place ?? null,
      startedAt: event.startedAt ?? (state === 'running' ? now : null),
      durationMs: event.durationMs ?? null,
      message: event.message ?? null,
      ...(event.done === undefined ? {} : { done: event.done }),
      ...(state === 'queued' || state === 'running' || state === 'done' ? { stale: false } : {}),
    });
    if (state !== 'running') this.inputs.delete(cell);
    if (!wasBusy) return null;
    if (state === 'failed' || state === 'interrupted') return state;
    return state === 'done' && !this.anyBusy ? state : null;
  }

  stale(cells: readonly string[]): void {
    for (const cell of cells) this.set(cell, { stale: true });
  }

  /** Its text is another one than what ran. */
  edited(cell: string): void {
    if (this.of(cell).state === 'done') this.set(cell, { done: false });
  }

  /** Its outputs were cleared: what was said about them is gone too. */
  cleared(cell: string): void {
    if (this.byCell.has(cell) && !this.isBusy(cell)) this.set(cell, { state: 'idle', durationMs: null, message: null });
  }

  ask(input: InputRequest): void {
    this.inputs.set(input.cell, input);
  }

  answered(cell: string, request: string): void {
    if (this.inputs.get(cell)?.request === request) this.inputs.delete(cell);
  }

  private set(cell: string, part: Partial<CellStatus>): void {
    this.byCell.set(cell, { ...this.of(cell), ...part });
  }
}
