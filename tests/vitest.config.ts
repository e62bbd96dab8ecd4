import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['tests/{unit,dom,contract}/**/*.test.{ts,tsx}'],
    environment: 'node',
    pool: 'threads',
  },
});
