import 'katex/dist/katex.min.css';
import renderMath from 'katex/contrib/auto-render';

export function typeset(element: HTMLElement): void {
  renderMath(element, {
    throwOnError: false,
    trust: false,
    maxExpand: 1000,
    delimiters: [
      { left: '$$', right: '$$', display: true },
      { left: '\\[', right: '\\]', display: true },
      { left: '\\begin{equation}', right: '\\end{equation}', display: true },
      { left: '\\begin{align}', right: '\\end{align}', display: true },
      { left: '\\begin{align*}', right: '\\end{align*}', display: true },
      { left: '$', right: '$', display: false },
      { left: '\\(', right: '\\)', display: false },
    ],
  });
}
