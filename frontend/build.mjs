// Writes dist/: theme and fonts as they are, the element and the frame through Vite.
import { cp, mkdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { build } from 'vite';
import { elementConfig, frameConfig } from './vite.config.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const from = (...parts) => path.join(here, ...parts);

const fonts = {
  'inter-latin.woff2': '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  'inter-latin-ext.woff2': '@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2',
  'jetbrains-mono-latin.woff2': '@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2',
};

await rm(from('dist'), { recursive: true, force: true });
await mkdir(from('dist/theme'), { recursive: true });
await mkdir(from('dist/fonts'), { recursive: true });
await cp(from('theme/paddock.css'), from('dist/theme/paddock.css'));
for (const [name, source] of Object.entries(fonts)) {
  await cp(from('node_modules', source), from('dist/fonts', name));
}

await build(elementConfig({ outDir: from('dist/notebook') }));
await build(frameConfig({ outDir: from('dist/notebook') }));
await cp(from('notebook/frame/frame.html'), from('dist/notebook/frame.html'));
await mkdir(from('dist/notebook/lib'), { recursive: true });
// loaded by the frame when an output needs them; as they are published
const libraries = {
  'plotly.js': 'plotly.js-dist-min/plotly.min.js',
  'vega.js': 'vega/build/vega.min.js',
  'vega-lite.js': 'vega-lite/build/vega-lite.min.js',
  'vega-embed.js': 'vega-embed/build/vega-embed.min.js',
  'widgets.js': '@jupyter-widgets/html-manager/dist/embed.js',
};
for (const [name, source] of Object.entries(libraries)) await cp(from('node_modules', source), from('dist/notebook/lib', name));
