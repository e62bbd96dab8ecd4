import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['tests/{unit,dom,contract}/**/*.test.{ts,tsx}'],
    environment: 'node',
    pool: 'threads',
    // No test measures time; a busy machine must not fail one that starts a process.
    testTimeout: 30_000,
  },
});
