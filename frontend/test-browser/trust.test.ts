import { describe, expect, it } from 'vitest';
import { blankPage, edit, expectComplaints, open, shownSources, url, useBrowser } from './stage';

useBrowser();

describe('trust', () => {
  it('lets nothing of a hostile notebook run or load in the page', async () => {
    expectComplaints(/violates the following Content Security Policy|Blocked a frame with origin "null"/);
    const page = await blankPage();
    const asked: string[] = [];
    const refused: string[] = [];
    page.on('request', request => !request.url().startsWith(url()) && !request.url().startsWith('data:') && asked.push(request.url()));
    // what the frame's policy refuses never leaves the browser
    page.on('requestfailed', request => request.failure()?.errorText === 'csp' && refused.push(request.url()));
    await page.goto(`${url()}?variant=hostile`);
    await page.waitForSelector('.jp-Cell');
    await page.waitForTimeout(1_500);
    expect(await page.evaluate(() => (window as unknown as { pwned?: number }).pwned)).toBeUndefined();
    expect(asked.filter(url => !refused.includes(url))).toEqual([]);
    const cells = page.locator('.pn-cells');
    expect(await cells.locator('[data-commandlinker-command]').count()).toBe(0);
    expect(await cells.locator('[target="_top"]').count()).toBe(0);
    expect(await cells.locator('a[href^="javascript"]').count()).toBe(0);
    expect(await cells.locator('svg script, script').count()).toBe(0);
    for (const frame of await cells.locator('iframe').all()) expect(await frame.getAttribute('sandbox')).toBe('allow-scripts');
    expect(await page.evaluate(() => getComputedStyle(document.querySelector('.jp-RenderedHTMLCommon div') ?? document.body).position)).not.toBe('fixed');
  });

  it('gives active output a frame without origin, storage or network', async () => {
    expectComplaints(/connect-src 'none'|Fetch API cannot load .*Content Security Policy|strictTypes|font-src data:/);
    const page = await open('variant=active', { width: 1360, height: 1500 });
    const frame = page.frameLocator('.jp-Cell:nth-child(4) iframe');
    await expect.poll(() => frame.locator('#r').innerText(), { timeout: 15_000 }).toContain('fetch blocked');
    const text = await frame.locator('#r').innerText();
    expect(text).toContain('cookie: SecurityError');
    expect(text).toContain('storage: SecurityError');
    expect(text).toContain('parent: SecurityError');
    expect(text).toContain('origin: null');
    await page.frameLocator('.jp-Cell:nth-child(2) iframe').locator('.main-svg').first().waitFor({ timeout: 15_000 });
    await page.frameLocator('.jp-Cell:nth-child(3) iframe').locator('svg.marks').waitFor({ timeout: 15_000 });
    await page.frameLocator('.jp-Cell:nth-child(6) iframe').locator('.widget-slider').waitFor({ timeout: 15_000 });
  });

  it('stays usable while a frame loops for ever', async () => {
    const page = await open('variant=loop');
    await page.waitForTimeout(2_000);
    await edit(page, 1);
    await page.keyboard.type('alive');
    await expect.poll(() => shownSources(page)).toEqual(['forever()', 'xalive']);
  });
});
