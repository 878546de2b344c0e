import type { ICodeCellModel } from '@jupyterlab/cells';
import type { IOutput } from '@jupyterlab/nbformat';
import { OutputArea, OutputAreaModel } from '@jupyterlab/outputarea';
import type { EarlierLines, Output } from './protocol';
import { REFERENCE } from './rendering';

const KEPT_LINES = 2_000;
const SLACK_LINES = 600;

let joining = false;
// The server says which output a text belongs to: outputs are joined only where it says so, else indices would drift.
Object.assign(OutputAreaModel.prototype, { shouldCombine: () => joining });
// JupyterLab's own frame for "isolated" output has our origin: never.
OutputArea.isIsolated = () => false;

/** An output as JupyterLab's model takes it. */
export function shownOutput(output: Output): IOutput {
  if (output.output_type === 'paddock_reference') {
    const { url, bytes } = output as { url: string; bytes: number };
    return { output_type: 'display_data', data: { [REFERENCE]: { url, bytes } }, metadata: {} } as IOutput;
  }
  const { paddock_earlier: _, ...plain } = output as IOutput & { paddock_earlier?: EarlierLines };
  return plain as IOutput;
}

/** Applies the server's outputs to the models, and remembers which earlier lines are not shown. */
export class Outputs {
  private readonly hidden = new Map<string, Map<number, EarlierLines>>();

  constructor(
    private readonly find: (cell: string) => ICodeCellModel | null,
    private readonly hiddenChanged: (cell: string) => void,
    /** A stream was replaced: JupyterLab's area follows only those that were added. */
    private readonly follow: (cell: string, index: number) => void,
  ) {}

  /** All outputs of a cell, as loaded; false where nothing had to change. */
  replace(cell: string, outputs: readonly Output[]): void {
    const model = this.find(cell);
    this.remember(cell, outputs);
    if (!model) return;
    const wanted = outputs.map(shownOutput);
    if (JSON.stringify(model.outputs.toJSON()) !== JSON.stringify(wanted)) model.outputs.fromJSON(wanted as never);
  }

  remember(cell: string, outputs: readonly Output[]): void {
    this.hidden.delete(cell);
    outputs.forEach((output, index) => {
      const earlier = earlierOf(output);
      if (earlier) this.hide(cell, index, earlier);
    });
    this.hiddenChanged(cell);
  }

  clear(cell: string): void {
    this.hidden.delete(cell);
    this.find(cell)?.outputs.clear();
    this.hiddenChanged(cell);
  }

  add(cell: string, output: Output): void {
    const model = this.find(cell);
    if (!model) return;
    model.outputs.add(shownOutput(output) as never);
    const earlier = earlierOf(output);
    if (earlier) {
      this.hide(cell, model.outputs.length - 1, earlier);
      this.hiddenChanged(cell);
    }
  }

  set(cell: string, index: number, output: Output): void {
    const model = this.find(cell);
    if (!model) return;
    if (index < model.outputs.length) this.put(cell, model, index, shownOutput(output));
    else model.outputs.add(shownOutput(output) as never);
    this.hidden.get(cell)?.delete(index);
    // a replaced stream goes on at its end
    if (index === model.outputs.length - 1 && output.output_type === 'stream') {
      continueStream(model, output.name as string, whole((model.outputs.get(index).toJSON() as IOutput).text), true);
    }
    const earlier = earlierOf(output);
    if (earlier) this.hide(cell, index, earlier);
    this.hiddenChanged(cell);
  }

  append(cell: string, index: number, text: string): void {
    const model = this.find(cell);
    if (!model || index >= model.outputs.length) return;
    const output = model.outputs.get(index).toJSON() as IOutput;
    if (output.output_type !== 'stream') return;
    if (index === model.outputs.length - 1) {
      continueStream(model, output.name as string, whole(output.text), false);
      joining = true;
      try {
        model.outputs.add({ output_type: 'stream', name: output.name, text } as never);
      } finally {
        joining = false;
      }
    } else {
      this.put(cell, model, index, { ...output, text: terminal(whole(output.text) + text) });
    }
    this.shorten(cell, model, index);
  }

  earlier(cell: string): ReadonlyMap<number, EarlierLines> {
    return this.hidden.get(cell) ?? new Map<number, EarlierLines>();
  }

  /** Keeps the newest lines of a stream that grows while it is watched. */
  private shorten(cell: string, model: ICodeCellModel, index: number): void {
    const output = model.outputs.get(index).toJSON() as IOutput;
    const text = whole(output.text);
    if (text.length < KEPT_LINES) return;
    const lines = text.split('\n');
    if (lines.length <= KEPT_LINES + SLACK_LINES) return;
    const gone = lines.length - KEPT_LINES;
    this.put(cell, model, index, { ...output, text: lines.slice(gone).join('\n') });
    continueStream(model, output.name as string, lines.slice(gone).join('\n'), true);
    const before = this.hidden.get(cell)?.get(index);
    this.hide(cell, index, { lines: (before?.lines ?? 0) + gone, url: before?.url ?? '' });
    this.hiddenChanged(cell);
  }

  private put(cell: string, model: ICodeCellModel, index: number, output: IOutput): void {
    model.outputs.set(index, output as never);
    if (output.output_type === 'stream') this.follow(cell, index);
  }

  private hide(cell: string, index: number, earlier: EarlierLines): void {
    const ofCell = this.hidden.get(cell) ?? new Map<number, EarlierLines>();
    ofCell.set(index, earlier);
    this.hidden.set(cell, ofCell);
  }
}

/** JupyterLab's model joins text to the stream that it added last; after a `set` it must be told where that stands. */
function continueStream(model: ICodeCellModel, name: string, text: string, changed: boolean): void {
  const state = model.outputs as unknown as { _lastStreamName: string; _streamIndex: number };
  if (!changed && state._lastStreamName === name) return;
  state._lastStreamName = name;
  state._streamIndex = text.length;
}

function earlierOf(output: Output): EarlierLines | null {
  return 'paddock_earlier' in output && output.paddock_earlier ? (output.paddock_earlier as EarlierLines) : null;
}

function whole(text: unknown): string {
  return Array.isArray(text) ? text.join('') : String(text ?? '');
}

/** Text as a terminal leaves it: carriage returns go back to the start of the line, backspaces one step. */
export function terminal(text: string): string {
  if (!/[\r\b]/.test(text)) return text;
  return text
    .replace(/\r\n/g, '\n')
    .split('\n')
    .map(line => {
      let shown = '';
      let at = 0;
      for (const part of line.split(/([\r\b])/)) {
        if (part === '\r') at = 0;
        else if (part === '\b') at = Math.max(0, at - 1);
        else {
          shown = shown.slice(0, at) + part + shown.slice(at + part.length);
          at += part.length;
        }
      }
      return shown;
    })
    .join('\n');
}
