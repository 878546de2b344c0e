// The document in the shapes that the editor takes.
import { shownOutput } from './outputs';
import type { CellType, NotebookDocument, Output } from './protocol';
import type { CellContent } from './sync/cells';
import { withoutTrust } from './trust';

export function contentOf(document: NotebookDocument): CellContent[] {
  return withoutTrust(document.nbformat.cells).map(cell => ({
    id: String(cell.id),
    type: cell.cell_type as CellType,
    source: Array.isArray(cell.source) ? cell.source.join('') : cell.source,
    metadata: (cell.metadata ?? {}) as Record<string, unknown>,
  }));
}

/** The notebook as JupyterLab's model takes it. */
export function shownContent(document: NotebookDocument): never {
  const cells = withoutTrust(document.nbformat.cells).map(cell =>
    cell.cell_type === 'code' ? { ...cell, outputs: ((cell.outputs ?? []) as Output[]).map(shownOutput) } : cell,
  );
  return { ...document.nbformat, cells } as never;
}

/** State of the widgets, where it was saved with the notebook. */
export function widgetStateOf(document: NotebookDocument): unknown {
  const widgets = document.nbformat.metadata['widgets'] as Record<string, unknown> | undefined;
  return widgets?.['application/vnd.jupyter.widget-state+json'] ?? null;
}

export async function fetchJson(url: string): Promise<unknown> {
  const response = await fetch(url, { credentials: 'same-origin', headers: { Accept: 'application/json' } });
  if (!response.ok) throw Object.assign(new Error(`${url}: ${response.status}`), { status: response.status });
  return response.json();
}
