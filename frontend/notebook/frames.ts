// Active output: an iframe without same-origin rights, from a URL of ours with a CSP of its own.
import { Widget } from '@lumino/widgets';
import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';

export type FrameWords = { title: string; loading: string; failed: (reason: string) => string };
export type FrameContent = { mime: string; data: unknown; metadata?: unknown };

const LEAST = 24;
const MOST = 4_000;
const MESSAGE_LIMIT = 4_096;
const PAYLOAD_LIMIT = 24 * 1024 * 1024;

type FromFrame = { paddock: 'ready' } | { paddock: 'size'; height: number } | { paddock: 'failed'; message: string } | { paddock: 'done' };

/** The message if it has the shape that a frame of ours sends; null for all else. */
export function checked(data: unknown): FromFrame | null {
  if (typeof data !== 'object' || data === null) return null;
  const { paddock, height, message } = data as Record<string, unknown>;
  if (Object.keys(data).length > 3) return null;
  switch (paddock) {
    case 'ready':
    case 'done':
      return { paddock };
    case 'size':
      return typeof height === 'number' && Number.isFinite(height) ? { paddock, height: Math.min(Math.max(height, LEAST), MOST) } : null;
    case 'failed':
      return typeof message === 'string' ? { paddock, message: message.slice(0, MESSAGE_LIMIT) } : null;
    default:
      return null;
  }
}

const frames = new Map<MessageEventSource, SandboxFrame>();

function listen(event: MessageEvent): void {
  const frame = event.source && frames.get(event.source);
  if (!frame) return;
  const message = checked(event.data);
  if (message) frame.receive(message);
}

let listening = false;

function begin(): void {
  if (listening) return;
  listening = true;
  window.addEventListener('message', listen);
  // light and dark are switched while outputs are shown
  new MutationObserver(() => {
    for (const frame of new Set(frames.values())) frame.repaint();
  }).observe(document.documentElement, { attributes: true, attributeFilter: ['theme', 'data-theme'] });
}

/** One sandboxed output. The frame is made when it comes near the screen, and gets its content by message. */
export class SandboxFrame extends Widget implements IRenderMime.IRenderer {
  private frame: HTMLIFrameElement | null = null;
  private content: FrameContent | null = null;
  private observer: IntersectionObserver | null = null;
  private shownHeight = 0;
  private changes = 0;
  private readonly note = document.createElement('div');

  constructor(
    private readonly mime: string,
    private readonly url: string,
    private readonly words: FrameWords,
    private readonly enrich: (content: FrameContent) => FrameContent = content => content,
  ) {
    super();
    this.addClass('pn-frame');
    this.note.className = 'pn-frame-note';
    this.node.append(this.note);
    begin();
  }

  async renderModel(model: IRenderMime.IMimeModel): Promise<void> {
    this.content = this.enrich({ mime: this.mime, data: model.data[this.mime], metadata: model.metadata });
    if (this.frame) this.post();
    else this.awaitSight();
  }

  receive(message: FromFrame): void {
    switch (message.paddock) {
      case 'ready':
        this.post();
        return;
      case 'size':
        // a frame that keeps changing its height must not shake the page for ever
        if (this.changes++ > 200 || Math.abs(message.height - this.shownHeight) < 2) return;
        this.shownHeight = message.height;
        if (this.frame) this.frame.style.height = `${Math.ceil(message.height)}px`;
        return;
      case 'done':
        this.note.remove();
        return;
      case 'failed':
        this.note.textContent = this.words.failed(message.message);
        this.note.classList.add('pn-frame-note--bad');
        this.node.append(this.note);
        return;
    }
  }

  /** The colours have changed. */
  repaint(): void {
    this.post();
  }

  override dispose(): void {
    this.observer?.disconnect();
    if (this.frame?.contentWindow) frames.delete(this.frame.contentWindow);
    super.dispose();
  }

  private awaitSight(): void {
    if (this.observer) return;
    this.note.textContent = this.words.loading;
    this.observer = new IntersectionObserver(
      entries => {
        if (entries.some(entry => entry.isIntersecting)) this.open();
      },
      { rootMargin: '600px 0px' },
    );
    this.observer.observe(this.node);
  }

  private open(): void {
    this.observer?.disconnect();
    this.observer = null;
    if (this.frame || this.isDisposed) return;
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.setAttribute('referrerpolicy', 'no-referrer');
    frame.setAttribute('allow', '');
    frame.title = this.words.title;
    frame.src = this.url;
    this.frame = frame;
    this.node.prepend(frame);
    if (frame.contentWindow) frames.set(frame.contentWindow, this);
  }

  private post(): void {
    const target = this.frame?.contentWindow;
    if (!target || !this.content) return;
    const styles = getComputedStyle(this.node);
    const property = (name: string) => styles.getPropertyValue(name).trim();
    const theme = {
      dark: property('color-scheme').includes('dark') || getComputedStyle(document.documentElement).colorScheme.includes('dark'),
      text: property('--paddock-text') || styles.color,
      ground: property('--paddock-surface') || '#ffffff',
      line: property('--paddock-line') || '#dddddd',
      brand: property('--paddock-brand') || '#14654a',
    };
    const size = typeof this.content.data === 'string' ? this.content.data.length : 0;
    if (size > PAYLOAD_LIMIT) {
      this.receive({ paddock: 'failed', message: `${size} > ${PAYLOAD_LIMIT}` });
      return;
    }
    // the frame has an opaque origin: there is no other target to name
    target.postMessage({ paddock: 'show', theme, ...this.content }, '*');
  }
}
