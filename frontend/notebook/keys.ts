import { NotebookActions, type Notebook } from '@jupyterlab/notebook';
import { CommandRegistry } from '@lumino/commands';
import type { Action } from './ui/toolbar';

const NOTEBOOK = '.jp-Notebook';
const COMMAND = '.jp-Notebook.jp-mod-commandMode:not(.jp-mod-readWrite) :focus:not(:read-write)';
const EDIT = '.jp-Notebook.jp-mod-editMode';

/** JupyterLab's keys. What goes to the server is left to `act`. */
export function bindKeys(notebook: Notebook, act: (action: Action) => void, unlocked: (what: () => void) => void, editor: { complete: () => void; select: () => void; inspect: () => void }): CommandRegistry {
  const commands = new CommandRegistry();
  let next = 0;
  const bind = (keys: string[] | string, selector: string, execute: () => unknown) => {
    const id = `key-${next++}`;
    commands.addCommand(id, { execute: () => execute() });
    commands.addKeyBinding({ command: id, keys: Array.isArray(keys) ? keys : [keys], selector });
  };
  const editable = (what: () => unknown) => () => (notebook.model?.readOnly ? undefined : what());
  const open = (what: () => void) => editable(() => unlocked(what));
  const both = (keys: string, what: () => unknown) => {
    bind(keys, COMMAND, what);
    bind(keys, EDIT, what);
  };

  bind('Shift Enter', NOTEBOOK, editable(() => NotebookActions.runAndAdvance(notebook)));
  bind('Ctrl Enter', NOTEBOOK, editable(() => NotebookActions.run(notebook)));
  bind('Accel Enter', NOTEBOOK, editable(() => NotebookActions.run(notebook)));
  bind('Alt Enter', NOTEBOOK, editable(() => NotebookActions.runAndInsert(notebook)));
  bind('Escape', EDIT, () => {
    notebook.mode = 'command';
  });
  bind('Enter', COMMAND, () => {
    notebook.mode = 'edit';
  });
  bind('A', COMMAND, editable(() => NotebookActions.insertAbove(notebook)));
  bind('B', COMMAND, editable(() => NotebookActions.insertBelow(notebook)));
  bind(['D', 'D'], COMMAND, editable(() => NotebookActions.deleteCells(notebook)));
  bind('M', COMMAND, open(() => NotebookActions.changeCellType(notebook, 'markdown')));
  bind('Y', COMMAND, open(() => NotebookActions.changeCellType(notebook, 'code')));
  bind('R', COMMAND, open(() => NotebookActions.changeCellType(notebook, 'raw')));
  bind('Z', COMMAND, editable(() => NotebookActions.undo(notebook)));
  bind('Shift Z', COMMAND, editable(() => NotebookActions.redo(notebook)));
  bind('X', COMMAND, editable(() => NotebookActions.cut(notebook)));
  bind('C', COMMAND, () => NotebookActions.copy(notebook));
  bind('V', COMMAND, editable(() => NotebookActions.paste(notebook)));
  bind('Shift V', COMMAND, editable(() => NotebookActions.paste(notebook, 'above')));
  bind('Shift M', COMMAND, open(() => NotebookActions.mergeCells(notebook)));
  bind('ArrowUp', COMMAND, () => NotebookActions.selectAbove(notebook));
  bind('ArrowDown', COMMAND, () => NotebookActions.selectBelow(notebook));
  bind('K', COMMAND, () => NotebookActions.selectAbove(notebook));
  bind('J', COMMAND, () => NotebookActions.selectBelow(notebook));
  bind('Shift ArrowUp', COMMAND, () => NotebookActions.extendSelectionAbove(notebook));
  bind('Shift ArrowDown', COMMAND, () => NotebookActions.extendSelectionBelow(notebook));
  bind('Shift K', COMMAND, () => NotebookActions.extendSelectionAbove(notebook));
  bind('Shift J', COMMAND, () => NotebookActions.extendSelectionBelow(notebook));
  bind('Ctrl A', COMMAND, () => NotebookActions.selectAll(notebook));
  both('Ctrl Shift ArrowUp', editable(() => NotebookActions.moveUp(notebook)));
  both('Ctrl Shift ArrowDown', editable(() => NotebookActions.moveDown(notebook)));
  bind('O', COMMAND, () => NotebookActions.toggleOutput(notebook));
  bind('L', COMMAND, () => act('lineNumbers'));
  bind('Shift L', COMMAND, () => act('lineNumbers'));
  bind('H', COMMAND, () => act('shortcuts'));
  bind(['I', 'I'], COMMAND, () => act('interrupt'));
  bind(['0', '0'], COMMAND, () => act('restart'));
  bind('Ctrl Shift -', EDIT, open(() => NotebookActions.splitCell(notebook)));
  bind('Ctrl Shift _', EDIT, open(() => NotebookActions.splitCell(notebook)));
  // an editor has no undo of its own: without these the browser would take back whatever it typed last, in any cell
  bind('Accel Z', EDIT, editable(() => notebook.activeCell?.editor?.undo()));
  bind('Accel Shift Z', EDIT, editable(() => notebook.activeCell?.editor?.redo()));
  bind('Accel Y', EDIT, editable(() => notebook.activeCell?.editor?.redo()));
  bind('Accel F', NOTEBOOK, () => act('find'));
  for (const level of [1, 2, 3, 4, 5, 6]) bind(String(level), COMMAND, open(() => void NotebookActions.setMarkdownHeader(notebook, level)));
  bind('Tab', '.jp-Notebook.jp-mod-editMode .jp-mod-completer-enabled', editor.complete);
  bind('Enter', '.jp-Notebook .jp-mod-completer-active', editor.select);
  bind('Shift Tab', '.jp-Notebook.jp-mod-editMode .jp-CodeCell .jp-InputArea-editor:not(.jp-mod-has-primary-selection):not(.jp-mod-in-leading-whitespace)', editor.inspect);
  return commands;
}
