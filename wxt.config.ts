import { defineConfig } from 'wxt';
import { indexCues } from './utils/cli/build/index-cues.ts';

/** Match patterns granted from the start in a company build: `WARMLINE_HOSTS="https://desk.example/*"`. */
const grantedHosts = (process.env.WARMLINE_HOSTS ?? '').split(/[\s,]+/).filter(Boolean);

export default defineConfig({
  imports: false,
  publicDir: 'utils/platform/public',
  outDir: process.env.WARMLINE_OUT ?? '.output',
  modules: ['@wxt-dev/module-react'],
  vite: () => ({ plugins: [indexCues()] }),
  manifestVersion: 3,
  manifest: ({ browser }) => ({
    name: '__MSG_name__',
    description: '__MSG_description__',
    default_locale: 'en',
    permissions: ['storage', 'scripting', 'activeTab', 'alarms', ...(browser === 'firefox' ? [] : ['sidePanel'])],
    host_permissions: grantedHosts,
    optional_permissions: ['notifications'],
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    // Firefox takes no form: its managed storage is a file of the company.
    ...(browser === 'firefox' ? {} : { storage: { managed_schema: 'managed-schema.json' } }),
    action: { default_title: '__MSG_actionTitle__' },
    commands: {
      'open-search': { suggested_key: { default: 'Alt+K' }, description: '__MSG_commandSearch__' },
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'warmline@warmline.example',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '120' }),
  }),
});
