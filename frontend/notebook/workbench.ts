import type { Actions } from './actions';
import type { Editor } from './editor';
import { bindKeys } from './keys';
import type { Labels } from './labels';
import type { Contents } from './ui/contents';
import { button, element } from './ui/dom';
import { markScrollable } from './ui/scrollable';
import { FindBar } from './ui/find';
import type { Inspection } from './ui/inspection';
import { Toolbar } from './ui/toolbar';

export type WorkbenchOptions = {
  host: HTMLElement;
  body: HTMLElement;
  labels: Labels;
  editor: Editor;
  actions: Actions;
  contents: Contents;
  inspection: Inspection;
  readOnly: boolean;
  scrolled: () => void;
};

const SETTLED_MS = 120;

/** What stands around the cells: toolbar, find bar, the bar of a phone, keys, and the region that a screen reader listens to. */
export class Workbench {
  private readonly toolbar: Toolbar;
  private readonly find: FindBar;
  private readonly phoneBar = element('div', 'pn-phone');
  private readonly live = element('div', 'pn-live', [], { 'aria-live': 'polite', role: 'status' });
  private readonly cells = element('div', 'pn-cells jp-MainAreaWidget jp-NotebookPanel jp-ThemedContainer');
  private readonly stops: (() => void)[] = [];
  private marking: ReturnType<typeof setTimeout> | undefined;

  /** Takes the place of the text that was shown first. */
  constructor(private readonly options: WorkbenchOptions) {
    const { host, body, labels, editor, actions } = options;
    const { widget } = editor;
    this.toolbar = new Toolbar(labels, action => void actions.act(action), type => actions.changeType(type));
    this.find = new FindBar(widget, labels, options.readOnly);
    const centre = element('div', 'pn-centre', [this.toolbar.node, this.find.node, this.cells]);
    const skeleton = body.querySelector('.pn-skeleton');
    const scrolled = skeleton?.scrollTop ?? 0;
    skeleton?.replaceWith(centre);
    editor.attach(this.cells);
    widget.outerNode?.scrollTo?.({ top: scrolled });
    const footer = widget.node.querySelector('.jp-Notebook-footer');
    if (footer) footer.textContent = `+ ${labels.t('addCellShort')}`;
    this.fillPhoneBar();
    host.append(this.phoneBar, this.live);
    this.bindKeys();
    this.follow();
  }

  show(state: { type: string | null; running: boolean; readOnly: boolean }): void {
    this.toolbar.show(state);
    this.phoneBar.classList.toggle('pn-phone--running', state.running);
    this.phoneBar.hidden = state.readOnly;
  }

  announce(words: string): void {
    this.live.textContent = words;
  }

  openFind(): void {
    this.find.open();
  }

  close(): void {
    clearTimeout(this.marking);
    for (const stop of this.stops.splice(0)) stop();
    this.phoneBar.remove();
    this.live.remove();
  }

  private fillPhoneBar(): void {
    const { labels, actions, contents } = this.options;
    this.phoneBar.append(
      button({ label: labels.t('contents'), icon: 'contents', className: 'pn-button--boxed pn-phone-contents', onClick: () => contents.toggle() }),
      button({ label: labels.t('run'), icon: 'run', text: labels.t('runShort'), className: 'pn-button--main pn-phone-run', onClick: () => void actions.act('run') }),
      button({ label: labels.t('stop'), icon: 'stop', text: labels.t('stop'), className: 'pn-button--boxed pn-phone-stop', onClick: () => void actions.act('interrupt') }),
      this.toolbar.anotherMenu('pn-menu--up'),
    );
  }

  private bindKeys(): void {
    const { editor, actions, inspection } = this.options;
    const commands = bindKeys(editor.widget, action => void actions.act(action), what => actions.unlocked(what), {
      complete: () => editor.completion.invoke(),
      select: () => editor.selectCompletion(),
      inspect: () => void actions.inspect(inspection),
    });
    const keydown = (event: KeyboardEvent) => commands.processKeydownEvent(event);
    this.cells.addEventListener('keydown', keydown, true);
    this.stops.push(() => this.cells.removeEventListener('keydown', keydown, true));
  }

  /** What can be scrolled sideways must be reachable with the keyboard; cells far away are not laid out for that. */
  private markScrollable(): void {
    clearTimeout(this.marking);
    this.marking = setTimeout(() => {
      for (const { node } of this.options.editor.widget.widgets) {
        const { top, bottom } = node.getBoundingClientRect();
        if (bottom >= 0 && top <= window.innerHeight) markScrollable(node);
      }
    }, SETTLED_MS);
  }

  private follow(): void {
    const { editor, host } = this.options;
    const scrolled = () => {
      this.options.scrolled();
      this.markScrollable();
    };
    const { widget } = editor;
    const resize = new ResizeObserver(() => {
      editor.resized();
      const outer = widget.outerNode;
      host.style.setProperty('--pn-gutter', `${outer.offsetWidth - outer.clientWidth}px`);
    });
    resize.observe(this.cells);
    this.stops.push(() => resize.disconnect());
    // cells that grow while they are rendered move what is below them
    const growth = new ResizeObserver(scrolled);
    growth.observe(widget.viewportNode);
    this.stops.push(() => growth.disconnect());
    widget.node.addEventListener('scroll', scrolled, { capture: true, passive: true });
    this.stops.push(() => widget.node.removeEventListener('scroll', scrolled, { capture: true }));
  }
}
