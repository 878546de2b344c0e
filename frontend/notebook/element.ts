import './element.css';
import { randomUuid } from './ids';
import { Labels } from './labels';
import type { EventBatch, NotebookDocument, ServerDoor } from './protocol';
import type { Session } from './session';
import { contentsOf, skeletonOf } from './skeleton';
import { Contents } from './ui/contents';
import { button, element } from './ui/dom';
import { StatusLine } from './ui/status';

/** Where this file lies; the frame lies beside it. (Not inside `new URL`: the bundler would take the frame for an asset.) */
const here = import.meta.url;
const RETRY_MS = [1_000, 2_000, 5_000, 10_000];

/**
 * `<paddock-notebook>`: shows and edits a notebook that the server owns (docs/notebook-protocol.md). This part is small: it
 * loads the document and shows its text at once; the editor comes in a chunk of its own and takes the text's place.
 */
export class PaddockNotebookElement extends HTMLElement {
  // Declared only: Vaadin sets these before this module has loaded, and a field's initial value would wipe them out.
  declare notebook: number;
  declare language: string;
  declare client: string;
  /** Where the notebook's relative pictures lie, with a slash at the end; null where there are none. */
  declare files: string | null;
  /** The person's time zone, as `Asia/Shanghai`; the browser's where it is not given. */
  declare zone: string | null;
  /** Key → word, or that as JSON text. */
  declare labels: Readonly<Record<string, string>> | string | null;
  /** Set by Vaadin. */
  declare $server?: ServerDoor;

  private wanted: string | null = null;
  private readonly words = new Labels();
  private session: Session | null = null;
  private buffered: EventBatch[] = [];
  private generation = 0;
  private status: StatusLine | null = null;
  private readonly notices = element('div', 'pn-notices');

  /** The cell to bring into view: at once, or when the notebook is there. */
  get cell(): string | null {
    return this.wanted;
  }

  set cell(id: string | null) {
    this.wanted = id;
    if (id) this.session?.goTo(id);
  }

  connectedCallback(): void {
    this.takeEarly('cell');
    const generation = ++this.generation;
    // properties are set right after the element is made: wait for them
    queueMicrotask(() => {
      if (generation === this.generation && this.isConnected && !this.session) void this.start(generation);
    });
  }

  disconnectedCallback(): void {
    const generation = ++this.generation;
    // Vaadin may only be moving the element
    setTimeout(() => {
      if (generation !== this.generation || this.isConnected) return;
      this.session?.close();
      this.session = null;
      this.replaceChildren();
    });
  }

  /** Called by the server with a batch of events. */
  receive(batch: EventBatch | string): void {
    const parsed = typeof batch === 'string' ? (JSON.parse(batch) as EventBatch) : batch;
    if (this.session) this.session.receive(parsed);
    else this.buffered.push(parsed);
  }

  private readonly asked = (event: Event): void => {
    const { detail: id } = event as CustomEvent<string | null>;
    this.status?.ask(id ? () => this.session?.goTo(id) : null);
  };

  /** A property that was set before this module had loaded lies over its accessor: it is set again, through it. */
  private takeEarly(name: 'cell'): void {
    if (!Object.hasOwn(this, name)) return;
    const value = this[name];
    delete (this as Partial<this>)[name];
    this[name] = value;
  }

