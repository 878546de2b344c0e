import { Widget } from '@lumino/widgets';
import type { Labels } from '../labels';
import type { CellStatus, InputRequest } from '../protocol';
import { button, element, icon, setText } from './dom';

/** What a cell shows below its code and outputs. */
export type CellView = {
  number: number;
  code: boolean;
  count: number | null;
  status: CellStatus;
  sending: boolean;
  input: InputRequest | null;
  locked: boolean;
  readOnly: boolean;
  /** A NameError after the kernel was lost: running the cells above would help. */
  variablesGone: boolean;
};

export type FooterActions = {
  stop: () => void;
  cancel: () => void;
  runAboveAndThis: () => void;
  answer: (request: string, text: string) => void;
  now: () => number;
};

/** One line under a cell: count, elapsed time, place in the queue, words on failure, Stop; and the prompt of `input()`. */
export class CellLine extends Widget {
  private readonly text = element('span', 'pn-line-text');
  private readonly count = element('span', 'pn-line-count');
  private readonly action = element('span', 'pn-line-action');
  private readonly line = element('div', 'pn-line', [this.count, this.text, this.action]);
  private form: HTMLFormElement | null = null;
  private request: string | null = null;
  private actionKey = '';
  private view: CellView | null = null;
  private labels: Labels | null = null;
  private actions: FooterActions | null = null;

  constructor() {
    super();
    this.addClass('pn-footer');
    this.node.append(this.line);
    this.line.hidden = true;
  }

  present(view: CellView, labels: Labels, actions: FooterActions): void {
    this.view = view;
    this.labels = labels;
    this.actions = actions;
    this.ask(view.input);
    this.tick();
  }

  get running(): boolean {
    return this.view?.status.state === 'running';
  }

  /** Renews the words; called each second while the cell runs. */
  tick(): void {
    const { view, labels, actions } = this;
    if (!view || !labels || !actions) return;
    const { state, startedAt } = view.status;
    const words = this.words(view, labels, startedAt === null ? 0 : actions.now() - startedAt);
    const marks = [view.locked && 'locked', view.status.required && 'required'].filter(Boolean);
    this.line.hidden = words.length === 0 && marks.length === 0 && view.count === null;
    setText(this.count, view.code ? `[${state === 'running' && view.count === null ? '*' : (view.count ?? ' ')}]` : '');
    setText(this.text, words.join(' · '));
    this.line.dataset.state = view.sending ? 'sending' : view.status.stale && !active(state) ? 'stale' : state;
    this.setAction(view, labels, actions);
  }

  private words(view: CellView, labels: Labels, elapsed: number): string[] {
    const { state, durationMs, place, message, stale } = view.status;
    const took = durationMs === null ? null : labels.duration(durationMs);
    const words: string[] = [];
    if (view.sending) words.push(labels.t('sending'));
    else if (state === 'running') words.push(labels.t('runningFor', labels.duration(elapsed, true)), view.input ? labels.t('waitingInput') : labels.t('keepsRunning'));
    else if (state === 'queued') words.push(place === null ? labels.t('queued') : labels.t('queuedPlace', place));
    else if (state === 'done' && took) words.push(labels.t('took', took));
    else if (state === 'failed') words.push(took ? labels.t('failedAfter', took) : labels.t('failed'));
    else if (state === 'interrupted') words.push(took ? labels.t('interruptedAfter', took) : labels.t('interrupted'));
    else if (state === 'cancelled' && !message) words.push(labels.t('cancelled'));
    else if (state === 'lost' && !message) words.push(labels.t('lost'));
    else if (state === 'idle' && took) words.push(labels.t('took', took));
    if (message) words.push(message);
    if (view.variablesGone) words.push(labels.t('variablesGone'));
    else if (stale && !active(state) && !view.sending) words.push(labels.t('stale'));
    else if (state === 'done' && view.status.done === false) words.push(labels.t('editedSince'));
    return words;
  }

  private setAction(view: CellView, labels: Labels, actions: FooterActions): void {
    const { state, required } = view.status;
    const done = view.status.done ?? state === 'done';
    const kind = view.readOnly ? '' : state === 'running' ? 'stop' : state === 'queued' && !view.sending ? 'cancel' : view.variablesGone ? 'above' : '';
    const key = `${kind} ${view.locked} ${required} ${done}`;
    if (key === this.actionKey) return;
    this.actionKey = key;
    const link = (label: string, onClick: () => void) => button({ label, text: label, className: 'pn-link', onClick });
    this.action.replaceChildren(
      ...[
        view.locked && element('span', 'pn-mark', [icon('lock'), labels.t('locked')], { title: labels.t('lockedHint') }),
        required &&
          (done
            ? element('span', 'pn-mark pn-mark--done', [icon('check'), labels.t('requiredDone')])
            : element('span', 'pn-mark pn-mark--required', [labels.t('required')])),
        kind === 'stop' && link(labels.t('stop'), actions.stop),
        kind === 'cancel' && link(labels.t('cancelRun'), actions.cancel),
        kind === 'above' && link(labels.t('runAboveAndThis'), actions.runAboveAndThis),
      ].filter((node): node is HTMLElement => Boolean(node)),
    );
  }

  private ask(input: InputRequest | null): void {
    const { labels, actions } = this;
    if (!labels || !actions || (input?.request ?? null) === this.request) return;
    this.request = input?.request ?? null;
    this.form?.remove();
    this.form = null;
    if (!input) return;
    const field = element('input', 'pn-input-field', [], {
      type: input.password ? 'password' : 'text',
      'aria-label': input.prompt.trim() || labels.t(input.password ? 'inputPassword' : 'inputLabel'),
      autocomplete: 'off',
      spellcheck: false,
    });
    const form = element('form', 'pn-input', [input.prompt && element('label', 'pn-input-prompt', [input.prompt]), field, element('button', 'pn-button pn-button--small', [labels.t('inputSend')], { type: 'submit' })]);
    form.addEventListener('submit', event => {
      event.preventDefault();
      field.disabled = true;
      actions.answer(input.request, field.value);
    });
    // the notebook's own keys must not see what is typed here
    for (const kind of ['keydown', 'keypress', 'keyup', 'mousedown'] as const) {
      form.addEventListener(kind, event => event.stopPropagation());
    }
    this.form = form;
    this.node.prepend(form);
    if (document.activeElement === document.body || this.node.closest('paddock-notebook')?.contains(document.activeElement)) field.focus({ preventScroll: true });
  }
}

function active(state: string): boolean {
  return state === 'running' || state === 'queued';
}
