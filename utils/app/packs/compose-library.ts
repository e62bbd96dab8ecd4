import type { Library } from '../../core/library.ts';
import { MINE, type PackInForce, type PersonalLayer } from '../../core/packs/pack-record.ts';
import type { Pack } from '../../core/packs/script.ts';
import { withPacks } from '../../library/builtin.ts';
import { scriptKey } from './script-key.ts';

function minePack(scripts: PersonalLayer['scripts']): Pack {
  const title = { 'zh-Hans': '我的话术', 'zh-Hant': '我的範本', en: 'My scripts' };
  return {
    manifest: { schema: 1, id: MINE, version: '0.0.0', title, owner: MINE, licence: '' },
    scripts: [...scripts],
  };
}

/** A pack in the agent's own wording; the pack itself where nothing of it was reworded. */
function reworded(pack: Pack, edits: PersonalLayer['edits']): Pack {
  const prefix = scriptKey(pack.manifest.id, '');
  if (!Object.keys(edits).some((key) => key.startsWith(prefix))) return pack;
  const scripts = pack.scripts.map((script) => {
    const edit = edits[prefix + script.id];
    return edit ? { ...script, texts: { ...script.texts, ...edit.texts } } : script;
  });
  return { ...pack, scripts };
}

/**
 * What an agent gets: the built-in packs, in their place or beside them the packs in force, over both the agent's own
 * wording, and own scripts as a pack beside the others. An edit of a script that a newer pack no longer has rests until
 * it comes back.
 */
export function composeLibrary(builtin: Library, inForce: readonly PackInForce[], personal: PersonalLayer): Library {
  const { scripts, edits } = personal;
  if (inForce.length === 0 && scripts.length === 0 && Object.keys(edits).length === 0) return builtin;
  const library = withPacks(
    builtin,
    inForce.map(({ pack }) => pack),
  );
  const packs = library.packs.map((pack) => reworded(pack, edits));
  return { ...library, packs: scripts.length > 0 ? [minePack(scripts), ...packs] : packs };
}
