// The import directions of the architecture, checked by `npm run lint:imports` and a test.
const only = (from, allowed, comment) => ({
  name: `${from.replaceAll('/', '-')}-imports`,
  comment,
  severity: 'error',
  from: { path: `^${from}/` },
  to: { path: '^(entrypoints|components|utils)/', pathNot: `^(${[from, ...allowed].join('|')})/` },
});

module.exports = {
  forbidden: [
    only('utils/core', [], 'core is pure: it knows nothing of pages, browsers or files'),
    only('utils/library', ['utils/core'], 'the built-in data, compiled once for every surface'),
    only('utils/page', ['utils/core'], 'page touches the DOM, never browser.*'),
    only('utils/platform', ['utils/core'], 'platform is the only place for browser.*'),
    only(
      'utils/app',
      ['utils/core', 'utils/library', 'utils/exchange', 'utils/subscriptions'],
      'use-cases declare ports; entrypoints hand in the platform',
    ),
    only('utils/i18n', ['utils/core'], 'texts know no surface'),
    only('utils/exchange', ['utils/core'], 'files in and out: tables, folders, other tools; no browser, no page'),
    only('utils/subscriptions', ['utils/core'], 'how packs reach agents; fetch and crypto are handed in'),
    only(
      'utils/cli',
      ['utils/core', 'utils/library', 'utils/practice', 'utils/exchange', 'utils/subscriptions'],
      'the command line runs the same core',
    ),
    only('utils/practice', ['utils/core', 'utils/library'], 'the practice helpdesk is a page of its own'),
    only(
      'components',
      ['utils/core', 'utils/app', 'utils/i18n', 'utils/exchange'],
      'components reach the browser only through app ports',
    ),
    {
      name: 'no-cycles',
      severity: 'error',
      from: { path: '^(entrypoints|components|utils)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'core-is-pure',
      comment: 'no Node and no browser library in the core',
      severity: 'error',
      from: { path: '^utils/core/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'core-libraries',
      severity: 'error',
      from: { path: '^utils/core/' },
      to: { path: 'node_modules', pathNot: 'node_modules/(valibot|opencc-js|fuse\\.js|pinyin-pro)/' },
    },
    {
      name: 'page-has-no-libraries',
      comment: 'the content script stays small',
      severity: 'error',
      from: { path: '^utils/page/' },
      to: { path: 'node_modules' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.json', '.js'] },
  },
};
