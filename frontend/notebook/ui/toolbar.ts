import type { Labels } from '../labels';
import type { CellType } from '../protocol';
import { button, element, icon } from './dom';

export type Action =
  | 'run' | 'runAll' | 'runAbove' | 'runBelow' | 'interrupt' | 'restart' | 'restartRunAll' | 'shutdown' | 'startLab' | 'stopLab'
  | 'addCell' | 'moveUp' | 'moveDown' | 'delete' | 'copy' | 'cut' | 'paste' | 'split' | 'merge' | 'undo' | 'redo'
  | 'clear' | 'clearAll' | 'lineNumbers' | 'find' | 'download' | 'shortcuts';

type Entry = { action: Action; label: string; keys?: string } | 'line';

/** Run, stop, restart, add, type; the rest in a menu. Toolbar keys as in ARIA: one tab stop, arrows between. */
export class Toolbar {
  readonly node: HTMLElement;
  private readonly type = element('select', 'pn-select');
  private readonly makeMenu: () => Menu;
  private readonly stop: HTMLButtonElement;
  private readonly editing: (HTMLButtonElement | HTMLSelectElement)[];

  constructor(labels: Labels, act: (action: Action) => void, changeType: (type: CellType) => void) {
    const one = (action: Action, iconName: Parameters<typeof icon>[0], label: string, keys?: string, text?: string, className = '') =>
      button({ label, icon: iconName, ...(keys ? { keys } : {}), ...(text ? { text } : {}), className, onClick: () => act(action) });
    for (const [value, label] of [['code', labels.t('typeCode')], ['markdown', labels.t('typeMarkdown')], ['raw', labels.t('typeRaw')]] as const) {
      this.type.append(element('option', '', [label], { value }));
    }
    this.type.setAttribute('aria-label', labels.t('cellType'));
    this.type.addEventListener('change', () => changeType(this.type.value as CellType));
    const entries: Entry[] = [
      { action: 'runAll', label: labels.t('runAll') },
      { action: 'runAbove', label: labels.t('runAbove') },
      { action: 'runBelow', label: labels.t('runBelow') },
      { action: 'restart', label: labels.t('restart'), keys: '0 0' },
      { action: 'restartRunAll', label: labels.t('restartRunAll') },
      'line',
      { action: 'undo', label: labels.t('undo'), keys: 'Z' },
      { action: 'redo', label: labels.t('redo'), keys: 'Shift Z' },
      { action: 'cut', label: labels.t('cutCell'), keys: 'X' },
      { action: 'copy', label: labels.t('copyCell'), keys: 'C' },
      { action: 'paste', label: labels.t('pasteCell'), keys: 'V' },
      { action: 'split', label: labels.t('splitCell'), keys: 'Ctrl Shift −' },
      { action: 'merge', label: labels.t('mergeCells'), keys: 'Shift M' },
      { action: 'addCell', label: labels.t('addCell'), keys: 'B' },
      { action: 'delete', label: labels.t('deleteCell'), keys: 'D D' },
      'line',
      { action: 'clear', label: labels.t('clearOutputs') },
      { action: 'clearAll', label: labels.t('clearAllOutputs') },
      { action: 'lineNumbers', label: labels.t('lineNumbers'), keys: 'L' },
      { action: 'find', label: labels.t('find'), keys: 'Ctrl F' },
      'line',
      { action: 'startLab', label: labels.t('startLab') },
      { action: 'shutdown', label: labels.t('shutdownKernel') },
      { action: 'stopLab', label: labels.t('stopLab') },
      'line',
      { action: 'download', label: labels.t('download') },
      { action: 'shortcuts', label: labels.t('shortcuts'), keys: 'H' },
    ];
    this.makeMenu = () => new Menu(labels.t('more'), entries, act);
    this.stop = one('interrupt', 'stop', labels.t('interrupt'), 'I I');
    const run = one('run', 'run', labels.t('run'), 'Shift Enter', labels.t('runShort'), 'pn-button--main');
    const all = one('runAll', 'runAll', labels.t('runAll'));
    const restart = one('restart', 'restart', labels.t('restart'), '0 0');
    const add = one('addCell', 'plus', labels.t('addCell'), 'B');
    const up = one('moveUp', 'up', labels.t('moveUp'), 'Ctrl Shift ↑');
    const down = one('moveDown', 'down', labels.t('moveDown'), 'Ctrl Shift ↓');
    this.editing = [run, all, restart, add, up, down, this.type];
    this.node = element(
      'div',
      'pn-toolbar',
      [element('div', 'pn-group', [run, all, this.stop, restart]), element('div', 'pn-group', [add, up, down]), element('div', 'pn-group', [this.type]), element('div', 'pn-group pn-group--end', [this.makeMenu().node])],
      { role: 'toolbar', 'aria-label': labels.t('toolbar') },
    );
    this.node.addEventListener('keydown', event => this.walk(event));
    this.stops().forEach((stop, index) => (stop.tabIndex = index === 0 ? 0 : -1));
  }

