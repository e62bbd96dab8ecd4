/**
 * `npm run -s publish-pack -- DIR OUT`: writes a pack folder as static files that browsers subscribe to. Copy OUT to any
 * web server, CDN or object store. Running it again without a change writes nothing new.
 */
import { parseArgs } from 'node:util';
import { type PublishOptions, publishFolder, rollBackTo } from './publish-folder.ts';
import { publishSites } from './publish-sites.ts';
import { makeKey } from './published-list.ts';

const USAGE = `usage: npm run -s publish-pack -- [options] DIR OUT
       npm run -s publish-pack -- [options] --sites SITES OUT
  --note TEXT       what changed, shown to leads
  --rollout N       per cent of browsers that get it now (default 100; publish again with more)
  --rollback V      make the already published version V current again
  --keep N          how many versions of pack files stay in OUT (default 5)
  --key FILE        sign with this private key
  --new-key FILE    make a private key, print the public one to pin in the Studio, and stop
  --sites SITES     publish the site definitions (*.json) of this folder beside the pack, or alone
  --sites-back      let a definition with a lower number replace the published one
  --force           publish in spite of errors of the pack doctor
`;

const DEFAULT_KEEP = 5;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      note: { type: 'string', default: '' },
      rollout: { type: 'string', default: '100' },
      rollback: { type: 'string' },
      keep: { type: 'string', default: String(DEFAULT_KEEP) },
      key: { type: 'string' },
      'new-key': { type: 'string' },
      sites: { type: 'string' },
      'sites-back': { type: 'boolean', default: false },
      force: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return void process.stdout.write(USAGE);
  if (values['new-key'] !== undefined)
    return console.log(`public key, to pin in the Studio: ${await makeKey(values['new-key'])}`);
  const sitesOnly = values.sites !== undefined && positionals.length === 1;
  const [folder, out] = sitesOnly ? [undefined, positionals[0]] : positionals;
  const rollout = Number(values.rollout);
  const keep = Number(values.keep);
  if (!out || (!folder && !sitesOnly)) throw new Error('a pack folder and an output folder are needed');
  if (!(rollout >= 0 && rollout <= 100)) throw new Error(`--rollout ${values.rollout}: between 0 and 100`);
  if (!(Number.isInteger(keep) && keep >= 1)) throw new Error(`--keep ${values.keep}: a whole number from 1`);
  const options: PublishOptions = { note: values.note, rollout, keep, key: values.key, force: values.force };
  if (folder)
    console.log(
      values.rollback === undefined
        ? await publishFolder(folder, out, options)
        : await rollBackTo(folder, out, values.rollback, options),
    );
  if (values.sites !== undefined)
    console.log(await publishSites(values.sites, out, { ...options, back: values['sites-back'] }));
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n(--help tells how)\n`);
  process.exitCode = 1;
}