  private async start(generation: number): Promise<void> {
    this.client ||= randomUuid();
    this.language ||= 'en';
    const { labels } = this;
    this.words.use(typeof labels === 'string' ? (JSON.parse(labels) as Record<string, string>) : labels);
    this.classList.add('paddock-notebook');
    this.lang = this.language;
    const { words } = this;
    const status = new StatusLine(words, { language: this.language, zone: this.zone ?? null });
    this.status = status;
    this.addEventListener('pn-asks', this.asked);
    const body = element('div', 'pn-body', [element('p', 'pn-wait', [words.t('loading')])]);
    this.replaceChildren(status.node, body, this.notices);
    this.setAttribute('aria-busy', 'true');
    const code = import('./session');
    code.catch(() => undefined);
    const document = await this.loadUntilThere(body, generation);
    if (!document || generation !== this.generation) return;
    const skeleton = skeletonOf(document);
    const contents = new Contents(words, heading => {
      if (this.session) this.session.goTo(heading.cell);
      else skeleton.querySelector(`[data-cell="${CSS.escape(heading.cell)}"]`)?.scrollIntoView();
    });
    contents.show(contentsOf(document));
    body.replaceChildren(contents.node, skeleton);
    if (this.wanted) skeleton.querySelector(`[data-cell="${CSS.escape(this.wanted)}"]`)?.scrollIntoView();
    status.show({ save: { kind: 'saved' }, lab: document.lab, runningCell: null, queued: 0, people: [], readOnly: document.readOnly });
    performance.mark('paddock-notebook-readable');
    // let the text be painted before the editor takes the thread
    await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
    let module: typeof import('./session');
    try {
      module = await code;
    } catch {
      this.fail(body, words.t('loadFailed'), generation);
      return;
    }
    await this.serverThere();
    if (generation !== this.generation) return;
    this.session = await module.Session.open(
      {
        host: this,
        body,
        notebook: this.notebook,
        client: this.client,
        labels: words,
        status,
        contents,
        frameUrl: new URL('frame.html', here).href,
        files: () => this.files ?? null,
        server: () => this.$server,
        load: () => this.load(),
        notify: (kind, message) => this.notify(kind, message),
      },
      document,
      this.buffered.splice(0),
    );
    if (this.wanted) this.session.goTo(this.wanted);
    this.removeAttribute('aria-busy');
    performance.mark('paddock-notebook-ready');
    this.dispatchEvent(new CustomEvent('notebook-ready', { bubbles: true }));
  }

  private async loadUntilThere(body: HTMLElement, generation: number): Promise<NotebookDocument | null> {
    for (let attempt = 0; generation === this.generation; attempt++) {
      try {
        return await this.load();
      } catch (reason) {
        const { status } = reason as { status?: number };
        if (status === 404 || status === 403) {
          this.fail(body, this.words.t('notFound'), null);
          return null;
        }
        if (attempt >= RETRY_MS.length) {
          this.fail(body, this.words.t('loadFailed'), generation);
          return null;
        }
        await new Promise(resolve => setTimeout(resolve, RETRY_MS[attempt]));
      }
    }
    return null;
  }

  private async load(): Promise<NotebookDocument> {
    const response = await fetch(`/notebooks/${this.notebook}/document`, { credentials: 'same-origin', headers: { Accept: 'application/json' }, cache: 'no-store' });
    if (!response.ok) throw Object.assign(new Error(`document: ${response.status}`), { status: response.status });
    return (await response.json()) as NotebookDocument;
  }

  /** Vaadin sets `$server` soon after the element is attached. */
  private async serverThere(): Promise<void> {
    for (let wait = 0; wait < 200 && !this.$server; wait++) await new Promise(resolve => setTimeout(resolve, 25));
  }

  private fail(body: HTMLElement, message: string, generation: number | null): void {
    const again = button({
      label: this.words.t('retry'),
      text: this.words.t('retry'),
      className: 'pn-button--boxed',
      onClick: () => void this.start(++this.generation),
    });
    body.replaceChildren(element('div', 'pn-failed', [element('p', '', [message]), generation === null ? null : again], { role: 'alert' }));
    this.removeAttribute('aria-busy');
  }

  private notify(kind: 'info' | 'error', message: string): void {
    const notice = element('div', `pn-notice pn-notice--${kind}`, [element('span', '', [message])], { role: kind === 'error' ? 'alert' : 'status' });
    notice.append(button({ label: this.words.t('close'), icon: 'close', onClick: () => notice.remove() }));
    this.notices.append(notice);
    while (this.notices.childElementCount > 3) this.notices.firstElementChild!.remove();
    setTimeout(() => notice.remove(), kind === 'error' ? 12_000 : 6_000);
  }
}

if (!customElements.get('paddock-notebook')) customElements.define('paddock-notebook', PaddockNotebookElement);
