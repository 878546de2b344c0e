import type { Labels } from '../labels';
import { button, element, icon } from './dom';

export type Heading = { cell: string; level: number; text: string };

/** The headings of a notebook's Markdown cells, read from their sources: quick, and there before anything is rendered. */
export function headingsOf(cells: Iterable<{ id: string; type: string; source: string }>): Heading[] {
  const headings: Heading[] = [];
  for (const cell of cells) {
    if (cell.type !== 'markdown') continue;
    let fenced = false;
    for (const line of cell.source.split('\n')) {
      if (/^\s*(```|~~~)/.test(line)) fenced = !fenced;
      const match = fenced ? null : /^ {0,3}(#{1,4})\s+(.+?)\s*#*\s*$/.exec(line);
      if (match) headings.push({ cell: cell.id, level: match[1]!.length, text: plainText(match[2]!) });
    }
  }
  return headings;
}

function plainText(markdown: string): string {
  return markdown
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<[^>]+>/g, '')
    .replace(/[*_`$]/g, '')
    .trim();
}

const CLOSED = 'paddock-notebook-contents-closed';

/** The table of contents at the left; what is on screen is marked. */
export class Contents {
  readonly node: HTMLElement;
  private readonly list = element('ol', 'pn-contents-list');
  private headings: Heading[] = [];
  private key = '';
  private closed = false;

  constructor(
    private readonly labels: Labels,
    private readonly go: (heading: Heading) => void,
  ) {
    const close = button({ label: labels.t('hideContents'), icon: 'contents', className: 'pn-contents-toggle', onClick: () => this.toggle() });
    this.node = element('nav', 'pn-contents', [element('div', 'pn-contents-head', [element('b', '', [labels.t('contents')]), close]), this.list], { 'aria-label': labels.t('contents') });
    this.node.addEventListener('focusout', event => {
      const to = event.relatedTarget as HTMLElement | null;
      if (!this.node.contains(to) && !to?.classList.contains('pn-phone-contents')) this.node.classList.remove('pn-contents--over');
    });
    this.node.addEventListener('keydown', event => {
      if (event.key === 'Escape') this.node.classList.remove('pn-contents--over');
    });
    try {
      this.closed = localStorage.getItem(CLOSED) === 'true';
    } catch {
      this.closed = false;
    }
    this.apply();
  }

  show(headings: Heading[]): void {
    const key = JSON.stringify(headings);
    if (key === this.key) return;
    this.key = key;
    this.headings = headings;
    const top = Math.min(...headings.map(heading => heading.level));
    this.list.replaceChildren(
      ...headings.map(heading => {
        const link = element('button', 'pn-contents-link', [heading.text], { type: 'button' });
        link.style.setProperty('--level', String(heading.level - top));
        link.addEventListener('click', () => {
          this.node.classList.remove('pn-contents--over');
          this.go(heading);
        });
        return element('li', '', [link]);
      }),
    );
    if (headings.length === 0) this.list.replaceChildren(element('li', 'pn-contents-empty', [this.labels.t('noHeadings')]));
  }

  /** Marks the last heading at or above the cell. */
  mark(cells: readonly string[], current: string | null): void {
    const place = current === null ? -1 : cells.indexOf(current);
    let marked = -1;
    this.headings.forEach((heading, index) => {
      if (cells.indexOf(heading.cell) <= place) marked = index;
    });
    this.list.querySelectorAll('.pn-contents-link').forEach((link, index) => {
      if (index === marked) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    });
  }

  /** Where there is no room beside the cells the list opens over them. */
  toggle(): void {
    const narrow = getComputedStyle(this.node).getPropertyValue('--pn-narrow').trim() === '1';
    if (narrow) {
      const open = this.node.classList.toggle('pn-contents--over');
      this.node.querySelector('.pn-contents-toggle')?.setAttribute('aria-expanded', String(open));
      if (open) this.list.querySelector<HTMLElement>('.pn-contents-link')?.focus();
    } else {
      this.setClosed(!this.closed);
    }
  }

  private setClosed(closed: boolean): void {
    this.closed = closed;
    try {
      localStorage.setItem(CLOSED, String(closed));
    } catch {
      // a private window: remembered for this page only
    }
    this.apply();
  }

  private apply(): void {
    this.node.classList.toggle('pn-contents--closed', this.closed);
    const control = this.node.querySelector('.pn-contents-toggle')!;
    const label = this.labels.t(this.closed ? 'showContents' : 'hideContents');
    control.setAttribute('aria-label', label);
    control.setAttribute('title', label);
    control.setAttribute('aria-expanded', String(!this.closed));
    if (!control.firstChild) control.append(icon('contents'));
  }
}
