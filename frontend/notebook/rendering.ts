import type { IEditorLanguageRegistry } from '@jupyterlab/codemirror';
import { createMarkdownParser } from '@jupyterlab/markedparser-extension';
import {
  MimeModel,
  RenderedHTML,
  RenderMimeRegistry,
  errorRendererFactory,
  imageRendererFactory,
  latexRendererFactory,
  markdownRendererFactory,
  textRendererFactory,
} from '@jupyterlab/rendermime';
import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { Widget } from '@lumino/widgets';
import type { IOutput } from '@jupyterlab/nbformat';
import { SandboxFrame, type FrameContent } from './frames';
import type { Labels } from './labels';
import { StrictSanitizer } from './sanitizer';
import { isActive, withoutScopedStyle } from './trust';
import { WIDGET_VIEW, WidgetOutput } from './widget-output';

export const REFERENCE = 'application/vnd.paddock.reference+json';
const SCRIPTS = ['application/javascript', 'text/javascript', 'application/ecmascript'];
const PLOTS = [
  'application/vnd.plotly.v1+json',
  ...[2, 3, 4, 5, 6].map(version => `application/vnd.vegalite.v${version}+json`),
  ...[3, 4, 5, 6].map(version => `application/vnd.vega.v${version}+json`),
  ...[2, 3, 4, 5, 6].map(version => `application/vnd.vegalite.v${version}.json`),
];

export type RenderingOptions = {
  labels: Labels;
  languages: IEditorLanguageRegistry;
  frameUrl: string;
  files: () => string | null;
  widgetState: () => unknown;
  fetchOutput: (url: string) => Promise<IOutput>;
};

/** JupyterLab's renderers, every one of them made to take its model as untrusted. */
export function createRendering(options: RenderingOptions): RenderMimeRegistry {
  const { labels } = options;
  const frame = (mime: string, enrich?: (content: FrameContent) => FrameContent) =>
    new SandboxFrame(mime, options.frameUrl, { title: labels.t('frameTitle'), loading: labels.t('frameLoading'), failed: reason => labels.t('frameFailed', reason) }, enrich);

  class UntrustedHtml extends RenderedHTML {
    private frame: SandboxFrame | null = null;

    override async renderModel(model: IRenderMime.IMimeModel): Promise<void> {
      const html = joined(model.data['text/html']);
      if (!isActive(html)) {
        await super.renderModel(untrusted(model, { 'text/html': withoutScopedStyle(html) }));
        return;
      }
      if (!this.frame) {
        this.frame = frame('text/html');
        this.node.replaceChildren();
        if (this.isAttached) Widget.attach(this.frame, this.node);
        else this.node.append(this.frame.node);
      }
      await this.frame.renderModel(untrusted(model, { 'text/html': html }));
    }

    override dispose(): void {
      this.frame?.dispose();
      super.dispose();
    }
  }

  const registry = new RenderMimeRegistry({
    initialFactories: [
      { safe: true, mimeTypes: ['text/html'], defaultRank: 50, createRenderer: one => new UntrustedHtml(one) },
      distrusting(markdownRendererFactory),
      distrusting(latexRendererFactory),
      { safe: true, mimeTypes: ['image/svg+xml'], defaultRank: 80, createRenderer: one => new SvgPicture(one.mimeType) },
      distrusting(imageRendererFactory),
      distrusting(textRendererFactory),
      distrusting(errorRendererFactory),
    ],
    sanitizer: new StrictSanitizer({ imageBlocked: host => labels.t('imageBlocked', host) }, options.files),
    markdownParser: createMarkdownParser(options.languages),
    latexTypesetter: new Typesetter(),
  });
  registry.addFactory({ safe: true, mimeTypes: [...PLOTS, ...SCRIPTS], createRenderer: one => frame(one.mimeType) }, 30);
  registry.addFactory(
    {
      safe: true,
      mimeTypes: [WIDGET_VIEW],
      createRenderer: () => new WidgetOutput(options.widgetState, () => frame(WIDGET_VIEW, content => ({ ...content, metadata: { state: options.widgetState() } })), labels.t('widgetNotLive')),
    },
    20,
  );
  registry.addFactory({ safe: true, mimeTypes: [REFERENCE], createRenderer: () => new LaterOutput(registry, options) }, 1);
  return registry;
}

