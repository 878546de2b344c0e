import { YNotebook, type YCellType } from '@jupyter/ydoc';
import { createCellModelFromSharedType } from '@jupyter/ydoc/lib/ycell.js';
import type { IBaseCell, ICodeCell, IRawCell } from '@jupyterlab/nbformat';
import { UUID } from '@lumino/coreutils';
import * as Y from 'yjs';

/**
 * JupyterLab's shared notebook, but a new cell joins the document before its model is made: the model reads it and gives it
 * an undo manager, which Yjs allows only inside a document (and writes a warning for each access otherwise).
 */
export class SharedNotebook extends YNotebook {
  override insertCells(index: number, cells: IBaseCell[]): YCellType[] {
    const made: YCellType[] = [];
    this.transact(() => {
      const types = cells.map(typeOf);
      this._ycells.insert(index, types);
      types.forEach((type, place) => made.push(this.model(type, cells[place]!)));
    });
    this.dirty = true;
    return made;
  }

  override moveCells(from: number, to: number, count = 1): void {
    const moved = Array.from({ length: count }, (_, place) => this.getCell(from + place).toJSON());
    this.transact(() => {
      this._ycells.delete(from, count);
      this.insertCells(from > to ? to : to - count + 1, moved);
    });
    this.dirty = true;
  }

  private model(type: Y.Map<unknown>, cell: IBaseCell): YCellType {
    const model = createCellModelFromSharedType(type, { notebook: this });
    // where the notebook looks for the models of cells that it finds in its document
    const { _ycellMapping: models } = this as unknown as { _ycellMapping: WeakMap<Y.Map<unknown>, YCellType> };
    models.set(type, model);
    if (cell.metadata) model.setMetadata(cell.metadata as never);
    if ('setOutputs' in model) {
      model.setExecutionCount((cell as ICodeCell).execution_count ?? null);
      model.setOutputs((cell as ICodeCell).outputs ?? []);
    } else if ((cell as IRawCell).attachments) {
      model.setAttachments((cell as IRawCell).attachments);
    }
    return model;
  }
}

function typeOf(cell: IBaseCell): Y.Map<unknown> {
  const source = Array.isArray(cell.source) ? cell.source.join('') : (cell.source ?? '');
  return new Y.Map<unknown>([
    ['cell_type', cell.cell_type],
    ['id', (cell['id'] as string | undefined) ?? UUID.uuid4()],
    ['source', new Y.Text(source)],
    ['metadata', new Y.Map<unknown>()],
    ...(cell.cell_type === 'code' ? [['outputs', new Y.Array()] as [string, unknown]] : []),
  ]);
}
