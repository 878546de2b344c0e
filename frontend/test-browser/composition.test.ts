// Chinese input methods: letters are composed, then a word is taken, while output streams and others type.
import type { CDPSession, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { edit, emit, notebookOf, open, saved, serverSources, shownSources, useBrowser } from './stage';

useBrowser();

const session = (page: Page): Promise<CDPSession> => page.context().newCDPSession(page);

/** Composes the letters one after the other, as an input method does, and does something after each of them. */
async function compose(page: Page, letters: string, word: string, between: (step: number) => Promise<unknown> = async () => undefined): Promise<void> {
  const cdp = await session(page);
  for (let end = 1; end <= letters.length; end++) {
    await cdp.send('Input.imeSetComposition', { text: letters.slice(0, end), selectionStart: end, selectionEnd: end });
    await between(end);
  }
  await cdp.send('Input.insertText', { text: word });
  await cdp.detach();
}

/** Types at an end of the first cell in a window that has not the focus: an input method ends when its window loses it. */
async function typeElsewhere(page: Page, bracket: '<' | '>'): Promise<void> {
  await page.evaluate(bracket => {
    const element = document.querySelector('paddock-notebook') as unknown as { session: { editor: { widget: { model: { cells: { get(index: number): { sharedModel: { source: string; updateSource(from: number, to: number, text: string): void } } } } } } } };
    const cell = element.session.editor.widget.model.cells.get(0).sharedModel;
    const at = bracket === '<' ? 0 : cell.source.length;
    cell.updateSource(at, at, bracket);
  }, bracket);
}

describe('a Chinese input method', () => {
  it('writes what was chosen, once', async () => {
    const page = await open('variant=empty');
    await edit(page, 0);
    await page.keyboard.type("print('')");
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await compose(page, 'nihao', '你好');
    await compose(page, 'shijie', '世界');
    await expect.poll(() => serverSources(page)).toEqual(["print('你好世界')"]);
    expect(await shownSources(page)).toEqual(["print('你好世界')"]);
  });

  it('is not disturbed by output that streams into the same cell', async () => {
    const page = await open('variant=empty');
    await edit(page, 0);
    await page.keyboard.type('# ');
    await saved(page);
    await emit(page, { t: 'output.add', cell: 'c1', output: { output_type: 'stream', name: 'stdout', text: 'begin\n' } });
    await compose(page, 'xunlian', '训练', step => emit(page, { t: 'stream.append', cell: 'c1', index: 0, text: `step ${step}\n` }, { t: 'lab', state: 'ready', kernel: 'busy' }, { t: 'execution', cell: 'c1', state: 'running' }));
    await expect.poll(() => serverSources(page)).toEqual(['# 训练']);
    await expect.poll(() => page.locator('.jp-OutputArea pre').innerText()).toContain('step 7');
    expect(await page.evaluate(() => document.activeElement?.closest('.cm-content') !== null)).toBe(true);
  });

  it('is not disturbed by another person who types before and after it in the same cell', async () => {
    const page = await open('variant=empty');
    await edit(page, 0);
    await page.keyboard.type('middle');
    await saved(page);
    const other = await open(`keep&id=${notebookOf(page)}`);
    await page.bringToFront();
    await compose(page, 'zhongwen', '中文', async step => {
      await typeElsewhere(other, step % 2 ? '<' : '>');
      await saved(other);
    });
    await saved(page);
    await expect.poll(() => serverSources(page)).toEqual(['<<<<middle中文>>>>']);
    await expect.poll(() => shownSources(page)).toEqual(['<<<<middle中文>>>>']);
    await expect.poll(() => shownSources(other)).toEqual(['<<<<middle中文>>>>']);
    expect(await page.locator('.cm-content').innerText()).toBe('<<<<middle中文>>>>');
  });

  it('leaves nothing behind when it is cancelled', async () => {
    const page = await open('variant=empty');
    await edit(page, 0);
    await page.keyboard.type('x');
    const cdp = await session(page);
    for (const text of ['w', 'wo', '']) await cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await page.keyboard.type('y');
    await expect.poll(() => serverSources(page)).toEqual(['xy']);
  });

  it('does not run a cell or close a prompt with the keys of its own list', async () => {
    const page = await open('variant=states-zh&language=zh-CN');
    const field = page.locator('.pn-input-field');
    await field.focus();
    const cdp = await session(page);
    await cdp.send('Input.imeSetComposition', { text: 'li', selectionStart: 2, selectionEnd: 2 });
    await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Process', code: 'Enter', windowsVirtualKeyCode: 229 });
    await cdp.send('Input.insertText', { text: '李' });
    expect(await field.inputValue()).toBe('李');
    expect(await field.isEnabled()).toBe(true);
  });
});
