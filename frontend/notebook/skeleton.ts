// The notebook as plain text, shown before the editor has loaded. Nothing here is interpreted: text nodes and data: pictures.
import type { ICell, IOutput } from '@jupyterlab/nbformat';
import type { NotebookDocument } from './protocol';
import { headingsOf, type Heading } from './ui/contents';
import { element } from './ui/dom';

const LINES = 40;

export function skeletonOf(document: NotebookDocument): HTMLElement {
  const cells = element('div', 'pn-skeleton-cells', document.nbformat.cells.map(cellOf));
  return element('div', 'pn-skeleton', [cells], { tabIndex: 0, role: 'document' });
}

export function contentsOf(document: NotebookDocument): Heading[] {
  return headingsOf(document.nbformat.cells.map(cell => ({ id: String(cell.id), type: cell.cell_type, source: joined(cell.source) })));
}

function cellOf(cell: ICell): HTMLElement {
  const source = joined(cell.source);
  if (cell.cell_type === 'markdown') return element('div', 'pn-card pn-prose', prose(source), { 'data-cell': cell.id });
  const outputs = cell.cell_type === 'code' ? (cell.outputs as IOutput[]).map(outputOf).filter(node => node !== null) : [];
  return element('div', 'pn-card', [element('pre', 'pn-source', [source || ' ']), ...(outputs.length > 0 ? [element('div', 'pn-outputs', outputs)] : [])], { 'data-cell': cell.id });
}

function prose(source: string): HTMLElement[] {
  return source.split(/\n{2,}/).map(block => {
    const heading = /^ {0,3}(#{1,6})\s+(.*)/.exec(block);
    const text = block.replace(/^ {0,3}#{1,6}\s+/, '').replace(/(\*\*|__)(.+?)\1/g, '$2').replace(/`([^`]+)`/g, '$1').replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1');
    if (!heading) return element('p', '', [text]);
    const [first = '', ...rest] = text.split('\n');
    return element('div', '', [element(`h${Math.min(6, heading[1]!.length)}` as 'h1', '', [first]), ...(rest.length > 0 ? [element('p', '', [rest.join('\n')])] : [])]);
  });
}

function outputOf(output: IOutput): HTMLElement | null {
  if (output.output_type === 'stream') return element('pre', '', [tail(joined(output.text))]);
  if (output.output_type === 'error') return element('pre', 'pn-error', [`${String(output.ename)}: ${String(output.evalue)}`]);
  const data = (output.data ?? {}) as Record<string, unknown>;
  for (const mime of ['image/png', 'image/jpeg']) {
    if (typeof data[mime] === 'string') return element('img', '', [], { src: `data:${mime};base64,${data[mime]}`, alt: joined(data['text/plain']), loading: 'lazy', decoding: 'async' });
  }
  return data['text/plain'] === undefined ? null : element('pre', '', [tail(joined(data['text/plain']))]);
}

function joined(text: unknown): string {
  return Array.isArray(text) ? text.join('') : String(text ?? '');
}

function tail(text: string): string {
  // eslint-disable-next-line no-control-regex
  const lines = text.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '').split('\n');
  return lines.slice(-LINES).map(line => line.slice(line.lastIndexOf('\r', line.length - 2) + 1)).join('\n');
}
