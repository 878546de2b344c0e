import { contentOf, widgetStateOf } from './document';
import type { Editor } from './editor';
import type { LabelKey } from './labels';
import type { Outputs } from './outputs';
import type { LabStatus, NotebookDocument, Output, Person, ServerEvent } from './protocol';
import type { Questions } from './questions';
import type { RunEnd, Statuses } from './statuses';
import type { OperationQueue } from './sync/queue';

export type Announcement = Extract<LabelKey, 'announceDone' | 'announceFailed' | 'announceInterrupted' | 'announceInput'>;

export type MirrorOptions = {
  client: string;
  editor: Editor;
  outputs: Outputs;
  statuses: Statuses;
  questions: Questions;
  queue: OperationQueue;
  reload: () => void;
  reloaded: () => void;
  announce: (what: Announcement, cell: string) => void;
  notify: (kind: 'info' | 'error', message: string) => void;
};

const END: Record<RunEnd, Announcement> = { done: 'announceDone', failed: 'announceFailed', interrupted: 'announceInterrupted' };

/** What the server says of the notebook, brought into the models of this view. */
export class Mirror {
  lab: LabStatus | null = null;
  people: readonly Person[] = [];
  readOnly = false;
  /** State of widgets that was saved with the notebook. */
  widgetState: unknown = null;

  constructor(private readonly options: MirrorOptions) {}

  /** What the document says beyond its cells. */
  take(document: NotebookDocument): void {
    this.readOnly = document.readOnly;
    this.options.statuses.load(document);
    this.lab = document.lab;
    this.widgetState = widgetStateOf(document);
  }

  /** The document as loaded again. What was typed and not sent yet stays on top. */
  replace(document: NotebookDocument): void {
    const { editor, outputs, queue } = this.options;
    this.take(document);
    editor.widget.model!.readOnly = this.readOnly;
    queue.load(document.revision, contentOf(document));
    for (const cell of document.nbformat.cells) {
      if (cell.cell_type !== 'code') continue;
      const id = String(cell.id);
      outputs.replace(id, cell.outputs as Output[]);
      const model = editor.codeModel(id);
      if (model) model.executionCount = (cell.execution_count as number | null) ?? null;
    }
  }

  handle(event: ServerEvent): void {
    const { outputs, statuses, queue, questions, client, notify } = this.options;
    switch (event.t) {
      case 'applied':
        queue.applied(event);
        for (const operation of event.operations) {
          if (operation.op === 'clear') this.clear(operation.cell);
          if (operation.op === 'text') statuses.edited(operation.cell);
        }
        return;
      case 'rejected':
        queue.rejected(event);
        if (event.message && event.client === client) notify('error', event.message);
        return;
      case 'reload':
        this.options.reloaded();
        return this.options.reload();
      case 'execution':
        return this.execute(event);
      case 'stale':
        return statuses.stale(event.cells);
      case 'outputs.clear':
        return outputs.clear(event.cell);
      case 'output.add':
        return outputs.add(event.cell, event.output);
      case 'output.set':
        return outputs.set(event.cell, event.index, event.output);
      case 'stream.append':
        return outputs.append(event.cell, event.index, event.text);
      case 'input':
        statuses.ask(event);
        return this.options.announce('announceInput', event.cell);
      case 'input.done':
        return statuses.answered(event.cell, event.request);
      case 'lab':
        this.lab = event;
        return;
      case 'presence':
        this.people = event.people;
        return;
      case 'completion':
      case 'inspection':
        return questions.answer(event);
      case 'notice':
        return notify(event.kind, event.message);
      case 'saved':
      case 'none':
        return;
    }
  }

  /** A cell's outputs go, or those of all cells. */
  clear(cell: string | null): void {
    const { editor, outputs, statuses, queue } = this.options;
    for (const id of cell === null ? queue.cells.ids : [cell]) {
      const model = editor.codeModel(id);
      if (!model) continue;
      outputs.clear(id);
      model.executionCount = null;
      statuses.cleared(id);
    }
  }

  private execute(event: Extract<ServerEvent, { t: 'execution' }>): void {
    const { editor, statuses, announce } = this.options;
    const end = statuses.execute(event, Date.now());
    const model = editor.codeModel(event.cell);
    if (model) {
      const busy = statuses.isBusy(event.cell);
      if (typeof event.count === 'number') model.executionCount = event.count;
      else if (busy) model.executionCount = null;
      model.executionState = busy ? 'running' : 'idle';
    }
    if (end) announce(END[end], event.cell);
  }
}
