import type { Labels, LabelKey } from '../labels';
import type { LabStatus, Person } from '../protocol';
import type { SaveState } from '../sync/queue';
import { button, element, icon, setText } from './dom';

export type StatusView = {
  save: SaveState | null;
  lab: LabStatus | null;
  runningCell: number | null;
  queued: number;
  people: readonly Person[];
  readOnly: boolean;
};

/** How the person reads the clock. */
export type Reader = { language: string; zone: string | null };

const LAB: Record<LabStatus['state'], LabelKey | null> = {
  none: 'labNone',
  waiting: 'labWaiting',
  preparing: 'labPreparing',
  starting: 'labStarting',
  ready: null,
  stopping: 'labStopping',
  failed: 'labFailed',
  unavailable: 'labUnavailable',
};

const SOON_MS = 10 * 60_000;

/** The slim line over the notebook: saved, kernel, queue, memory, when the lab ends. */
export class StatusLine {
  readonly node = element('div', 'pn-status');
  private readonly save = element('span', 'pn-status-item pn-save');
  private readonly kernelDot = element('span', 'pn-dot');
  private readonly kernelText = element('b');
  private readonly kernelMore = element('span', 'pn-status-more');
  private readonly asks: HTMLButtonElement;
  private readonly kernel = element('span', 'pn-status-item pn-kernel', [this.kernelDot, this.kernelText, ' ', this.kernelMore]);
  private readonly memoryText = element('b');
  private readonly memory = element('span', 'pn-status-item pn-memory', []);
  private readonly memoryBar = element('i');
  private readonly ends = element('span', 'pn-status-item pn-ends');
  private readonly endsText = element('b');
  private readonly people = element('span', 'pn-people');
  private readonly progressBar = element('i');
  private readonly progress = element('div', 'pn-progress', [this.progressBar], { role: 'progressbar' });
  private saveKey = '';
  private peopleKey = '';
  private answer: (() => void) | null = null;

  private readonly clock: Intl.DateTimeFormat;

  constructor(
    private readonly labels: Labels,
    reader: Reader,
  ) {
    this.clock = clockOf(reader);
    this.asks = button({ label: labels.t('waitingInput'), text: labels.t('waitingInput'), className: 'pn-link pn-asks', onClick: () => this.answer?.() });
    this.asks.hidden = true;
    this.kernelText.after(this.asks);
    this.memory.append(element('span', 'pn-status-name', [labels.t('memory')]), this.memoryText, element('span', 'pn-meter', [this.memoryBar]));
    this.ends.append(element('span', 'pn-status-name', [labels.t('labEnds')]), this.endsText);
    this.node.append(this.save, this.kernel, this.memory, element('span', 'pn-spacer'), this.people, this.ends, this.progress);
    this.memory.hidden = this.ends.hidden = this.progress.hidden = true;
  }

  show(view: StatusView): void {
    this.showSave(view);
    this.showLab(view);
    this.showPeople(view.people);
  }

  /** A cell asks for input: says so in place of the kernel's state, and leads there. Null where none does any more. */
  ask(answer: (() => void) | null): void {
    this.answer = answer;
    this.asks.hidden = !answer;
    this.kernelText.hidden = Boolean(answer);
  }

  private showSave({ save, readOnly }: StatusView): void {
    const { labels } = this;
    const words = readOnly
      ? { icon: 'lock' as const, bold: labels.t('readOnly'), more: '', kind: 'read' }
      : !save || save.kind === 'saved'
        ? { icon: 'check' as const, bold: labels.t('saved'), more: '', kind: 'saved' }
        : save.kind === 'offline'
          ? { icon: 'cloudOff' as const, bold: labels.t('offline'), more: save.changes > 0 ? `${this.changes(save.changes)} · ${labels.t('keptHere')}` : labels.t('keptHere'), kind: 'offline' }
          : save.slow
            ? { icon: 'clock' as const, bold: this.changes(save.changes), more: '', kind: 'waiting' }
            : { icon: 'check' as const, bold: labels.t('saving'), more: '', kind: 'saving' };
    const key = `${words.kind} ${words.bold} ${words.more}`;
    if (key === this.saveKey) return;
    this.saveKey = key;
    this.save.dataset.kind = words.kind;
    this.save.replaceChildren(icon(words.icon), element('b', '', [words.bold]), ...(words.more ? [element('span', 'pn-status-more', [words.more])] : []));
  }

