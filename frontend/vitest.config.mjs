import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    environment: 'node',
    // JupyterLab's packages import styles and icons: they must go through Vite
    server: { deps: { inline: [/@jupyterlab/, /@lumino/, /@jupyter\/ydoc/] } },
  },
});
