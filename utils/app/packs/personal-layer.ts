/** An agent's own scripts and wording: every change to them, and the file that suggests them to the lead. */
import type { Suggestion } from '../../core/advice.ts';
import type { Library } from '../../core/library.ts';
import { MINE, type PersonalLayer } from '../../core/packs/pack-record.ts';
import type { Script } from '../../core/packs/script.ts';
import type { Lang } from '../../core/taxonomy.ts';
import { scriptKey } from './script-key.ts';

export type PersonalChange =
  /** My words for this script, in this language; the team's slots and rules stay. */
  | { kind: 'wording'; pack: string; script: string; lang: Lang; text: string }
  /** A script of my own, made from this one. */
  | { kind: 'copy'; pack: string; script: string; lang: Lang; title: string; text: string }
  /** Takes back my wording, or removes my script. */
  | { kind: 'drop'; pack: string; script: string };

/** The longest text a reply box of any channel takes. */
const MOST_CHARS = 4000;

function findScript(library: Library, pack: string, id: string): Script | undefined {
  return library.packs.find(({ manifest }) => manifest.id === pack)?.scripts.find((script) => script.id === id);
}

function freeMineId(scripts: readonly Script[], from: string): string {
  const base = `${MINE}-${from.replace(/^mine-/, '').slice(0, 60)}`.replace(/-+$/, '');
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? base : `${base}-${n}`;
    if (!scripts.some((script) => script.id === id)) return id;
  }
}

/** Slots that the text still names; a slot the agent wrote out is gone. */
function slotsIn(text: string, slots: Script['slots']): Script['slots'] {
  return Object.fromEntries(Object.entries(slots).filter(([name]) => text.includes(`{${name}}`)));
}

function ownScript(base: Script, change: Extract<PersonalChange, { kind: 'copy' }>, layer: PersonalLayer): Script {
  const { lang, text } = change;
  const title = change.title.trim() || base.title[lang];
  // An own script is one text: other languages would still be the team's words under a title of mine.
  return {
    ...base,
    id: freeMineId(layer.scripts, base.id),
    title: { 'zh-Hans': title, 'zh-Hant': title, en: title },
    texts: { [lang]: text },
    slots: slotsIn(text, base.slots),
    owner: MINE,
    status: 'published',
  };
}

/**
 * Applies a change. A script that is gone from the library cannot be reworded any more, but what was kept of it can
 * still be dropped.
 *
 * @param library what the agent has now, own layer included
 * @param at ISO 8601
 */
export function changePersonal(
  layer: PersonalLayer,
  change: PersonalChange,
  library: Library,
  at: string,
): PersonalLayer {
  const { pack, script } = change;
  const key = scriptKey(pack, script);
  if (change.kind === 'drop') {
    const { [key]: _dropped, ...edits } = layer.edits;
    return pack === MINE ? { ...layer, scripts: layer.scripts.filter(({ id }) => id !== script) } : { ...layer, edits };
  }
  const base = findScript(library, pack, script);
  const text = change.text.trim().slice(0, MOST_CHARS);
  if (!base || !text) return layer;
  if (change.kind === 'copy') {
    const made = ownScript(base, { ...change, text }, layer);
    return { ...layer, scripts: [...layer.scripts, made] };
  }
  if (pack === MINE) {
    const scripts = layer.scripts.map((each) =>
      each.id === script ? { ...each, texts: { ...each.texts, [change.lang]: text } } : each,
    );
    return { ...layer, scripts };
  }
  const texts = { ...layer.edits[key]?.texts, [change.lang]: text };
  return { ...layer, edits: { ...layer.edits, [key]: { texts, changedAt: at } } };
}

/** Keys (`pack/script`) of everything that is the agent's own. */
export function mineKeys({ scripts, edits }: PersonalLayer): string[] {
  return [...scripts.map(({ id }) => scriptKey(MINE, id)), ...Object.keys(edits)];
}

/**
 * What an agent suggests to the lead, as a list of scripts that the Studio's import reads: own scripts as new ones,
 * own wording as changes of the team's. A reworded script that the library no longer has is left out.
 *
 * @param by the agent's name; empty where it is not known
 */
export function suggestionFile({ scripts, edits }: PersonalLayer, library: Library, by: string): string {
  const draft = (script: Script): Script => ({ ...script, status: 'draft', ...(by ? { note: by } : {}) });
  const reworded = Object.entries(edits).flatMap(([key, { texts }]) => {
    const cut = key.indexOf('/');
    const script = findScript(library, key.slice(0, cut), key.slice(cut + 1));
    return script ? [draft({ ...script, texts: { ...script.texts, ...texts } })] : [];
  });
  const own = scripts.map((script) => draft({ ...script, owner: by || script.owner }));
  return `${JSON.stringify([...reworded, ...own], null, 2)}\n`;
}

/**
 * The wording of a filled and perhaps rewritten script with its slots back: what stood for a slot becomes `{slot}`
 * again, so that yesterday's name or hour is not kept for every buyer to come.
 *
 * @param typed what the agent typed into open slots
 */
export function withSlots(
  text: string,
  { text: filled, marks = [] }: Pick<Suggestion, 'text' | 'marks'>,
  typed: Readonly<Record<string, string>> = {},
): string {
  let result = text;
  let from = 0;
  for (const { start, end, slot, filled: known } of [...marks].sort((a, b) => a.start - b.start)) {
    const value = filled.slice(start, end);
    if (!known || value.trim() === '') continue;
    const at = result.indexOf(value, from);
    if (at < 0) continue;
    result = `${result.slice(0, at)}{${slot}}${result.slice(at + value.length)}`;
    from = at + slot.length + 2;
  }
  for (const [slot, value] of Object.entries(typed)) {
    // One character stands in too many words to be told apart.
    if (value.trim().length > 1) result = result.replace(value.trim(), () => `{${slot}}`);
  }
  return result;
}