  /** The menu once more, for a place where the toolbar is not shown. */
  anotherMenu(className: string): HTMLElement {
    const { node } = this.makeMenu();
    node.classList.add(className);
    return node;
  }

  show(state: { type: string | null; running: boolean; readOnly: boolean }): void {
    if (state.type && this.type.value !== state.type) this.type.value = state.type;
    this.stop.disabled = !state.running;
    this.stop.classList.toggle('pn-button--alert', state.running);
    for (const control of this.editing) control.disabled = state.readOnly;
  }

  private stops(): HTMLElement[] {
    return [...this.node.querySelectorAll<HTMLElement>('.pn-group > button, .pn-group > select, .pn-menu > button')];
  }

  private walk(event: KeyboardEvent): void {
    if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
    const stops = this.stops().filter(stop => !(stop as HTMLButtonElement).disabled);
    const index = stops.indexOf(document.activeElement as HTMLElement);
    if (index < 0) return;
    event.preventDefault();
    const next = stops[(index + (event.key === 'ArrowRight' ? 1 : stops.length - 1)) % stops.length]!;
    for (const stop of this.stops()) stop.tabIndex = stop === next ? 0 : -1;
    next.focus();
  }
}

/** A button with a menu under it. */
export class Menu {
  readonly node = element('div', 'pn-menu');
  private readonly list = element('div', 'pn-menu-list', [], { role: 'menu', hidden: true });
  private readonly opener: HTMLButtonElement;

  constructor(label: string, entries: readonly Entry[], act: (action: Action) => void) {
    this.opener = button({ label, icon: 'more', onClick: () => this.open(this.list.hidden === true) });
    this.opener.setAttribute('aria-haspopup', 'menu');
    this.opener.setAttribute('aria-expanded', 'false');
    for (const entry of entries) {
      if (entry === 'line') {
        this.list.append(element('div', 'pn-menu-line', [], { role: 'separator' }));
        continue;
      }
      const item = element('button', 'pn-menu-item', [element('span', '', [entry.label]), entry.keys && element('kbd', '', [entry.keys])], { type: 'button', role: 'menuitem', tabIndex: -1 });
      item.addEventListener('click', () => {
        this.open(false);
        act(entry.action);
      });
      this.list.append(item);
    }
    this.node.append(this.opener, this.list);
    this.node.addEventListener('keydown', event => this.key(event));
    this.node.addEventListener('focusout', event => {
      if (!this.node.contains(event.relatedTarget as Node | null)) this.open(false);
    });
  }

  private open(open: boolean): void {
    this.list.hidden = !open;
    this.opener.setAttribute('aria-expanded', String(open));
    if (open) this.items()[0]?.focus();
  }

  private items(): HTMLElement[] {
    return [...this.list.querySelectorAll<HTMLElement>('.pn-menu-item')];
  }

  private key(event: KeyboardEvent): void {
    if (this.list.hidden) {
      if (event.key === 'ArrowDown' && document.activeElement === this.opener) {
        event.preventDefault();
        this.open(true);
      }
      return;
    }
    const items = this.items();
    const index = items.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: index + 1, ArrowUp: index - 1 + items.length, Home: 0, End: items.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      items[to % items.length]?.focus();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      this.open(false);
      this.opener.focus();
    }
  }
}
