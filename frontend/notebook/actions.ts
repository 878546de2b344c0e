import { NotebookActions } from '@jupyterlab/notebook';
import type { Editor } from './editor';
import type { Labels } from './labels';
import type { CellType, Command, Operation } from './protocol';
import type { Questions } from './questions';
import type { Statuses } from './statuses';
import type { Cells } from './sync/cells';
import { confirm, showShortcuts } from './ui/dialogs';
import type { Inspection } from './ui/inspection';
import type { Action } from './ui/toolbar';

export type ActionsOptions = {
  host: HTMLElement;
  notebook: number;
  labels: Labels;
  editor: Editor;
  statuses: Statuses;
  questions: Questions;
  cells: () => Cells;
  readOnly: () => boolean;
  change: (operations: Operation[]) => void;
  command: (command: Command) => void;
  clear: (cell: string | null) => void;
  find: () => void;
  inform: (message: string) => void;
};

/** What a person can do with buttons and keys, beyond typing. */
export class Actions {
  constructor(private readonly options: ActionsOptions) {}

  /** Runs the cells in this order; an empty one only loses its outputs. */
  run(cells: readonly string[]): void {
    const { options } = this;
    if (options.readOnly()) return;
    const isFilled = (id: string) => (options.cells().get(id)?.source ?? '').trim() !== '';
    const filled = cells.filter(isFilled);
    const emptied = cells.filter(id => !isFilled(id) && (options.editor.codeModel(id)?.outputs.length ?? 0) > 0);
    const operations: Operation[] = emptied.map(cell => ({ op: 'clear', cell }));
    if (filled.length > 0) operations.push({ op: 'run', cells: filled, stopOnError: true });
    options.statuses.send(filled);
    for (const id of emptied) options.clear(id);
    options.change(operations);
  }

  /** Runs the code cells above and this one. */
  runThrough(id: string): void {
    const { editor } = this.options;
    const upTo = editor.widget.widgets.slice(0, editor.index(id) + 1);
    this.run(upTo.filter(cell => cell.model.type === 'code').map(cell => cell.model.id));
  }

  async act(action: Action): Promise<void> {
    const { labels, host, command, notebook } = this.options;
    const { widget } = this.options.editor;
    switch (action) {
      case 'run':
        return void NotebookActions.runAndAdvance(widget);
      case 'runAll':
        // unlike JupyterLab's own, these leave the reader where they are
        return void NotebookActions.runCells(widget, widget.widgets);
      case 'runAbove':
        return void NotebookActions.runCells(widget, widget.widgets.slice(0, widget.activeCellIndex));
      case 'runBelow':
        return void NotebookActions.runCells(widget, widget.widgets.slice(widget.activeCellIndex));
      case 'interrupt':
        return command({ c: 'interrupt' });
      case 'restart':
      case 'restartRunAll':
        return this.confirmed('restartQuestion', 'restartConfirm', { c: 'restart', run: action === 'restartRunAll' });
      case 'shutdown':
        return this.confirmed('restartQuestion', 'shutdownKernel', { c: 'shutdown' });
      case 'startLab':
        return command({ c: 'start' });
      case 'stopLab':
        return this.confirmed('stopLabQuestion', 'stopLab', { c: 'stop' });
      case 'addCell':
        NotebookActions.insertBelow(widget);
        widget.mode = 'edit';
        return;
      case 'moveUp':
        return NotebookActions.moveUp(widget);
      case 'moveDown':
        return NotebookActions.moveDown(widget);
      case 'delete':
        return NotebookActions.deleteCells(widget);
      case 'copy':
        return NotebookActions.copy(widget);
      case 'cut':
        return NotebookActions.cut(widget);
      case 'paste':
        return NotebookActions.paste(widget);
      case 'split':
        return this.unlocked(() => NotebookActions.splitCell(widget));
      case 'merge':
        return this.unlocked(() => NotebookActions.mergeCells(widget));
      case 'undo':
        return NotebookActions.undo(widget);
      case 'redo':
        return NotebookActions.redo(widget);
      case 'clear':
        return this.clear(widget.activeCell?.model.id);
      case 'clearAll':
        return this.clear(null);
      case 'lineNumbers':
        return NotebookActions.toggleAllLineNumbers(widget);
      case 'find':
        return this.options.find();
      case 'download':
        return window.location.assign(`/notebooks/${notebook}/download`);
      case 'shortcuts':
        return showShortcuts(host, labels);
    }
  }

  changeType(type: CellType): void {
    if (this.options.readOnly()) return;
    this.unlocked(() => NotebookActions.changeCellType(this.options.editor.widget, type));
  }

  /** Does it unless a locked cell is among the chosen ones; JupyterLab would ask in a dialogue of its own. */
  unlocked(what: () => void): void {
    const { editor, inform, labels } = this.options;
    const locked = editor.widget.widgets.some(cell => editor.widget.isSelectedOrActive(cell) && cell.model.getMetadata('editable') === false);
    if (locked) inform(labels.t('lockedHint'));
    else what();
  }

  /** Shows help for what is under the cursor. */
  async inspect(inspection: Inspection): Promise<void> {
    const cell = this.options.editor.widget.activeCell;
    const editor = cell?.editor;
    if (!cell || !editor || cell.model.type !== 'code') return;
    const position = editor.getCursorPosition();
    const code = cell.model.sharedModel.getSource();
    const event = await this.options.questions.ask({ c: 'inspect', cell: cell.model.id, code, offset: editor.getOffsetAt(position) });
    if (event?.t !== 'inspection' || !event.found) return;
    const at = editor.getCoordinateForPosition(position);
    if (at) await inspection.show(this.options.host, at, event.data);
  }

  private clear(cell: string | null | undefined): void {
    if (cell === undefined || this.options.readOnly()) return;
    this.options.clear(cell);
    this.options.change([{ op: 'clear', cell }]);
  }

  private async confirmed(question: 'restartQuestion' | 'stopLabQuestion', yes: 'restartConfirm' | 'shutdownKernel' | 'stopLab', command: Command): Promise<void> {
    const { host, labels } = this.options;
    if (await confirm(host, labels.t(question), labels.t(yes), labels)) this.options.command(command);
  }
}
