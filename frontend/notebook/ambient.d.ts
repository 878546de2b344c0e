declare module 'katex/contrib/auto-render' {
  export default function renderMathInElement(element: HTMLElement, options: Record<string, unknown>): void;
}
declare module '*.css';
