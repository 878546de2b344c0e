import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';

const WIDE = { width: 1360, height: 900 };
let browser: Browser;
let context: BrowserContext;
let opened = 0;
const pages: Page[] = [];
const complaints: string[] = [];
let allowed: RegExp | null = null;

/** Opens the browser for a test file; after each test its pages are closed, and their consoles must have stayed clean. */
export function useBrowser(): void {
  beforeAll(async () => {
    browser = await chromium.connect(inject('browser'));
    // one context for a file: what was loaded once is there for the next page
    context = await browser.newContext({ viewport: WIDE });
  });
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.close();
    const said = complaints.splice(0).filter(line => !allowed?.test(line));
    allowed = null;
    expect(said).toEqual([]);
  });
  afterAll(() => browser.close());
}

/** What this test's pages may write to the console. */
export function expectComplaints(pattern: RegExp): void {
  allowed = pattern;
}

export function url(): string {
  return inject('url');
}

/** A page that is not on a notebook yet. */
export async function blankPage(viewport = WIDE, phone = false): Promise<Page> {
  const page = phone ? await (await browser.newContext({ viewport, hasTouch: true, isMobile: true })).newPage() : await context.newPage();
  if (!phone && viewport !== WIDE) await page.setViewportSize(viewport);
  page.on('console', message => ['error', 'warning'].includes(message.type()) && complaints.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', error => complaints.push(`thrown: ${error.message}`));
  pages.push(page);
  return page;
}

/** A notebook of its own, unless the query names one; the editor is there. */
export async function open(query = '', viewport = WIDE, phone = false): Promise<Page> {
  const page = await blankPage(viewport, phone);
  const id = /\bid=/.test(query) ? '' : `&id=${Number(process.env['VITEST_POOL_ID'] ?? 1) * 1_000 + ++opened}`;
  await page.goto(`${url()}?${query}${id}`);
  await ready(page);
  return page;
}

export async function ready(page: Page): Promise<void> {
  await page.waitForSelector('paddock-notebook:not([aria-busy]) .jp-Notebook .jp-Cell');
}

export function notebookOf(page: Page): string {
  return new URL(page.url()).searchParams.get('id')!;
}

export function cell(page: Page, index: number): Locator {
  return page.locator('.jp-Cell').nth(index);
}

export async function edit(page: Page, index: number): Promise<void> {
  await cell(page, index).locator('.cm-content').click();
  await page.waitForSelector('.jp-Notebook.jp-mod-editMode');
}

/** Events from the server, as it would send them. */
export async function emit(page: Page, ...events: object[]): Promise<void> {
  await page.evaluate(({ id, events }) => fetch(`/notebooks/${id}/emit`, { method: 'POST', body: JSON.stringify(events) }), { id: notebookOf(page), events });
}

export async function serverSources(page: Page): Promise<string[]> {
  return page.evaluate(async id => {
    const document = (await (await fetch(`/notebooks/${id}/document`)).json()) as { nbformat: { cells: { source: string }[] } };
    return document.nbformat.cells.map(cell => cell.source);
  }, notebookOf(page));
}

export async function shownSources(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const element = document.querySelector('paddock-notebook') as unknown as { session: { editor: { widget: { model: { cells: Iterable<{ sharedModel: { getSource(): string } }> } } } } };
    return [...element.session.editor.widget.model.cells].map(cell => cell.sharedModel.getSource());
  });
}

export async function saved(page: Page): Promise<void> {
  await page.waitForSelector('.pn-save[data-kind="saved"]');
}
