import type { Cell } from '@jupyterlab/cells';
import type { IOutput } from '@jupyterlab/nbformat';
import { Actions } from './actions';
import { ModelBinding } from './binding';
import { followConnection } from './connection';
import { contentOf, fetchJson, shownContent } from './document';
import { followStream, showEarlier } from './earlier';
import { Editor } from './editor';
import './editor.css';
import { Feed } from './feed';
import { randomId } from './ids';
import type { Labels, LabelKey } from './labels';
import { Mirror } from './mirror';
import { Outputs } from './outputs';
import { Presentation } from './presentation';
import type { Command, EventBatch, NotebookDocument, Operation, Output, ServerDoor } from './protocol';
import { Questions } from './questions';
import { Statuses } from './statuses';
import { OperationQueue, type SaveState } from './sync/queue';
import { liveAs, livingViews, openStore } from './sync/store';
import { headingsOf, type Contents } from './ui/contents';
import { Inspection } from './ui/inspection';
import type { StatusLine } from './ui/status';
import { Workbench } from './workbench';

export type SessionOptions = {
  host: HTMLElement;
  body: HTMLElement;
  notebook: number;
  client: string;
  labels: Labels;
  status: StatusLine;
  frameUrl: string;
  files: () => string | null;
  contents: Contents;
  server: () => ServerDoor | undefined;
  load: () => Promise<NotebookDocument>;
  notify: (kind: 'info' | 'error', message: string) => void;
};

const DROPPED: Readonly<Record<string, [kind: 'info' | 'error', label: LabelKey]>> = {
  'run-too-late': ['error', 'droppedRun'],
  'too-old': ['info', 'restoredAsNew'],
  locked: ['error', 'droppedLocked'],
  'read-only': ['error', 'droppedReadOnly'],
  invalid: ['error', 'droppedInvalid'],
};

/** An open notebook: ties the editor, the operations and the server's events together. */
export class Session {
  private readonly editor: Editor;
  private readonly outputs: Outputs;
  private readonly statuses = new Statuses();
  private readonly questions: Questions;
  private readonly queue: OperationQueue;
  private readonly mirror: Mirror;
  private readonly feed: Feed;
  private readonly actions: Actions;
  private readonly presentation: Presentation;
  private readonly inspection: Inspection;
  private readonly workbench: Workbench;
  private readonly binding: ModelBinding;
  private save: SaveState | null = null;
  private refreshing = false;
  private readonly stops: (() => void)[] = [];

  private constructor(
    private readonly options: SessionOptions,
    document: NotebookDocument,
    store: Awaited<ReturnType<typeof openStore>>,
  ) {
    const { labels, host, notebook, client } = options;
    this.questions = new Questions(client, command => this.command(command));
    this.editor = new Editor({
      labels,
      frameUrl: options.frameUrl,
      files: options.files,
      widgetState: () => this.mirror.widgetState,
      fetchOutput: async url => (await fetchJson(url)) as IOutput,
      run: cells => this.actions.run(cells),
      complete: async (cell, code, offset) => {
        const event = await this.questions.ask({ c: 'complete', cell, code, offset });
        return event?.t === 'completion' ? event : { start: offset, end: offset, matches: [] };
      },
      cellAdded: cell => this.dress(cell),
    });
    const { editor } = this;
    this.outputs = new Outputs(
      id => editor.codeModel(id),
      id => showEarlier(editor, id, this.outputs.earlier(id), labels),
      (id, index) => followStream(editor, id, index),
    );
    this.queue = new OperationQueue({
      notebook,
      client,
      store,
      send: batch => this.door().submit(JSON.stringify(batch)),
      show: (cells, hints) => {
        this.binding.show(cells, hints);
        this.refreshSoon();
      },
      state: state => {
        this.save = state;
        this.refreshSoon();
      },
      dropped: (operations, reason) => this.dropped(operations, reason),
      reload: () => void this.feed.reload(),
      newId: () => randomId(4),
      living: livingViews,
    });
    this.mirror = new Mirror({
      client,
      editor,
      outputs: this.outputs,
      statuses: this.statuses,
      questions: this.questions,
      queue: this.queue,
      reload: () => void this.feed.reload(),
      reloaded: () => options.notify('info', labels.t('reloaded')),
      announce: (what, cell) => this.workbench.announce(labels.t(what, editor.index(cell) + 1)),
      notify: options.notify,
    });
    this.feed = new Feed({
      from: document.event,
      door: () => this.door(),
      load: options.load,
      handle: event => this.mirror.handle(event),
      replace: loaded => this.mirror.replace(loaded),
      changed: () => this.refreshSoon(),
    });
    this.actions = new Actions({
      host,
      notebook,
      labels,
      editor,
      statuses: this.statuses,
      questions: this.questions,
      cells: () => this.queue.cells,
      readOnly: () => this.mirror.readOnly,
      change: operations => {
        this.queue.change(operations);
        this.refreshSoon();
      },
      command: command => this.command(command),
      clear: cell => this.mirror.clear(cell),
      find: () => this.workbench.openFind(),
      inform: message => options.notify('info', message),
    });
    this.presentation = new Presentation({
      editor,
      statuses: this.statuses,
      labels,
      readOnly: () => this.mirror.readOnly,
      slow: () => this.save?.kind === 'offline' || (this.save?.kind === 'waiting' && this.save.slow),
      actions: cell => ({
        stop: () => this.command({ c: 'interrupt' }),
        cancel: () => this.command({ c: 'cancel', cells: [cell] }),
        runAboveAndThis: () => this.actions.runThrough(cell),
        answer: (request, text) => this.command({ c: 'input', request, text }),
        now: () => Date.now(),
      }),
    });
    this.mirror.take(document);
    editor.open(shownContent(document)).readOnly = this.mirror.readOnly;
    this.inspection = new Inspection(editor.rendering);
    this.queue.load(document.revision, contentOf(document));
    this.binding = new ModelBinding(editor.shared, () => this.queue.cells, operations => this.edited(operations));
    for (const cell of document.nbformat.cells) {
      if (cell.cell_type === 'code') this.outputs.remember(String(cell.id), cell.outputs as Output[]);
    }
    const { contents, body } = options;
    this.workbench = new Workbench({ host, body, labels, editor, actions: this.actions, contents, inspection: this.inspection, readOnly: this.mirror.readOnly, scrolled: () => this.markContents() });
  }

