import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { Widget } from '@lumino/widgets';
import { element } from './ui/dom';

export const WIDGET_VIEW = 'application/vnd.jupyter.widget-view+json';

/** An ipywidget: as it was saved with the notebook, in the frame; a live one as a sentence and the text that it brings along. */
export class WidgetOutput extends Widget implements IRenderMime.IRenderer {
  private frame: (Widget & IRenderMime.IRenderer) | null = null;

  constructor(
    private readonly savedState: () => unknown,
    private readonly makeFrame: () => Widget & IRenderMime.IRenderer,
    private readonly notLive: string,
  ) {
    super();
    this.addClass('pn-widget');
  }

  async renderModel(model: IRenderMime.IMimeModel): Promise<void> {
    if (!isSaved(model.data[WIDGET_VIEW], this.savedState())) {
      const text = model.data['text/plain'];
      const fallback = (Array.isArray(text) ? text.join('') : String(text ?? '')).trim();
      this.node.replaceChildren(element('p', 'pn-widget-note', [this.notLive]), ...(fallback ? [element('pre', '', [fallback])] : []));
      return;
    }
    if (!this.frame) {
      this.frame = this.makeFrame();
      this.node.replaceChildren();
      if (this.isAttached) Widget.attach(this.frame, this.node);
      else this.node.append(this.frame.node);
    }
    await this.frame.renderModel(model);
  }

  override dispose(): void {
    this.frame?.dispose();
    super.dispose();
  }
}

/** True where the state that was saved with the notebook has the model of this view. */
export function isSaved(view: unknown, saved: unknown): boolean {
  const model = (view as { model_id?: unknown } | null)?.model_id;
  const { state } = (saved ?? {}) as { state?: Record<string, unknown> };
  return typeof model === 'string' && state !== undefined && Object.hasOwn(state, model);
}
