import { CodeCell } from '@jupyterlab/cells';
import { MimeModel } from '@jupyterlab/rendermime';
import { fetchJson } from './document';
import type { Editor } from './editor';
import type { Labels } from './labels';
import type { EarlierLines } from './protocol';
import { earlierBar } from './ui/earlier';

const PAGE_LINES = 2_000;
const STDOUT = 'application/vnd.jupyter.stdout';

/** Puts "show earlier lines" above each stream of a cell of which the server keeps more. */
export function showEarlier(editor: Editor, id: string, hidden: ReadonlyMap<number, EarlierLines>, labels: Labels): void {
  const cell = editor.cell(id);
  if (!(cell instanceof CodeCell) || cell.isPlaceholder()) return;
  const area = cell.outputArea;
  area.node.querySelectorAll('.pn-earlier').forEach(bar => bar.remove());
  for (const [index, earlier] of hidden) {
    area.widgets[index]?.node.prepend(
      earlierBar(earlier, labels, async before => {
        const page = (await fetchJson(`${earlier.url}?before=${before}&count=${PAGE_LINES}`)) as { from: number; text: string };
        const renderer = editor.rendering.createRenderer(STDOUT);
        await renderer.renderModel(new MimeModel({ data: { [STDOUT]: page.text }, trusted: false }));
        return { from: page.from, node: renderer.node };
      }),
    );
  }
}

/** Lets JupyterLab's output area follow a stream that was replaced: it follows only those that were added. */
export function followStream(editor: Editor, id: string, index: number): void {
  const cell = editor.cell(id);
  if (!(cell instanceof CodeCell)) return;
  const area = cell.outputArea;
  const output = area.model.get(index);
  const { _setOutput: render } = area as unknown as { _setOutput: (index: number, output: unknown) => void };
  output.streamText?.changed.connect(() => render.call(area, index, output), area);
}