  static async open(options: SessionOptions, document: NotebookDocument, buffered: EventBatch[]): Promise<Session> {
    const session = new Session(options, document, await openStore());
    session.begin(buffered);
    return session;
  }

  private begin(buffered: readonly EventBatch[]): void {
    const { widget } = this.editor;
    this.stops.push(liveAs(this.options.client));
    this.feed.begin(buffered);
    if (!this.mirror.readOnly) void this.queue.adopt();
    widget.activeCellChanged.connect(() => this.activeChanged());
    widget.stateChanged.connect(() => this.activeChanged());
    const tick = setInterval(() => this.presentation.tick(), 1_000);
    const leave = () => this.queue.release();
    window.addEventListener('pagehide', leave);
    this.stops.push(
      () => clearInterval(tick),
      () => window.removeEventListener('pagehide', leave),
      () => this.feed.end(),
      followConnection(connected => this.queue.connection(connected)),
    );
    this.refresh();
    widget.activeCellIndex = Math.max(0, Math.min(widget.activeCellIndex, widget.widgets.length - 1));
  }

  close(): void {
    this.queue.release();
    for (const stop of this.stops.splice(0)) stop();
    this.binding.dispose();
    this.inspection.close();
    this.workbench.close();
    this.editor.dispose();
  }

  // ---- from the server ----

  receive(batch: EventBatch): void {
    this.feed.receive(batch);
  }

  private dropped(operations: readonly Operation[], reason: string): void {
    for (const operation of operations) if (operation.op === 'run') this.statuses.unsend(operation.cells);
    const [kind, label] = DROPPED[reason] ?? DROPPED['invalid']!;
    this.options.notify(kind, this.options.labels.t(label));
    this.refreshSoon();
  }

  // ---- to the server ----

  private door(): ServerDoor {
    const door = this.options.server();
    if (!door) throw new Error('not connected');
    return door;
  }

  private command(command: Command): void {
    try {
      void Promise.resolve(this.door().command(JSON.stringify(command))).catch(() => undefined);
    } catch {
      this.queue.connection(false);
    }
  }

  private edited(operations: Operation[]): void {
    if (!this.mirror.readOnly) this.queue.change(operations);
    // what cannot be saved must not look as if it were
    else queueMicrotask(() => this.binding.show(this.queue.cells, []));
    this.refreshSoon();
  }

  // ---- showing ----

  private refreshSoon(): void {
    if (this.refreshing) return;
    this.refreshing = true;
    requestAnimationFrame(() => {
      this.refreshing = false;
      if (!this.editor.widget.isDisposed) this.refresh();
    });
  }

  private refresh(): void {
    const { cells } = this.queue;
    this.presentation.showAll();
    this.options.contents.show(headingsOf(cells.ids.map(id => cells.get(id)!)));
    this.activeChanged();
  }

  private activeChanged(): void {
    this.markContents();
    const { statuses, save } = this;
    const { lab, people, readOnly } = this.mirror;
    const running = this.queue.cells.ids.findIndex(id => statuses.of(id).state === 'running');
    const { queued } = statuses;
    this.options.status.show({ save, lab, runningCell: running < 0 ? null : running + 1, queued, people, readOnly });
    this.workbench.show({ type: this.editor.widget.activeCell?.model.type ?? null, running: running >= 0 || queued > 0 || lab?.kernel === 'busy', readOnly });
  }

  /** A cell is there, or its editor is there at last. */
  private dress(cell: Cell): void {
    void cell.ready.then(() => {
      if (cell.isDisposed) return;
      if (this.mirror.readOnly) cell.readOnly = true;
      this.presentation.show(cell, this.editor.widget.widgets.indexOf(cell));
      showEarlier(this.editor, cell.model.id, this.outputs.earlier(cell.model.id), this.options.labels);
    });
  }

  private markContents(): void {
    this.options.contents.mark(this.queue.cells.ids, this.editor.topmost());
  }

  goTo(id: string): void {
    this.editor.goTo(id);
  }
}
