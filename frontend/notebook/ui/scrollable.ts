const MAY_SCROLL = '.jp-OutputArea-output, .jp-RenderedMarkdown pre';

/** Gives a tab stop to each part of a cell that is wider than its room, so that the arrow keys can scroll it. */
export function markScrollable(cell: HTMLElement): void {
  for (const part of cell.querySelectorAll<HTMLElement>(MAY_SCROLL)) {
    const scrolls = part.scrollWidth > part.clientWidth + 1;
    if (scrolls && !part.hasAttribute('tabindex')) part.tabIndex = 0;
    else if (!scrolls && part.getAttribute('tabindex') === '0') part.removeAttribute('tabindex');
  }
}
