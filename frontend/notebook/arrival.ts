const DEADLINE_MS = 10_000;
const STEADY_FRAMES = 12;
const HANDS = ['wheel', 'pointerdown', 'keydown', 'touchmove'] as const;

let latest = 0;

/**
 * Scrolls to a part of the notebook, or to the field in it that asks for input, and stays with it until it has come to rest: cells far away are put into the page late, and
 * cells above grow while they are drawn. Gives way to whoever scrolls meanwhile.
 */
export function arriveAt(node: HTMLElement, scroller: HTMLElement): void {
  const mine = ++latest;
  const until = performance.now() + DEADLINE_MS;
  let steady = 0;
  let top = Number.NaN;
  const stop = () => {
    if (mine === latest) latest++;
    for (const kind of HANDS) scroller.removeEventListener(kind, stop);
  };
  for (const kind of HANDS) scroller.addEventListener(kind, stop, { passive: true });
  const step = () => {
    if (mine !== latest) return;
    if (performance.now() > until || steady >= STEADY_FRAMES) {
      stop();
      return;
    }
    if (node.isConnected) {
      const field = node.querySelector<HTMLElement>('.pn-input-field');
      const part = field ?? node;
      part.scrollIntoView({ block: field ? 'center' : 'start' });
      if (!part.contains(document.activeElement)) part.focus({ preventScroll: true });
      const now = part.getBoundingClientRect().top;
      steady = Math.abs(now - top) < 1 ? steady + 1 : 0;
      top = now;
    }
    requestAnimationFrame(step);
  };
  step();
}
