import { describe, expect, it } from 'vitest';
import { cell, emit, expectComplaints, open, useBrowser } from './stage';

useBrowser();

const slider = (id: string) => ({ output_type: 'display_data', data: { 'application/vnd.jupyter.widget-view+json': { model_id: id, version_major: 2, version_minor: 0 }, 'text/plain': `IntSlider(value=3, description='${id}')` }, metadata: {} });

describe('an interactive widget', () => {
  it('is shown as a sentence and its text where it is live, and never as an empty cell', async () => {
    const page = await open('variant=empty');
    await emit(page, { t: 'output.add', cell: 'c1', output: slider('live') });
    const shown = cell(page, 0).locator('.jp-OutputArea');
    await expect.poll(() => shown.innerText()).toMatch(/^An interactive widget\. Its controls cannot be used here\.\n+IntSlider\(value=3, description='live'\)$/);
    await emit(page, { t: 'output.set', cell: 'c1', index: 0, output: { ...slider('live'), data: { 'application/vnd.jupyter.widget-view+json': { model_id: 'other' } } } });
    await expect.poll(() => shown.innerText()).toBe('An interactive widget. Its controls cannot be used here.');
  });

  it('says so in Chinese too', async () => {
    const page = await open('variant=empty&language=zh-CN');
    await emit(page, { t: 'output.add', cell: 'c1', output: slider('live') });
    await expect.poll(() => cell(page, 0).locator('.jp-OutputArea').innerText()).toContain('这是一个交互式控件');
  });
});

describe('a long output', () => {
  it('has earlier lines behind a button, page by page', async () => {
    const page = await open('variant=states');
    const output = cell(page, 8).locator('.jp-OutputArea');
    await output.getByRole('button', { name: /Show earlier lines \(49,988 more\)/ }).click();
    await output.getByRole('button', { name: /Show earlier lines \(47,988 more\)/ }).waitFor();
    // the text of what is not on screen, too
    await expect.poll(() => output.textContent()).toMatch(/47988\n47989\n/);
  });

  it('that cannot be fetched says so and is tried again', async () => {
    expectComplaints(/Failed to load resource/);
    const page = await open('variant=empty');
    await page.route('**/outputs/5', route => route.fulfill({ status: 503 }));
    await emit(page, { t: 'output.add', cell: 'c1', output: { output_type: 'paddock_reference', url: '/notebooks/1/outputs/5', bytes: 64_000 } });
    const again = cell(page, 0).getByRole('button', { name: 'Try again' });
    await again.waitFor();
    await page.unroute('**/outputs/5');
    await again.click();
    await expect.poll(() => cell(page, 0).locator('.jp-OutputArea').innerText()).toContain('a large output');
  });
});

describe('the clock', () => {
  it('is the person’s, not that of the browser', async () => {
    const page = await open('variant=empty&zone=Asia/Shanghai');
    await emit(page, { t: 'lab', state: 'ready', kernel: 'idle', endsAt: Date.UTC(2026, 10, 24, 16, 40) });
    await expect.poll(() => page.locator('.pn-ends').innerText()).toContain('00:40');
    const other = await open('variant=empty&zone=America/New_York');
    await emit(other, { t: 'lab', state: 'ready', kernel: 'idle', endsAt: Date.UTC(2026, 10, 24, 16, 40) });
    await expect.poll(() => other.locator('.pn-ends').innerText()).toContain('11:40');
  });
});
