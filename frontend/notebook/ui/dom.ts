// Small building blocks: elements, icons, buttons.
type Child = Node | string | null | undefined | false;
type Properties = Record<string, unknown>;

export function element<K extends keyof HTMLElementTagNameMap>(tag: K, className = '', children: readonly Child[] = [], properties: Properties = {}): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  if (className) node.className = className;
  for (const [name, value] of Object.entries(properties)) {
    if (name in node && !name.includes('-')) Object.assign(node, { [name]: value });
    else if (value !== null && value !== undefined && value !== false) node.setAttribute(name, String(value));
  }
  node.append(...children.filter((child): child is Node | string => Boolean(child) || child === ''));
  return node;
}

const PATHS = {
  run: 'M7 4.5v15l12-7.5z',
  runAll: 'M4 5v14l9-7zM13 5v14l9-7z',
  stop: 'M6 6h12v12H6z',
  restart: 'M19 12a7 7 0 1 1-2.2-5.1M19 3v4.5h-4.5',
  plus: 'M12 5v14M5 12h14',
  up: 'M12 19V5M6 11l6-6 6 6',
  down: 'M12 5v14M6 13l6 6 6-6',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  contents: 'M4 6h16M4 12h10M4 18h13',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  cloudOff: 'M4 4l16 16M9 6a7 7 0 0 1 9 5 4 4 0 0 1 2.4 6.4M16 19H7a4.500 4.500 0 0 1-.9-8.900',
  clock: 'M12 7v5l3 2M12 3a9 9 0 1 0 .01 0',
  lock: 'M7 11V8a5 5 0 0 1 10 0v3M6 11h12v9H6z',
  code: 'M9 7l-5 5 5 5M15 7l5 5-5 5',
  close: 'M6 6l12 12M18 6L6 18',
  search: 'M11 4a7 7 0 1 0 .01 0M16 16l4.500 4.500',
  grip: 'M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01',
  alert: 'M12 8v5M12 16.500h.01M12 3a9 9 0 1 0 .01 0',
} as const;

export type IconName = keyof typeof PATHS;

export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.classList.add('pn-icon', `pn-icon--${name}`);
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}

export type ButtonOptions = { label: string; icon?: IconName; text?: string; className?: string; keys?: string; onClick: (event: MouseEvent) => void };

export function button(options: ButtonOptions): HTMLButtonElement {
  const node = element('button', `pn-button ${options.className ?? ''}`, [options.icon && icon(options.icon), options.text && element('span', '', [options.text])], {
    type: 'button',
    title: options.keys ? `${options.label} (${options.keys})` : options.label,
    'aria-label': options.label,
  });
  node.addEventListener('click', options.onClick);
  return node;
}

/** Replaces the children only where they differ in text, so that nothing flickers and no focus is lost. */
export function setText(node: Element, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}

export function toggle(node: Element, name: string, on: boolean): void {
  node.classList.toggle(name, on);
}
