import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));

// JupyterLab does `import x from './icon.svg'` and expects the text of the SVG
const svgText = {
  name: 'jupyterlab-svg-text',
  enforce: 'pre',
  async resolveId(source, importer) {
    if (!source.endsWith('.svg') || !importer || !/@jupyterlab[\\/].*\.js$/.test(importer)) return null;
    const resolved = await this.resolve(source, importer, { skipSelf: true });
    return resolved && `\0svg-text:${resolved.id}.js`;
  },
  load(id) {
    return id.startsWith('\0svg-text:') ? `export default ${JSON.stringify(fs.readFileSync(id.slice(10, -3), 'utf8'))}` : null;
  },
};

const shared = {
  root: here,
  base: './',
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  plugins: [svgText],
  define: { global: 'globalThis', __dirname: '"/"', 'process.env.NODE_ENV': '"production"', 'process.env': '{}' },
  resolve: {
    dedupe: ['yjs', 'y-protocols', '@codemirror/state', '@codemirror/view', '@codemirror/language', '@lumino/widgets', '@lumino/coreutils', '@lumino/messaging', '@lumino/signaling', 'react', 'react-dom'],
  },
};

export function elementConfig({ outDir, minify = true }) {
  return {
    ...shared,
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2022',
      minify,
      sourcemap: false,
      assetsInlineLimit: file => (/\.woff2?$/.test(file) ? false : undefined),
      reportCompressedSize: false,
      chunkSizeWarningLimit: 9000,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: { 'paddock-notebook': path.join(here, 'notebook/element.ts') },
        // JupyterLab's PageConfig looks for Node with a direct eval
        onLog: (level, log, handle) => log.code !== 'EVAL' && handle(level, log),
        preserveEntrySignatures: 'allow-extension',
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
          assetFileNames: asset => (asset.names?.includes('paddock-notebook.css') ? 'paddock-notebook.css' : 'assets/[name]-[hash][extname]'),
        },
      },
    },
  };
}

export function frameConfig({ outDir }) {
  return {
    ...shared,
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2022',
      reportCompressedSize: false,
      lib: { entry: path.join(here, 'notebook/frame/frame.ts'), formats: ['iife'], name: 'paddockFrame', fileName: () => 'frame.js' },
    },
  };
}
