// node dev/shoot.mjs [name…]: pictures of the built element in build/shots/
import fs from 'node:fs';
import { chromium } from 'playwright-core';
import { start } from './server.mjs';

const OUT = process.env.OUT ?? '/tmp/fe-shots';
const WIDE = { width: 1360, height: 900 };
const PHONE = { width: 390, height: 844 };
const shots = {
  light: { viewport: WIDE },
  dark: { viewport: WIDE, query: 'theme=dark' },
  zh: { viewport: WIDE, query: 'language=zh-CN&variant=zh' },
  states: { viewport: { width: 1360, height: 1800 }, query: 'variant=states' },
  statesDark: { viewport: { width: 1360, height: 1800 }, query: 'variant=states&theme=dark' },
  active: { viewport: { width: 1360, height: 1500 }, query: 'variant=active', wait: 3500 },
  activeDark: { viewport: { width: 1360, height: 1500 }, query: 'variant=active&theme=dark', wait: 3500 },
  phone: { viewport: PHONE, mobile: true },
  phoneZh: { viewport: PHONE, mobile: true, query: 'language=zh-CN&variant=zh&theme=dark' },
  starting: { viewport: WIDE, query: 'variant=starting' },
  many: { viewport: WIDE, query: 'variant=many' },
  statesZh: { viewport: { width: 1360, height: 1800 }, query: 'variant=states-zh&language=zh-CN' },
  wide: { viewport: { width: 1360, height: 1400 }, query: 'variant=wide' },
  wideDark: { viewport: { width: 1360, height: 1400 }, query: 'variant=wide&theme=dark' },
  empty: { viewport: WIDE, query: 'variant=empty' },
  waiting: { viewport: WIDE, query: 'variant=waiting' },
  failed: { viewport: WIDE, query: 'variant=failed' },
  unavailable: { viewport: WIDE, query: 'variant=unavailable&language=zh-CN' },
  phoneStates: { viewport: { width: 390, height: 1900 }, mobile: true, query: 'variant=states' },
  phoneWide: { viewport: { width: 390, height: 1900 }, mobile: true, query: 'variant=wide' },
  phoneEmpty: { viewport: PHONE, mobile: true, query: 'variant=empty' },
  phoneFailed: { viewport: PHONE, mobile: true, query: 'variant=failed' },
  // a window of 1360 pixels at 200 %
  zoom: { viewport: { width: 680, height: 450 }, query: 'variant=states' },
  tablet: { viewport: { width: 900, height: 1100 } },
};

export async function browser() {
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
}

fs.mkdirSync(OUT, { recursive: true });
const server = await start();
const chrome = await browser();
const wanted = process.argv.slice(2);
for (const [name, { viewport, query = '', wait = 700, mobile = false }] of Object.entries(shots)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const page = await chrome.newPage({ viewport, hasTouch: mobile, isMobile: mobile, deviceScaleFactor: mobile ? 2 : 1 });
  page.on('console', message => ['error', 'warning'].includes(message.type()) && console.log(name, message.type(), message.text().slice(0, 300)));
  page.on('pageerror', error => console.log(name, 'PAGEERROR', error.message, (error.stack ?? '').split('\n').slice(1, 4).join(' | ')));
  await page.goto(`${server.url}?${query}`);
  await page.waitForSelector('paddock-notebook .jp-Notebook', { timeout: 20000 }).catch(() => console.log(name, 'no editor'));
  await page.waitForTimeout(wait);
  await page.screenshot({ path: `${OUT}/${name}.png` });
  const times = await page.evaluate(() => performance.getEntriesByType('mark').map(mark => `${mark.name} ${Math.round(mark.startTime)}`));
  console.log(name, times.join(', '));
  await page.close();
}
await chrome.close();
await server.close();
