import { CodeCell, type Cell } from '@jupyterlab/cells';
import type { IOutput } from '@jupyterlab/nbformat';
import type { Editor } from './editor';
import type { Labels } from './labels';
import type { CellStatus } from './protocol';
import type { Statuses } from './statuses';
import { element, setText } from './ui/dom';
import { CellLine, type FooterActions } from './ui/footer';

export type PresentationOptions = {
  editor: Editor;
  statuses: Statuses;
  labels: Labels;
  readOnly: () => boolean;
  /** What was sent takes long: it must not look as if it were in the server's queue. */
  slow: () => boolean;
  actions: (cell: string) => FooterActions;
};

/** The event that says which cell asks for input: its id, or null once none does. */
export const ASKS = 'pn-asks';

/** What Paddock shows on each of JupyterLab's cells: the line below it, its state, its name for a screen reader, the fold on a phone. */
export class Presentation {
  private asking: string | null = null;

  constructor(private readonly options: PresentationOptions) {}

  showAll(): void {
    const { widget } = this.options.editor;
    widget.widgets.forEach((cell, index) => this.show(cell, index));
    const asking = widget.widgets.map(cell => cell.model.id).find(id => this.options.statuses.input(id)) ?? null;
    if (asking === this.asking) return;
    this.asking = asking;
    widget.node.dispatchEvent(new CustomEvent(ASKS, { bubbles: true, detail: asking }));
  }

  /** Renews elapsed times; called each second. */
  tick(): void {
    for (const cell of this.options.editor.widget.widgets) {
      const line = lineOf(cell);
      if (line?.running) line.tick();
    }
  }

  show(cell: Cell, index: number): void {
    const line = lineOf(cell);
    if (!line || index < 0) return;
    const { labels, statuses, readOnly } = this.options;
    const id = cell.model.id;
    const slow = statuses.isSent(id) && this.options.slow();
    const status = statuses.isSent(id) && !slow ? queued(statuses.of(id)) : statuses.of(id);
    const locked = cell.model.getMetadata('editable') === false;
    line.present(
      {
        number: index + 1,
        code: cell.model.type === 'code',
        count: cell instanceof CodeCell ? cell.model.executionCount : null,
        status,
        sending: slow,
        input: statuses.input(id),
        locked,
        readOnly: readOnly(),
        variablesGone: status.state === 'failed' && endsWithNameError(cell) && this.isLostAbove(index),
      },
      labels,
      this.options.actions(id),
    );
    cell.node.dataset['state'] = status.state;
    cell.node.classList.toggle('pn-locked', locked);
    cell.node.classList.toggle('pn-stale', status.stale);
    cell.node.classList.toggle('pn-required', status.required === true);
    this.name(cell, index);
    if (cell.model.type === 'code') this.fold(cell);
  }

  private name(cell: Cell, index: number): void {
    const { labels } = this.options;
    const { node, model } = cell;
    const kind = labels.t(model.type === 'code' ? 'typeCode' : model.type === 'markdown' ? 'typeMarkdown' : 'typeRaw');
    const label = labels.t('editorLabel', index + 1, kind);
    // a feed, as JupyterLab calls the list of cells, has articles
    if (node.getAttribute('aria-label') !== label || node.getAttribute('role') !== 'article') {
      node.setAttribute('aria-label', label);
      node.setAttribute('role', 'article');
    }
    const text = cell.editorWidget?.node.querySelector('.cm-content');
    if (text && text.getAttribute('aria-label') !== label) text.setAttribute('aria-label', label);
  }

  /** On a phone code is folded behind its first line. */
  private fold(cell: Cell): void {
    const fold = cell.node.querySelector<HTMLButtonElement>(':scope > .pn-fold') ?? this.makeFold(cell);
    const lines = cell.model.sharedModel.getSource().split('\n');
    const first = lines.find(one => one.trim() !== '') ?? '';
    const text = lines.length > 1 ? `${first} …` : first;
    setText(fold.firstElementChild!, text);
    this.nameFold(fold, cell);
  }

  private makeFold(cell: Cell): HTMLButtonElement {
    const { editor } = this.options;
    const fold = element('button', 'pn-fold', [element('code')], { type: 'button', 'aria-expanded': 'false' });
    fold.addEventListener('click', () => {
      this.open(cell, fold, !cell.node.classList.contains('pn-open'));
      this.nameFold(fold, cell);
      editor.widget.activeCellIndex = editor.index(cell.model.id);
      editor.resized();
    });
    // nothing is hidden by folding an empty cell, and it is there to be written in
    if (cell.model.sharedModel.getSource() === '') this.open(cell, fold);
    cell.node.prepend(fold);
    return fold;
  }

  private open(cell: Cell, fold: HTMLElement, open = true): void {
    cell.node.classList.toggle('pn-open', open);
    fold.setAttribute('aria-expanded', String(open));
  }

  private nameFold(fold: HTMLElement, cell: Cell): void {
    const verb = this.options.labels.t(cell.node.classList.contains('pn-open') ? 'hideCode' : 'showCode');
    const name = `${verb}: ${fold.textContent}`;
    if (fold.getAttribute('aria-label') !== name) fold.setAttribute('aria-label', name);
  }

  private isLostAbove(index: number): boolean {
    return this.options.editor.widget.widgets
      .slice(0, index)
      .some(cell => cell instanceof CodeCell && (this.options.statuses.of(cell.model.id).stale || cell.model.executionCount === null));
  }
}

function queued(status: CellStatus): CellStatus {
  return { ...status, state: 'queued', place: null, message: null };
}

function endsWithNameError(cell: Cell): boolean {
  if (!(cell instanceof CodeCell) || cell.model.outputs.length === 0) return false;
  const last = cell.model.outputs.get(cell.model.outputs.length - 1).toJSON() as IOutput;
  return last.output_type === 'error' && last.ename === 'NameError';
}

function lineOf(cell: Cell): CellLine | null {
  if (cell.isPlaceholder()) return null;
  const layout = cell.layout as { widgets?: readonly unknown[] } | null;
  return (layout?.widgets?.find(one => one instanceof CellLine) as CellLine | undefined) ?? null;
}
