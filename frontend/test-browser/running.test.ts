import { describe, expect, it } from 'vitest';
import { cell, edit, emit, open, useBrowser } from './stage';

useBrowser();

describe('running', () => {
  it('runs what was typed, shows the state and the end, and announces it once', async () => {
    const page = await open('variant=empty');
    await edit(page, 0);
    await page.keyboard.type("print('hello')");
    await page.keyboard.press('Shift+Enter');
    await page.waitForSelector('.pn-kernel[data-kind="wait"]');
    await page.waitForSelector('.jp-Cell[data-state="done"]', { timeout: 15_000 });
    expect(await cell(page, 0).locator('.jp-OutputArea').innerText()).toContain('hello');
    expect(await cell(page, 0).locator('.pn-line').innerText()).toMatch(/\[1\]\s*took/);
    expect(await page.locator('.pn-live').innerText()).toBe('Cell 1 finished');
    expect(await page.locator('.jp-Cell').count()).toBe(2);
  });

  it('moves a bar in place and stops when asked', async () => {
    const page = await open('variant=empty');
    await edit(page, 0);
    await page.keyboard.type('tqdm forever');
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('.jp-Cell[data-state="running"]', { timeout: 15_000 });
    await page.waitForFunction(() => /[1-9]\d*\/100000/.test(document.querySelector('.jp-OutputArea')!.textContent!));
    expect((await cell(page, 0).locator('.jp-OutputArea pre').innerText()).split('\n').length).toBeLessThanOrEqual(1);
    expect(await cell(page, 0).locator('.pn-line').innerText()).toContain('keeps running when you close this page');
    await cell(page, 0).getByRole('button', { name: 'Stop' }).click();
    await page.waitForSelector('.jp-Cell[data-state="interrupted"]');
  });

  it('keeps the newest lines of a long stream and pages the earlier ones', async () => {
    const page = await open('variant=empty');
    await edit(page, 0);
    await page.keyboard.type('lines 6000');
    const began = Date.now();
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('.jp-Cell[data-state="done"]', { timeout: 30_000 });
    console.log(`6,000 lines in 60 batches: ${Date.now() - began} ms, 3,000 of them in the fake kernel`);
    const text = await cell(page, 0).locator('.jp-OutputArea pre').last().innerText();
    expect(text.trim().split('\n').length).toBeLessThan(2_700);
    expect(text).toContain('line 5999 of a long output');
  });

  it('answers input() in the cell', async () => {
    const page = await open('variant=empty');
    await edit(page, 0);
    await page.keyboard.type("name = input('Your name: ')");
    await page.keyboard.press('Control+Enter');
    const field = cell(page, 0).locator('.pn-input-field');
    await field.waitFor({ timeout: 15_000 });
    await field.fill('李娜');
    await field.press('Enter');
    await page.waitForSelector('.jp-Cell[data-state="done"]');
    expect(await cell(page, 0).locator('.jp-OutputArea').innerText()).toContain('Hello, 李娜');
    expect(await page.locator('.pn-input').count()).toBe(0);
  });

  it('counts those that wait, without the one that runs', async () => {
    const page = await open('variant=empty');
    await edit(page, 0);
    await page.keyboard.type('tqdm forever');
    await page.keyboard.press('Escape');
    await page.keyboard.press('b');
    await page.keyboard.press('Enter');
    await page.keyboard.type('after');
    await page.getByRole('button', { name: 'Run all cells' }).click();
    await page.waitForSelector('.jp-Cell[data-state="running"]', { timeout: 15_000 });
    // as the server counts: those that run or wait
    await emit(page, { t: 'lab', state: 'ready', kernel: 'busy', queued: 2 });
    await page.waitForSelector('.pn-kernel[data-kind="busy"]');
    await page.getByText('1 queued').waitFor();
    expect(await page.locator('.pn-kernel').innerText()).not.toContain('2 queued');
  });

  it('leads from the status line to the field of a cell that waits for input', async () => {
    const page = await open('variant=states', { width: 1360, height: 420 });
    const asks = page.locator('.pn-status').getByRole('button', { name: 'waiting for your input' });
    await asks.waitFor();
    expect(await page.locator('.pn-kernel').innerText()).not.toContain('Running');
    const field = page.locator('.pn-input-field');
    await page.locator('.jp-WindowedPanel-outer').evaluate(outer => outer.scrollTo({ top: outer.scrollHeight }));
    await asks.click();
    await page.waitForFunction(() => document.activeElement?.classList.contains('pn-input-field'));
    await page.waitForFunction(() => {
      const { top, bottom } = document.querySelector('.pn-input-field')!.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    });
    await field.fill('x');
    await field.press('Enter');
    await emit(page, { t: 'input.done', cell: 's7', request: 'r1' });
    await asks.waitFor({ state: 'hidden' });
  });

  it('keeps the parts of the status line apart when a lab is refused, however little room there is', async () => {
    const page = await open('variant=failed', { width: 700, height: 600 });
    await page.addStyleTag({ content: '.pn-status { padding-inline-end: 300px !important; }' });
    const [save, dot] = await Promise.all(['.pn-save', '.pn-dot'].map(part => page.locator(part).evaluate(node => [node.getBoundingClientRect().top, node.scrollWidth + node.getBoundingClientRect().left, node.getBoundingClientRect().left])));
    expect(save![1]!).toBeLessThan(dot![2]!);
    const middles = await page.locator('.pn-save b, .pn-kernel b').evaluateAll(words => words.map(word => word.getBoundingClientRect()).map(({ top, bottom }) => (top + bottom) / 2));
    expect(Math.abs(middles[0]! - middles[1]!)).toBeLessThanOrEqual(1);
  });

  it('shows an error in words and does not run what was queued after it', async () => {
    const page = await open('variant=empty');
    await edit(page, 0);
    await page.keyboard.type('1/0');
    await page.keyboard.press('Escape');
    await page.keyboard.press('b');
    await page.keyboard.press('Enter');
    await page.keyboard.type('after');
    await page.getByRole('button', { name: 'Run all cells' }).click();
    await page.waitForSelector('.jp-Cell[data-state="failed"]', { timeout: 15_000 });
    await page.waitForSelector('.jp-Cell[data-state="cancelled"]');
    expect(await cell(page, 0).locator('.jp-OutputArea').innerText()).toContain('ZeroDivisionError');
    expect(await page.locator('.pn-live').innerText()).toBe('Cell 1 failed');
  });
});
