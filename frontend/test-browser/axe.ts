import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';

type Violation = { id: string; nodes: { html: string; failureSummary: string }[] };
let source: string | null = null;

/** What axe finds against WCAG 2.2 AA in the element, in words; nothing is what we want. */
export async function axe(page: Page): Promise<string[]> {
  source ??= await readFile(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(node: Element, options: object): Promise<{ violations: Violation[] }> } };
    const { violations } = await axe.run(document.querySelector('paddock-notebook')!, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], iframes: false });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => `${node.html.slice(0, 160)} ${node.failureSummary.slice(0, 200)}`).slice(0, 3).join(' | ')}`);
  });
}
