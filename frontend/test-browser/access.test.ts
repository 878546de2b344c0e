import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axe } from './axe';
import { cell, edit, emit, open, useBrowser } from './stage';

useBrowser();

const PHONE = { width: 390, height: 844 };
/** A window of 1360 pixels at 200 %. */
const ZOOMED = { width: 680, height: 450 };

const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
/** Parts that stick out of the card that they lie in. */
const sticksOut = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.jp-Cell')].flatMap(card => {
      const right = card.getBoundingClientRect().right + 1;
      const scrolls = (node: Element): boolean => node !== card && (getComputedStyle(node).overflowX !== 'visible' || scrolls(node.parentElement!));
      return [...card.querySelectorAll<HTMLElement>('*')].filter(node => node.offsetWidth > 0 && node.getBoundingClientRect().right > right && !scrolls(node.parentElement!)).map(node => `${node.tagName} ${node.className}`);
    }),
  );

describe('every state', () => {
  const states: [query: string, viewport?: typeof PHONE][] = [
    [''],
    ['language=zh-CN&variant=zh', PHONE],
    ['variant=states'],
    ['variant=states-zh&language=zh-CN'],
    ['variant=states', PHONE],
    ['variant=states', ZOOMED],
    ['variant=wide', PHONE],
    ['variant=empty'],
  ];
  it.each(states)('passes axe and keeps to its cards: %s %o', async (query, viewport) => {
    const page = await open(query, viewport, viewport === PHONE);
    await page.waitForFunction(() => document.querySelector('.jp-Cell .pn-line, .jp-Cell .cm-content') !== null);
    expect(await axe(page)).toEqual([]);
    expect(await fits(page)).toBe(true);
    expect(await sticksOut(page)).toEqual([]);
    await page.evaluate(() => (document.documentElement.dataset['theme'] = 'dark'));
    expect(await axe(page)).toEqual([]);
  });

  it('of the lab is said in words and passes axe', async () => {
    const page = await open('variant=waiting');
    const kernel = page.locator('.pn-kernel');
    const said = async (lab: object, words: string | RegExp) => {
      await emit(page, { t: 'lab', kernel: 'none', ...lab });
      await expect.poll(() => kernel.innerText()).toMatch(words);
      expect(await axe(page)).toEqual([]);
    };
    await expect.poll(() => kernel.innerText()).toMatch(/Waiting for a place\s+place 4 · 2 queued/);
    await said({ state: 'preparing', stage: 'Unpacking paddle-3.0', progress: 45 }, /Preparing the environment\s+Unpacking paddle-3.0/);
    expect(await page.locator('.pn-progress').getAttribute('aria-valuenow')).toBe('45');
    await said({ state: 'failed', stage: 'The environment could not be prepared. Your teacher has been told.' }, /Lab could not start\s+The environment could not/);
    await said({ state: 'unavailable', stage: 'No container engine is running here.' }, /No labs here at the moment\s+No container engine/);
    await said({ state: 'ready', kernel: 'dead' }, 'Kernel stopped');
    await page.setViewportSize(PHONE);
    await said({ state: 'failed', stage: 'The environment could not be prepared. Your teacher has been told.' }, 'Your teacher has been told.');
    const box = (await kernel.boundingBox())!;
    expect(box.x + box.width).toBeLessThanOrEqual(PHONE.width);
    expect(await page.locator('.pn-kernel .pn-status-more').evaluate(node => node.scrollWidth <= node.clientWidth)).toBe(true);
  });
});

describe('the keyboard', () => {
  it('leaves an editor with Escape and Tab', async () => {
    const page = await open('variant=empty');
    await edit(page, 0);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('.cm-editor') === null)).toBe(true);
  });

  it('shows where it is, wherever it is', async () => {
    const page = await open('variant=states');
    // from the top through everything that can have the focus
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    const unseen: string[] = [];
    for (let step = 0; step < 25; step++) {
      await page.keyboard.press('Tab');
      const found = await page.evaluate(() => {
        const node = document.activeElement;
        if (!node?.closest('paddock-notebook')) return null;
        const styles = getComputedStyle(node);
        const card = node.closest('.jp-Cell');
        const seen = styles.boxShadow !== 'none' || (styles.outlineStyle !== 'none' && styles.outlineWidth !== '0px') || (card !== null && getComputedStyle(card).boxShadow !== 'none');
        return seen ? null : `${node.tagName} ${node.className}`;
      });
      if (found) unseen.push(found);
    }
    expect(unseen).toEqual([]);
  });
});

describe('a screen reader', () => {
  it('hears of the end of a run, and of nothing before it', async () => {
    const page = await open('variant=empty');
    await page.evaluate(() => {
      const said: string[] = [];
      Object.assign(window, { said });
      const live = document.querySelector('.pn-live')!;
      new MutationObserver(() => said.push(live.textContent)).observe(live, { childList: true, characterData: true, subtree: true });
    });
    await edit(page, 0);
    await page.keyboard.type("print('one')");
    for (const words of ["print('two')", 'tqdm']) {
      await page.keyboard.press('Escape');
      await page.keyboard.press('b');
      await page.keyboard.press('Enter');
      await page.keyboard.type(words);
    }
    await page.getByRole('button', { name: 'Run all cells' }).click();
    await page.locator('.jp-Cell[data-state="done"]').nth(2).waitFor();
    expect(await page.evaluate(() => (window as unknown as { said: string[] }).said)).toEqual(['Cell 3 finished']);
  });
});

describe('who wants less motion', () => {
  it('sees nothing move for long', async () => {
    const page = await open('variant=waiting');
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.waitForFunction(() => document.getAnimations().every(one => one.playState !== 'running'));
  });
});

describe('a phone', () => {
  it('folds code and keeps Run at hand', async () => {
    const page = await open('', PHONE, true);
    expect(await cell(page, 2).locator('.cm-content').isVisible()).toBe(false);
    await cell(page, 2).locator('.pn-fold').click();
    expect(await cell(page, 2).locator('.cm-content').isVisible()).toBe(true);
    expect(await page.locator('.pn-phone .pn-phone-run').isVisible()).toBe(true);
    expect(await page.locator('.pn-phone .pn-phone-stop').isVisible()).toBe(true);
    expect(await fits(page)).toBe(true);
  });

  it('leaves an empty cell open to be written in, and says offline in full', async () => {
    const page = await open('variant=empty', PHONE, true);
    expect(await cell(page, 0).locator('.cm-content').isVisible()).toBe(true);
    await page.evaluate(() => Object.defineProperty(navigator, 'onLine', { value: false, configurable: true }) && window.dispatchEvent(new Event('offline')));
    const more = page.locator('.pn-save .pn-status-more');
    await more.waitFor();
    expect(await more.evaluate(node => node.scrollWidth <= node.clientWidth)).toBe(true);
    expect(await axe(page)).toEqual([]);
  });
});

describe('a cell that is asked for', () => {
  it('is in view and has the focus when the notebook is there', async () => {
    const page = await open('variant=many&cell=c151');
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('.jp-Cell')?.getAttribute('aria-label'))).toBe('Cell 152, Code');
    const box = (await cell(page, 151).boundingBox())!;
    expect(box.y).toBeGreaterThan(0);
    expect(box.y).toBeLessThan(600);
    await page.evaluate(() => Object.assign(document.querySelector('paddock-notebook')!, { cell: 'm10' }));
    await expect.poll(async () => (await cell(page, 10).boundingBox())?.y ?? -1).toBeLessThan(600);
    expect(await cell(page, 10).evaluate(node => node.classList.contains('jp-mod-active'))).toBe(true);
  });
});
