import { defineConfig } from 'vitest/config';

// The built element in Chromium (CHROMIUM, else /usr/bin/chromium); `npm run build` first.
export default defineConfig({
  test: {
    include: ['test-browser/**/*.test.ts'],
    globalSetup: ['test-browser/setup.ts'],
    // one browser and one server for all; a file is a worker, and two keep a small machine busy
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
  },
});