  private changes(count: number): string {
    return count === 1 ? this.labels.t('waitingOne') : this.labels.t('waitingMany', count);
  }

  private showLab({ lab, runningCell, queued }: StatusView): void {
    const { labels } = this;
    const state = lab?.state ?? 'none';
    const stage = LAB[state];
    const kernel = lab?.kernel ?? 'none';
    const busy = kernel === 'busy' || runningCell !== null;
    let word: string;
    const more: string[] = [];
    let kind: string;
    if (stage) {
      word = labels.t(stage);
      kind = state === 'none' ? 'off' : state === 'failed' || state === 'unavailable' ? 'bad' : 'wait';
      if (state === 'waiting' && lab?.place) more.push(labels.t('labPlace', lab.place));
      if (lab?.stage && lab.stage !== word) more.push(lab.stage);
    } else {
      word = labels.t(busy ? 'kernelBusy' : kernel === 'idle' ? 'kernelIdle' : kernel === 'starting' ? 'kernelStarting' : kernel === 'dead' ? 'kernelDead' : 'kernelNone');
      kind = busy ? 'busy' : kernel === 'idle' ? 'idle' : kernel === 'dead' ? 'bad' : kernel === 'starting' ? 'wait' : 'off';
      if (runningCell !== null) more.push(labels.t('cellNumber', runningCell));
    }
    // the server's own count has those that run in it
    if (queued > 0) more.push(labels.t('queuedCount', queued));
    setText(this.kernelText, word);
    setText(this.kernelMore, more.join(' · '));
    this.kernel.dataset.kind = kind;
    this.kernel.title = [lab?.environment && `${labels.t('environment')}: ${lab.environment}`, lab?.image].filter(Boolean).join('\n');

    const starting = ['preparing', 'starting', 'waiting'].includes(state);
    this.progress.hidden = !starting;
    if (starting) {
      const known = typeof lab?.progress === 'number';
      this.progress.classList.toggle('pn-progress--unknown', !known);
      this.progressBar.style.width = known ? `${Math.min(100, Math.max(2, lab!.progress!))}%` : '';
      if (known) this.progress.setAttribute('aria-valuenow', String(lab!.progress));
      else this.progress.removeAttribute('aria-valuenow');
      this.progress.setAttribute('aria-label', lab?.stage ?? word);
    }

    const used = lab?.memoryBytes;
    const limit = lab?.memoryLimitBytes;
    this.memory.hidden = state !== 'ready' || typeof used !== 'number';
    if (typeof used === 'number') {
      const unit = (limit ?? used) >= 1024 ** 3 ? 'GiB' : 'MiB';
      setText(this.memoryText, limit ? labels.t('memoryOf', labels.bytes(used, unit), `${labels.bytes(limit, unit)} ${unit}`) : labels.bytes(used));
      const share = limit ? used / limit : 0;
      this.memoryBar.style.width = `${Math.min(100, share * 100)}%`;
      this.memory.dataset.kind = share > 0.9 ? 'bad' : share > 0.75 ? 'warn' : 'good';
      this.memory.title = share > 0.9 ? labels.t('memoryHigh') : '';
    }
    this.ends.hidden = state !== 'ready' || !lab?.endsAt;
    if (lab?.endsAt) this.ends.dataset.kind = lab.endsAt - Date.now() < SOON_MS ? 'soon' : 'later';
    if (lab?.endsAt) setText(this.endsText, this.clock.format(lab.endsAt));
  }

  private showPeople(people: readonly Person[]): void {
    const others = people.filter(person => !person.you);
    const key = others.map(person => person.client).join();
    if (key === this.peopleKey) return;
    this.peopleKey = key;
    this.people.replaceChildren(
      ...others.slice(0, 4).map(person => element('span', 'pn-person', [person.initials], { title: person.name })),
      ...(others.length > 4 ? [element('span', 'pn-person', [`+${others.length - 4}`])] : []),
    );
    this.people.setAttribute('role', 'img');
    this.people.setAttribute('aria-label', others.length > 0 ? this.labels.t('people', others.map(person => person.name).join(', ')) : '');
    this.people.hidden = others.length === 0;
  }
}

/** In the person's time zone, wherever the browser is; a zone that the browser does not know is the browser's own. */
function clockOf({ language, zone }: Reader): Intl.DateTimeFormat {
  const format = (timeZone?: string) => new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...(timeZone ? { timeZone } : {}) });
  try {
    return format(zone ?? undefined);
  } catch {
    return format();
  }
}
