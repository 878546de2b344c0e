import { describe, expect, it } from 'vitest';
import { cell, edit, open, useBrowser } from './stage';

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
