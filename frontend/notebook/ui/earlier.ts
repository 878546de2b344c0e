import type { Labels } from '../labels';
import type { EarlierLines } from '../protocol';
import { button, element, setText } from './dom';

/** A line above a stream of which earlier lines are kept on the server. */
export function earlierBar(earlier: EarlierLines, labels: Labels, load: (before: number) => Promise<{ from: number; node: Node }>): HTMLElement {
  const bar = element('div', 'pn-earlier');
  const shown = element('div', 'pn-earlier-text');
  let before = earlier.lines;
  const renew = () => {
    if (before <= 0) {
      bar.replaceChildren(shown);
      return;
    }
    if (!earlier.url) {
      bar.replaceChildren(element('span', 'pn-earlier-note', [labels.t('earlierHidden', before.toLocaleString())]));
      return;
    }
    const more = button({
      label: labels.t('earlier', before.toLocaleString()),
      text: labels.t('earlier', before.toLocaleString()),
      className: 'pn-link',
      onClick: () => {
        more.disabled = true;
        setText(more, labels.t('earlierLoading'));
        load(before)
          .then(({ from, node }) => {
            before = from;
            shown.prepend(node);
            renew();
          })
          .catch(() => {
            more.disabled = false;
            setText(more, labels.t('earlierFailed'));
          });
      },
    });
    bar.replaceChildren(more, shown);
  };
  renew();
  return bar;
}
