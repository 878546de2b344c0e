// `npm run build && npm run dev`: the built element on a page, with a fake notebook behind it.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer as createVite } from 'vite';

const here = path.dirname(fileURLToPath(import.meta.url));
const dist = path.join(here, '../dist');
// as io.paddock.account.signin.ContentSecurityPolicy sends it
const FRAME_CSP = "sandbox allow-scripts; default-src 'none'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; img-src data: blob:; media-src data: blob:; font-src data:; connect-src 'none'; frame-ancestors 'self'; form-action 'none'; base-uri 'none'";
const PAGE_CSP = "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; frame-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'";
const TYPES = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html; charset=utf-8', '.woff2': 'font/woff2', '.woff': 'font/woff', '.ttf': 'font/ttf', '.svg': 'image/svg+xml' };

export async function start(port = 0, pace = undefined) {
  const vite = await createVite({ root: path.join(here, '..'), configFile: false, server: { middlewareMode: true, hmr: false, watch: null }, appType: 'custom', logLevel: 'error', optimizeDeps: { noDiscovery: true } });
  const { FakeNotebook } = await vite.ssrLoadModule('/dev/fake.ts');
  const words = language => {
    const file = path.join(here, `../../src/main/resources/i18n/notebook-editor_${language === 'zh-CN' ? 'zh_CN' : 'en'}.properties`);
    return Object.fromEntries(
      fs.readFileSync(file, 'utf8').split('\n').filter(line => line.includes('=') && !line.startsWith('#')).map(line => [line.slice(0, line.indexOf('=')).trim().replace('notebookEditor.', ''), line.slice(line.indexOf('=') + 1).trim()]),
    );
  };
  const notebooks = new Map();
  const streams = new Map();
  const notebook = (id, variant = 'lesson') => {
    if (!notebooks.has(id)) notebooks.set(id, new FakeNotebook(Number(id), variant, pace));
    return notebooks.get(id);
  };

  const server = http.createServer(async (request, response) => {
    const url = new URL(request.url, 'http://localhost');
    const send = (status, type, body, headers = {}) => {
      response.writeHead(status, { 'Content-Type': type, 'X-Content-Type-Options': 'nosniff', ...headers });
      response.end(body);
    };
    const json = body => send(200, 'application/json', JSON.stringify(body));
    const body = async () => {
      const parts = [];
      for await (const part of request) parts.push(part);
      return Buffer.concat(parts).toString();
    };
    if (url.pathname === '/') {
      return send(200, 'text/html; charset=utf-8', fs.readFileSync(path.join(here, 'page.html'), 'utf8'), { 'Content-Security-Policy': PAGE_CSP, 'Set-Cookie': 'session=secret; SameSite=Lax' });
    }
    if (url.pathname === '/words') return json(words(url.searchParams.get('language')));
    if (url.pathname.startsWith('/ui/')) {
      const file = path.join(dist, path.normalize(url.pathname.slice(4)));
      if (!file.startsWith(dist) || !fs.existsSync(file)) return send(404, 'text/plain', 'no');
      const frame = url.pathname === '/ui/notebook/frame.html';
      return send(200, TYPES[path.extname(file)] ?? 'application/octet-stream', fs.readFileSync(file), frame ? { 'Content-Security-Policy': FRAME_CSP } : { 'Cache-Control': 'max-age=60' });
    }
    const match = /^\/notebooks\/(\d+)\/(.*)$/.exec(url.pathname);
    if (!match) return send(404, 'text/plain', 'no');
    const [, id, rest] = match;
    if (rest === 'open') {
      notebooks.set(id, new FakeNotebook(Number(id), url.searchParams.get('variant') ?? 'lesson', pace));
      return json({});
    }
    const fake = notebook(id);
    if (rest === 'document') return json(fake.document());
    if (rest === 'outputs/5') return json({ output_type: 'stream', name: 'stdout', text: 'a large output, fetched when it came near the screen\n'.repeat(6) });
    if (rest === 'outputs/9/lines') {
      const before = Number(url.searchParams.get('before'));
      const count = Math.min(before, Number(url.searchParams.get('count')));
      return json({ from: before - count, to: before, text: Array.from({ length: count }, (_, at) => `${before - count + at}`).join('\n') + '\n' });
    }
    if (rest === 'events') {
      const client = url.searchParams.get('client');
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
      const push = batch => response.write(`data: ${JSON.stringify(batch)}\n\n`);
      streams.set(client, push);
      const off = fake.listen(push);
      request.on('close', off);
      setTimeout(() => fake.emit({ t: 'presence', people: fake.people }), 50);
      return undefined;
    }
    if (rest === 'submit') {
      const batch = JSON.parse(await body());
      fake.submit(batch, streams.get(url.searchParams.get('client')) ?? (() => undefined));
      return json({});
    }
    if (rest === 'command') {
      fake.command(JSON.parse(await body()));
      return json({});
    }
    if (rest === 'emit') {
      fake.emit(...JSON.parse(await body()));
      return json({});
    }
    return send(404, 'text/plain', 'no');
  });
  await new Promise(resolve => server.listen(port, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: async () => { server.closeAllConnections(); server.close(); await vite.close(); } };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log((await start(Number(process.env.PORT ?? 8090))).url);