/** The same renderer; whatever the model says of itself, it is not trusted. */
export function distrusting(factory: IRenderMime.IRendererFactory): IRenderMime.IRendererFactory {
  return {
    ...factory,
    safe: true,
    createRenderer: options => {
      const renderer = factory.createRenderer(options);
      const render = renderer.renderModel.bind(renderer);
      renderer.renderModel = model => render(untrusted(model, model.data));
      return renderer;
    },
  };
}

function untrusted(model: IRenderMime.IMimeModel, data: IRenderMime.IMimeModel['data']): IRenderMime.IMimeModel {
  return { trusted: false, data, metadata: model.metadata, setData: () => undefined };
}

function joined(value: unknown): string {
  return Array.isArray(value) ? value.join('') : String(value ?? '');
}

/** An SVG is shown as a picture: no script in it runs and nothing is fetched. */
class SvgPicture extends Widget implements IRenderMime.IRenderer {
  constructor(private readonly mime: string) {
    super();
    this.addClass('jp-RenderedImage');
  }

  async renderModel(model: IRenderMime.IMimeModel): Promise<void> {
    const image = document.createElement('img');
    let svg = joined(model.data[this.mime]);
    if (!/<svg[^>]*\sxmlns=/.test(svg)) svg = svg.replace(/<svg/, '<svg xmlns="http://www.w3.org/2000/svg"');
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
    image.alt = joined(model.data['text/plain']) || '';
    this.node.replaceChildren(image);
  }
}

/** KaTeX, loaded when the first formula is there. */
class Typesetter implements IRenderMime.ILatexTypesetter {
  typeset(element: HTMLElement): void {
    const text = element.textContent ?? '';
    if (!/\$|\\\(|\\\[|\\begin\{/.test(text)) return;
    void import('./math').then(({ typeset }) => typeset(element));
  }
}

/** An output that is fetched when it comes near the screen. */
class LaterOutput extends Widget implements IRenderMime.IRenderer {
  private observer: IntersectionObserver | null = null;

  constructor(
    private readonly registry: RenderMimeRegistry,
    private readonly options: RenderingOptions,
  ) {
    super();
    this.addClass('pn-later');
  }

  async renderModel(model: IRenderMime.IMimeModel): Promise<void> {
    const { url, bytes } = model.data[REFERENCE] as { url: string; bytes: number };
    this.node.textContent = this.options.labels.t('outputLoading');
    this.node.style.minHeight = `${Math.min(400, Math.max(40, bytes / 400))}px`;
    this.observer?.disconnect();
    this.observer = new IntersectionObserver(
      entries => {
        if (!entries.some(entry => entry.isIntersecting)) return;
        this.observer?.disconnect();
        this.load(url);
      },
      { rootMargin: '1200px 0px' },
    );
    this.observer.observe(this.node);
  }

  override dispose(): void {
    this.observer?.disconnect();
    super.dispose();
  }

  private load(url: string): void {
    const { labels, fetchOutput } = this.options;
    fetchOutput(url)
      .then(output => this.present(output))
      .catch(() => {
        const again = document.createElement('button');
        again.className = 'pn-link';
        again.textContent = labels.t('retry');
        again.onclick = () => this.load(url);
        this.node.replaceChildren(`${labels.t('outputFailed')} `, again);
      });
  }

  private async present(output: IOutput): Promise<void> {
    if (this.isDisposed) return;
    const data = bundle(output);
    const mime = this.registry.preferredMimeType(data as never, 'any');
    this.node.replaceChildren();
    this.node.style.minHeight = '';
    if (!mime) return;
    const renderer = this.registry.createRenderer(mime);
    if (this.isAttached) Widget.attach(renderer, this.node);
    else this.node.append(renderer.node);
    await renderer.renderModel(new MimeModel({ data: data as never, metadata: (output.metadata ?? {}) as never, trusted: false }));
  }
}

function bundle(output: IOutput): Record<string, unknown> {
  if (output.output_type === 'stream') {
    return { [output.name === 'stderr' ? 'application/vnd.jupyter.stderr' : 'application/vnd.jupyter.stdout']: joined(output.text) };
  }
  if (output.output_type === 'error') {
    return { 'application/vnd.jupyter.stderr': joined((output.traceback as string[] | undefined)?.join('\n')) || `${output.ename}: ${output.evalue}` };
  }
  return output.data as Record<string, unknown>;
}
