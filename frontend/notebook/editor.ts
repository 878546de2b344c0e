import '@jupyterlab/notebook/style/index.js';
import '@jupyterlab/completer/style/index.js';
import type { YNotebook } from '@jupyter/ydoc';
import { CodeCell, MarkdownCell, type Cell, type ICellModel, type ICodeCellModel } from '@jupyterlab/cells';
import { CodeMirrorEditorFactory, CodeMirrorMimeTypeService, EditorExtensionRegistry, EditorLanguageRegistry, EditorThemeRegistry, ybinding } from '@jupyterlab/codemirror';
import { Completer, CompleterModel, CompletionHandler, ProviderReconciliator, type CompletionHandler as Completion, type ICompletionProvider } from '@jupyterlab/completer';
import { Notebook, NotebookModel, StaticNotebook, setCellExecutor } from '@jupyterlab/notebook';
import type { RenderMimeRegistry } from '@jupyterlab/rendermime';
import type { INotebookContent } from '@jupyterlab/nbformat';
import { MessageLoop } from '@lumino/messaging';
import { Widget } from '@lumino/widgets';
import { arriveAt } from './arrival';
import { createRendering, type RenderingOptions } from './rendering';
import { SharedNotebook } from './shared-notebook';
import { CellLine } from './ui/footer';

export type EditorOptions = Omit<RenderingOptions, 'languages'> & {
  run: (cells: string[]) => void;
  complete: (cell: string, code: string, offset: number) => Promise<{ start: number; end: number; matches: { text: string; type: string | null }[] }>;
  cellAdded: (cell: Cell) => void;
};

type Runner = (cell: Cell) => void;
const runners = new WeakMap<object, Runner>();

// Every way to run a cell ends here; it is one for the page, so it looks up whose notebook it is.
setCellExecutor({
  async runCell({ cell, notebook }) {
    if (cell instanceof MarkdownCell) cell.rendered = true;
    else if (cell instanceof CodeCell) runners.get(notebook)?.(cell);
    return true;
  },
});

const LANGUAGES = new Set(['ipython', 'python', 'ipythongfm', 'markdown', 'latex', 'json', 'sql', 'javascript', 'html', 'yaml', 'shell', 'r', 'c++', 'java', 'css']);

class ContentFactory extends Notebook.ContentFactory {
  override createCellFooter(): CellLine {
    return new CellLine();
  }
}

class PaddockNotebook extends Notebook {
  added: ((cell: Cell) => void) | null = null;

  protected override onCellInserted(index: number, cell: Cell): void {
    super.onCellInserted(index, cell);
    this.added?.(cell);
  }
}

/** JupyterLab's notebook widget with its completer, made to run through the server. */
export class Editor {
  readonly widget: PaddockNotebook;
  readonly rendering: RenderMimeRegistry;
  readonly completion: CompletionHandler;
  private readonly completer: Completer;
  private document: SharedNotebook | null = null;
  private collected: string[] | null = null;

  constructor(private readonly options: EditorOptions) {
    const themes = new EditorThemeRegistry();
    for (const theme of EditorThemeRegistry.getDefaultThemes()) themes.addTheme(theme);
    const extensions = new EditorExtensionRegistry();
    for (const extension of EditorExtensionRegistry.getDefaultExtensions({ themes })) extensions.addExtension(extension);
    extensions.addExtension({
      name: 'shared-model-binding',
      factory: ({ model }) => {
        const shared = model.sharedModel as unknown as { ysource: Parameters<typeof ybinding>[0]['ytext']; undoManager?: never };
        return EditorExtensionRegistry.createImmutableExtension(ybinding({ ytext: shared.ysource, undoManager: shared.undoManager ?? undefined }));
      },
    });
    const languages = new EditorLanguageRegistry();
    for (const language of EditorLanguageRegistry.getDefaultLanguages()) {
      if (LANGUAGES.has(language.name.toLowerCase())) languages.addLanguage(language);
    }
    const factory = new CodeMirrorEditorFactory({ extensions, languages });
    this.rendering = createRendering({ ...options, languages });
    const editing = { autoClosingBrackets: true, tabFocusable: false };
    const defaults = StaticNotebook.defaultEditorConfig;
    this.widget = new PaddockNotebook({
      rendermime: this.rendering,
      contentFactory: new ContentFactory({ editorFactory: factory.newInlineEditor.bind(factory) }),
      mimeTypeService: new CodeMirrorMimeTypeService(languages),
      languagePreference: 'python',
      notebookConfig: { ...StaticNotebook.defaultNotebookConfig, windowingMode: 'contentVisibility', scrollPastEnd: false, maxNumberOutputs: 500, autoRenderMarkdownCells: true, showEditorForReadOnlyMarkdown: false },
      editorConfig: { code: { ...defaults.code, ...editing }, markdown: { ...defaults.markdown, ...editing }, raw: { ...defaults.raw, ...editing } },
    });
    this.widget.added = options.cellAdded;
    this.widget.addClass('jp-NotebookPanel-notebook');
    this.completer = new Completer({ editor: null, model: new CompleterModel() });
    this.completer.hide();
    this.completion = new CompletionHandler({
      completer: this.completer,
      reconciliator: new ProviderReconciliator({ context: { widget: this.widget, editor: null }, providers: [this.provider()], timeout: 4_000, inlineProviders: [], inlineProvidersSettings: {} } as never),
    });
    this.widget.activeCellChanged.connect((_, cell) => this.follow(cell));
  }

