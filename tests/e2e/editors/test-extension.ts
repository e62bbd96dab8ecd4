import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bundle } from '../harness/serve-script.ts';

/**
 * An extension of nothing but the insertion: its content script is the real code in a real content script's world, and
 * the page's half of the bridge runs in the page's world. An older manifest, because its hosts are granted at once.
 *
 * @returns its folder
 */
export async function buildTestExtension(): Promise<string> {
  const folder = path.resolve('.output/e2e/insertion-extension');
  await mkdir(folder, { recursive: true });
  const [content, bridge] = await Promise.all([bundle('editors/insert-world.ts'), bundle('editors/bridge-world.ts')]);
  const matches = ['http://127.0.0.1/*'];
  const manifest = {
    manifest_version: 2,
    name: 'insertion under test',
    version: '1',
    browser_specific_settings: { gecko: { id: 'insertion@warmline.example' } },
    content_scripts: [
      { matches, js: ['content.js'], run_at: 'document_end' },
      { matches, js: ['bridge.js'], run_at: 'document_end', world: 'MAIN' },
    ],
  };
  await Promise.all([
    writeFile(path.join(folder, 'manifest.json'), JSON.stringify(manifest)),
    // A scope of its own: content scripts of one extension share theirs.
    writeFile(path.join(folder, 'content.js'), `(() => {${content}})();`),
    writeFile(path.join(folder, 'bridge.js'), `(() => {${bridge}})();`),
  ]);
  return folder;
}
