import { describe, expect, it } from 'vitest';
import { edit, open, ready, saved, serverSources, shownSources, notebookOf, url, useBrowser } from './stage';

useBrowser();

describe('editing', () => {
  it('sends what is typed, and shows it in another view without moving its caret', async () => {
    const one = await open('variant=empty');
    const other = await open(`keep&id=${notebookOf(one)}`);
    await edit(one, 0);
    await one.keyboard.type('alpha beta');
    await saved(one);
    await expect.poll(() => shownSources(other)).toEqual(['alpha beta']);
    await edit(other, 0);
    await other.keyboard.press('End');
    await one.keyboard.press('Home');
    await one.keyboard.type('AA ');
    await expect.poll(() => shownSources(other)).toEqual(['AA alpha beta']);
    await other.keyboard.type('!');
    await expect.poll(() => serverSources(one)).toEqual(['AA alpha beta!']);
    // undo takes back what was typed here, not what came from there
    await other.keyboard.press('Control+z');
    await expect.poll(() => serverSources(one)).toEqual(['AA alpha beta']);
    await expect.poll(() => shownSources(one)).toEqual(['AA alpha beta']);
  });

  it('knows the keys of JupyterLab in command mode', async () => {
    const page = await open('variant=empty');
    await edit(page, 0);
    await page.keyboard.type('x = 1');
    await page.keyboard.press('Escape');
    await page.keyboard.press('b');
    await page.keyboard.press('Enter');
    await page.keyboard.type('second');
    await page.keyboard.press('Escape');
    await page.keyboard.press('a');
    await page.keyboard.press('m');
    await page.keyboard.press('Enter');
    await page.keyboard.type('# between');
    await page.keyboard.press('Escape');
    await saved(page);
    await expect.poll(() => serverSources(page)).toEqual(['x = 1', '# between', 'second']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('d');
    await page.keyboard.press('d');
    await expect.poll(() => serverSources(page)).toEqual(['x = 1', '# between']);
    await page.keyboard.press('z');
    await expect.poll(() => serverSources(page)).toEqual(['x = 1', '# between', 'second']);
    await page.keyboard.press('k');
    await page.keyboard.press('k');
    await page.keyboard.press('Control+Shift+ArrowDown');
    await expect.poll(() => serverSources(page)).toContain('x = 1');
    await saved(page);
    expect(await shownSources(page)).toEqual(await serverSources(page));
  });

  it('takes back only what was typed in the cell that one is in', async () => {
    const page = await open('variant=empty');
    await edit(page, 0);
    await page.keyboard.type('first');
    await page.keyboard.press('Escape');
    await page.keyboard.press('b');
    await page.keyboard.press('Enter');
    await page.keyboard.type('second');
    await edit(page, 0);
    await page.keyboard.press('Control+z');
    await expect.poll(() => serverSources(page)).toEqual(['', 'second']);
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => serverSources(page)).toEqual(['first', 'second']);
  });

  it('splits a cell at the cursor', async () => {
    const page = await open('variant=empty');
    await edit(page, 0);
    await page.keyboard.type('one');
    await page.keyboard.press('Enter');
    await page.keyboard.type('two');
    await page.keyboard.press('Home');
    await page.keyboard.press('Control+Shift+Minus');
    await expect.poll(() => serverSources(page)).toEqual(['one', 'two']);
  });

  it('keeps what was typed offline, over a reload of the page too', async () => {
    const page = await open('variant=empty');
    await edit(page, 0);
    await page.route('**/submit*', route => route.abort());
    await page.evaluate(() => Object.defineProperty(navigator, 'onLine', { value: false, configurable: true }) && window.dispatchEvent(new Event('offline')));
    await page.keyboard.type('typed offline');
    await page.waitForSelector('.pn-save[data-kind="offline"]');
    expect(await page.locator('.pn-save').innerText()).toContain('kept on this device');
    await page.waitForTimeout(300);
    await page.unroute('**/submit*');
    await page.goto(`${url()}?keep&id=${notebookOf(page)}`);
    await ready(page);
    await expect.poll(() => serverSources(page), { timeout: 30_000 }).toEqual(['typed offline']);
    await expect.poll(() => shownSources(page)).toEqual(['typed offline']);
    await saved(page);
  });
});

describe('help while writing', () => {
  it('completes on Tab and inspects on Shift-Tab', async () => {
    const page = await open('variant=empty');
    await edit(page, 0);
    await page.keyboard.type('optimizer.');
    await page.keyboard.press('Tab');
    await page.locator('.jp-Completer-item', { hasText: 'optimizer.step' }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => (document.querySelector('.cm-content') as HTMLElement).innerText.trim() === 'optimizer.step');
    await page.keyboard.type('(p');
    await page.keyboard.press('Tab');
    await page.waitForSelector('.jp-Completer .jp-Completer-item');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Shift+Tab');
    await page.waitForSelector('.pn-inspection');
    expect(await page.locator('.pn-inspection').innerText()).toContain('Prints the values');
  });

  it('finds and replaces over all cells', async () => {
    const page = await open('variant=empty');
    await edit(page, 0);
    await page.keyboard.type('loss = loss + 1');
    await page.keyboard.press('Control+f');
    await page.locator('.pn-find-field').first().fill('loss');
    await expect.poll(() => page.locator('.pn-find-count').innerText()).toMatch(/of 2/);
    await page.locator('.pn-find-field').nth(1).fill('cost');
    await page.getByRole('button', { name: 'Replace all' }).click();
    await expect.poll(() => serverSources(page)).toEqual(['cost = cost + 1']);
  });
});
