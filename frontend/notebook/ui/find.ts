import { NotebookSearchProvider, type Notebook, type NotebookPanel } from '@jupyterlab/notebook';
import { nullTranslator } from '@jupyterlab/translation';
import type { Labels } from '../labels';
import { button, element, setText } from './dom';

/** Find and replace over all cells: JupyterLab's search with a bar of our own words. */
export class FindBar {
  readonly node: HTMLElement;
  private readonly query: HTMLInputElement;
  private readonly replacement: HTMLInputElement;
  private readonly count = element('span', 'pn-find-count', [], { role: 'status' });
  private readonly matchCase = element('input', '', [], { type: 'checkbox' });
  private made: NotebookSearchProvider | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly notebook: Notebook,
    private readonly labels: Labels,
    readOnly: boolean,
  ) {
    this.query = element('input', 'pn-find-field', [], { type: 'search', placeholder: labels.t('findPlaceholder'), 'aria-label': labels.t('findPlaceholder') });
    this.replacement = element('input', 'pn-find-field', [], { type: 'text', placeholder: labels.t('replacePlaceholder'), 'aria-label': labels.t('replacePlaceholder') });
    this.node = element('form', 'pn-find', [
      this.query,
      this.count,
      button({ label: labels.t('findPrevious'), icon: 'up', onClick: () => void this.step(true) }),
      button({ label: labels.t('findNext'), icon: 'down', onClick: () => void this.step(false) }),
      element('label', 'pn-find-case', [this.matchCase, labels.t('matchCase')]),
      ...(readOnly
        ? []
        : [
            this.replacement,
            button({ label: labels.t('replaceOne'), text: labels.t('replaceOne'), className: 'pn-button--boxed', onClick: () => void this.replace(false) }),
            button({ label: labels.t('replaceAll'), text: labels.t('replaceAll'), className: 'pn-button--boxed', onClick: () => void this.replace(true) }),
          ]),
      button({ label: labels.t('close'), icon: 'close', className: 'pn-find-close', onClick: () => this.close() }),
    ], { role: 'search' });
    this.node.hidden = true;
    this.node.addEventListener('submit', event => {
      event.preventDefault();
      void this.step(false);
    });
    this.node.addEventListener('keydown', event => {
      event.stopPropagation();
      if (event.key === 'Escape') this.close();
      if (event.key === 'Enter' && event.shiftKey) {
        event.preventDefault();
        void this.step(true);
      }
    });
    this.query.addEventListener('input', () => this.later());
    this.matchCase.addEventListener('change', () => this.later());
  }

  /** Made when it is first wanted: it listens to every cell. */
  private get provider(): NotebookSearchProvider {
    const { notebook } = this;
    // it asks a panel only for these
    const panel = { content: notebook, get model() { return notebook.model; }, get isDisposed() { return notebook.isDisposed; } };
    return (this.made ??= new NotebookSearchProvider(panel as unknown as NotebookPanel, nullTranslator));
  }

  open(): void {
    this.node.hidden = false;
    const selected = this.provider.getInitialQuery();
    if (selected) this.query.value = selected;
    this.query.focus();
    this.query.select();
    this.later();
  }

  private close(): void {
    this.node.hidden = true;
    void this.provider.endQuery();
    this.notebook.activeCell?.node.focus();
  }

  private later(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.start(), 150);
  }

  private async start(): Promise<void> {
    await this.provider.endQuery();
    const text = this.query.value;
    if (text) {
      const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      await this.provider.startQuery(new RegExp(escaped, this.matchCase.checked ? 'gu' : 'giu'), {});
    }
    this.report();
  }

  private async step(back: boolean): Promise<void> {
    if (back) await this.provider.highlightPrevious();
    else await this.provider.highlightNext();
    this.report();
  }

  private async replace(all: boolean): Promise<void> {
    if (all) await this.provider.replaceAllMatches(this.replacement.value);
    else await this.provider.replaceCurrentMatch(this.replacement.value);
    this.report();
  }

  private report(): void {
    const total = this.provider.matchesCount ?? 0;
    const current = this.provider.currentMatchIndex;
    setText(this.count, !this.query.value ? '' : total === 0 ? this.labels.t('findNone') : this.labels.t('findCount', current === null ? 1 : current + 1, total));
  }
}
