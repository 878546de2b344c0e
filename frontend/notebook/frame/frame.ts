// Runs inside the sandbox: an opaque origin, no cookies, no storage, no network but scripts of ours. Shows one output.
type Theme = { dark: boolean; text: string; ground: string; line: string; brand: string };
type Show = { paddock: 'show'; mime: string; data: unknown; metadata?: { state?: unknown }; theme: Theme };
type Plotly = { newPlot: (node: HTMLElement, data: unknown, layout: object, config: object) => Promise<unknown>; purge: (node: HTMLElement) => void };
type VegaEmbed = (node: HTMLElement, spec: unknown, options: object) => Promise<{ finalize: () => void }>;

const output = document.getElementById('output')!;
const base = (document.currentScript as HTMLScriptElement).src;
const loaded = new Map<string, Promise<void>>();
let clean: (() => void) | null = null;
let reported = 0;

function tell(message: Record<string, unknown>): void {
  parent.postMessage(message, '*');
}

function library(name: string): Promise<void> {
  const known = loaded.get(name);
  if (known) return known;
  const loading = new Promise<void>((resolve, reject) => {
    const script = document.createElement('script');
    script.src = new URL(`lib/${name}`, base).href;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`${name} could not be loaded`));
    document.head.append(script);
  });
  loaded.set(name, loading);
  return loading;
}

const globals = window as unknown as Record<string, unknown>;

async function plotly(data: { data?: unknown; layout?: Record<string, unknown>; config?: object }, theme: Theme): Promise<void> {
  await library('plotly.js');
  const { newPlot, purge } = globals['Plotly'] as Plotly;
  await newPlot(output, data.data ?? [], coloured(data.layout ?? {}, theme), { responsive: true, displaylogo: false, ...data.config });
  clean = () => purge(output);
}

/** The figure's own layout, on our ground: its axes get lines that can be seen there, and no more. */
function coloured(layout: Record<string, unknown>, theme: Theme): object {
  const clear = { paper_bgcolor: 'rgba(0,0,0,0)', autosize: true };
  if (!theme.dark) return { ...clear, ...layout };
  const axis = { gridcolor: theme.line, zerolinecolor: theme.line, linecolor: theme.line };
  const axes = new Set(['xaxis', 'yaxis', ...Object.keys(layout).filter(key => /^[xy]axis\d*$/.test(key))]);
  const axisLayouts = Object.fromEntries([...axes].map(key => [key, { ...(layout[key] as object | undefined), ...axis }]));
  return { ...layout, ...clear, ...axisLayouts, plot_bgcolor: 'rgba(0,0,0,0)', font: { ...(layout['font'] as object | undefined), color: theme.text } };
}

async function vega(data: unknown, mime: string, theme: Theme): Promise<void> {
  await library('vega.js');
  if (mime.includes('vegalite')) await library('vega-lite.js');
  await library('vega-embed.js');
  const embed = globals['vegaEmbed'] as VegaEmbed;
  // no loader: a chart must bring its data along
  const view = await embed(output, data, { mode: mime.includes('vegalite') ? 'vega-lite' : 'vega', actions: false, renderer: 'svg', ...(theme.dark ? { config: { background: 'transparent', view: { stroke: theme.line }, axis: { labelColor: theme.text, titleColor: theme.text, gridColor: theme.line, domainColor: theme.line, tickColor: theme.line }, legend: { labelColor: theme.text, titleColor: theme.text }, title: { color: theme.text } } } : {}) });
  clean = () => view.finalize();
}

function html(source: string): void {
  const range = document.createRange();
  range.selectNode(output);
  // a contextual fragment runs its scripts, in order, as a page would
  output.append(range.createContextualFragment(source));
}

async function widget(view: unknown, state: unknown): Promise<void> {
  const holds = (type: string, value: unknown) => {
    const script = document.createElement('script');
    script.type = type;
    script.textContent = JSON.stringify(value);
    return script;
  };
  if (!state) throw new Error('the state of this widget was not saved with the notebook');
  const model = (view as { model_id?: string }).model_id;
  if (!model || !(state as { state?: Record<string, unknown> }).state?.[model]) throw new Error('the state of this widget was not saved with the notebook');
  output.append(holds('application/vnd.jupyter.widget-state+json', state), holds('application/vnd.jupyter.widget-view+json', view));
  await library('widgets.js');
  // it looks for views when the page has loaded: where that has been, it must be told again
  if (document.readyState === 'complete') window.dispatchEvent(new Event('load'));
}

async function show({ mime, data, metadata, theme }: Show): Promise<void> {
  clean?.();
  clean = null;
  output.replaceChildren();
  document.documentElement.style.colorScheme = theme.dark ? 'dark' : 'light';
  document.documentElement.style.setProperty('--text', theme.text);
  for (const [name, value] of Object.entries({ '--line': theme.line, '--jp-ui-font-color1': theme.text, '--jp-content-font-color1': theme.text, '--jp-widgets-label-color': theme.text, '--jp-widgets-readout-color': theme.text, '--jp-brand-color1': theme.brand, '--jp-widgets-slider-active-handle-color': theme.brand })) {
    document.documentElement.style.setProperty(name, value);
  }
  if (mime.includes('plotly')) await plotly(data as object, theme);
  else if (mime.includes('vega')) await vega(data, mime, theme);
  else if (mime.includes('widget-view')) await widget(data, metadata?.state);
  else if (mime === 'text/html') html(text(data));
  else new Function('element', text(data))(output);
}

function text(data: unknown): string {
  return Array.isArray(data) ? data.join('') : String(data);
}

function measure(): void {
  const height = Math.ceil(Math.max(output.getBoundingClientRect().height, output.scrollHeight));
  if (Math.abs(height - reported) < 2) return;
  reported = height;
  tell({ paddock: 'size', height });
}

addEventListener('message', (event: MessageEvent) => {
  if (event.source !== parent || (event.data as Show | null)?.paddock !== 'show') return;
  show(event.data as Show)
    .then(() => tell({ paddock: 'done' }))
    .catch((reason: unknown) => tell({ paddock: 'failed', message: reason instanceof Error ? reason.message : String(reason) }))
    .finally(measure);
});
addEventListener('error', event => tell({ paddock: 'failed', message: event.message || 'script error' }));
new ResizeObserver(measure).observe(output);
tell({ paddock: 'ready' });