  open(content: INotebookContent): NotebookModel {
    // as in JupyterLab: an editor takes back its own text, Z in command mode what was done to cells
    const undo = { disableDocumentWideUndoRedo: true };
    this.document = new SharedNotebook(undo);
    const model = new NotebookModel({ ...undo, sharedModel: this.document });
    model.fromJSON(content);
    runners.set(model, cell => this.collect(cell.model.id));
    this.widget.model = model;
    return model;
  }

  attach(host: HTMLElement): void {
    Widget.attach(this.widget, host);
    Widget.attach(this.completer, document.body);
    this.completer.addClass('jp-ThemedContainer');
    this.follow(this.widget.activeCell);
  }

  detach(): void {
    if (this.widget.isAttached) Widget.detach(this.widget);
    if (this.completer.isAttached) Widget.detach(this.completer);
  }

  dispose(): void {
    this.detach();
    const { model } = this.widget;
    this.widget.dispose();
    model?.dispose();
    this.document?.dispose();
    this.completion.dispose();
    this.completer.dispose();
  }

  resized(): void {
    if (this.widget.isAttached) MessageLoop.sendMessage(this.widget, Widget.ResizeMessage.UnknownSize);
  }

  selectCompletion(): void {
    this.completer.selectActive();
  }

  get shared(): YNotebook {
    if (!this.document) throw new Error('no notebook is open');
    return this.document;
  }

  cell(id: string): Cell | null {
    return this.widget.widgets.find(cell => cell.model.id === id) ?? null;
  }

  index(id: string): number {
    return this.widget.widgets.findIndex(cell => cell.model.id === id);
  }

  codeModel(id: string): ICodeCellModel | null {
    const cells = this.widget.model?.cells;
    if (!cells) return null;
    for (const model of cells) {
      if ((model as ICellModel).id === id) return model.type === 'code' ? (model as ICodeCellModel) : null;
    }
    return null;
  }

  /** The cell at the top of what is on screen. */
  topmost(): string | null {
    const top = this.widget.node.getBoundingClientRect().top + 120;
    let found: string | null = null;
    for (const cell of this.widget.widgets) {
      const box = cell.node.getBoundingClientRect();
      if (box.height === 0) continue;
      if (found !== null && box.top > top) break;
      found = cell.model.id;
    }
    return found;
  }

  /** Brings the cell into view and gives it the focus; nothing happens where there is none of that id. */
  goTo(id: string): void {
    const index = this.index(id);
    if (index < 0) return;
    this.widget.activeCellIndex = index;
    arriveAt(this.widget.widgets[index]!.node, this.widget.outerNode);
  }

  /** Cells that are run in one go (run all, a selection) become one request. */
  private collect(id: string): void {
    if (this.collected) {
      this.collected.push(id);
      return;
    }
    this.collected = [id];
    queueMicrotask(() => {
      const cells = this.collected ?? [];
      this.collected = null;
      this.options.run(cells);
    });
  }

  private follow(cell: Cell | null): void {
    if (!cell) return;
    void cell.ready.then(() => {
      if (!cell.isDisposed && this.widget.activeCell === cell) this.completion.editor = cell.model.type === 'code' ? cell.editor : null;
    });
  }

  private provider(): ICompletionProvider {
    return {
      identifier: 'paddock',
      rank: 1000,
      renderer: null,
      isApplicable: async () => true,
      fetch: async (request: Completion.IRequest) => {
        const cell = this.widget.activeCell;
        if (!cell) return { start: request.offset, end: request.offset, items: [] };
        const { start, end, matches } = await this.options.complete(cell.model.id, request.text, request.offset);
        return { start, end, items: matches.map(match => ({ label: match.text, ...(match.type ? { type: match.type } : {}) })) };
      },
    };
  }
}
