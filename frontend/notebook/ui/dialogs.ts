import type { Labels } from '../labels';
import { button, element } from './dom';

/** Asks before something is lost; resolves to true when confirmed. */
export function confirm(host: HTMLElement, question: string, yes: string, labels: Labels): Promise<boolean> {
  return new Promise(resolve => {
    const dialog = element('dialog', 'pn-dialog', [element('p', '', [question])]);
    const close = (value: boolean) => {
      dialog.close();
      dialog.remove();
      resolve(value);
    };
    dialog.append(
      element('div', 'pn-dialog-buttons', [
        button({ label: labels.t('cancel'), text: labels.t('cancel'), className: 'pn-button--boxed', onClick: () => close(false) }),
        button({ label: yes, text: yes, className: 'pn-button--main', onClick: () => close(true) }),
      ]),
    );
    dialog.addEventListener('cancel', () => close(false));
    dialog.addEventListener('keydown', event => event.stopPropagation());
    host.append(dialog);
    dialog.showModal();
    dialog.querySelector<HTMLButtonElement>('.pn-button--main')?.focus();
  });
}

export function showShortcuts(host: HTMLElement, labels: Labels): void {
  const rows: [string, string][] = [
    ['Shift Enter', labels.t('keyRunAdvance')],
    ['Ctrl Enter', labels.t('keyRun')],
    ['Alt Enter', labels.t('keyRunInsert')],
    ['Escape', labels.t('keyCommand')],
    ['Enter', labels.t('keyEdit')],
    ['A / B', `${labels.t('keyAbove')} / ${labels.t('keyBelow')}`],
    ['D D', labels.t('keyDelete')],
    ['Z', labels.t('keyUndo')],
    ['M / Y', `${labels.t('keyMarkdown')} / ${labels.t('keyCode')}`],
    ['X C V', labels.t('keyCutCopyPaste')],
    ['J K ↓ ↑', labels.t('keySelect')],
    ['Ctrl Shift ↑ ↓', labels.t('keyMove')],
    ['O', labels.t('keyOutput')],
    ['L', labels.t('keyLines')],
    ['Tab', labels.t('keyComplete')],
    ['Shift Tab', labels.t('keyInspect')],
    ['Ctrl Shift −', labels.t('keySplit')],
    ['Ctrl F', labels.t('keyFind')],
    ['Escape Tab', labels.t('keyLeave')],
  ];
  const dialog = element('dialog', 'pn-dialog pn-dialog--wide', [
    element('h2', '', [labels.t('shortcuts')]),
    element(
      'dl',
      'pn-keys',
      rows.flatMap(([keys, what]) => [element('dt', '', keys.split(' ').map(key => element('kbd', '', [key]))), element('dd', '', [what])]),
    ),
  ]);
  const close = () => {
    dialog.close();
    dialog.remove();
  };
  dialog.append(element('div', 'pn-dialog-buttons', [button({ label: labels.t('close'), text: labels.t('close'), className: 'pn-button--main', onClick: close })]));
  dialog.addEventListener('cancel', close);
  dialog.addEventListener('keydown', event => event.stopPropagation());
  host.append(dialog);
  dialog.showModal();
}
