import { describe, expect, it } from 'vitest';
import { open, useBrowser } from './stage';

useBrowser();

describe('speed', () => {
  it('shows 200 cells in about a second', async () => {
    const page = await open('variant=many');
    const times = await page.evaluate(() => Object.fromEntries(performance.getEntriesByType('mark').map(mark => [mark.name, Math.round(mark.startTime)])) as Record<string, number>);
    const size = await page.evaluate(() => performance.getEntriesByType('resource').filter(one => one.name.includes('/ui/')).reduce((sum, one) => sum + (one as PerformanceResourceTiming).decodedBodySize, 0));
    console.log(`200 cells: readable ${times['paddock-notebook-readable']! - times['click']!} ms, ready ${times['paddock-notebook-ready']! - times['click']!} ms; ${Math.round(size / 1024)} KiB loaded, not compressed`);
    expect(times['paddock-notebook-ready']! - times['click']!).toBeLessThan(6_000);
  });
});
