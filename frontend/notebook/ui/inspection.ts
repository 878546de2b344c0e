import { MimeModel, type RenderMimeRegistry } from '@jupyterlab/rendermime';
import { element } from './dom';

/** Help for what is under the cursor: a small window beside it that any key or click closes. */
export class Inspection {
  private node: HTMLElement | null = null;

  constructor(private readonly rendering: RenderMimeRegistry) {}

  async show(host: HTMLElement, at: { left: number; bottom: number; top: number }, data: Record<string, unknown>): Promise<void> {
    this.close();
    const mime = this.rendering.preferredMimeType(data as never, 'any');
    if (!mime) return;
    const renderer = this.rendering.createRenderer(mime);
    const node = element('div', 'pn-inspection jp-ThemedContainer', [], { role: 'tooltip' });
    await renderer.renderModel(new MimeModel({ data: data as never, trusted: false }));
    node.append(renderer.node);
    host.append(node);
    const above = window.innerHeight - at.bottom < 240 && at.top > 240;
    node.style.left = `${Math.max(8, Math.min(at.left, window.innerWidth - node.offsetWidth - 8))}px`;
    node.style.top = above ? `${at.top - node.offsetHeight - 6}px` : `${at.bottom + 6}px`;
    this.node = node;
    const close = (event: Event) => {
      if (event instanceof KeyboardEvent && (event.key === 'Shift' || event.key === 'Tab')) return;
      if (event.target instanceof Node && node.contains(event.target)) return;
      this.close();
      document.removeEventListener('keydown', close, true);
      document.removeEventListener('mousedown', close, true);
      document.removeEventListener('wheel', close, true);
    };
    for (const kind of ['keydown', 'mousedown', 'wheel']) document.addEventListener(kind, close, true);
  }

  close(): void {
    this.node?.remove();
    this.node = null;
  }
}
