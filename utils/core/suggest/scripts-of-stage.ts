/** The scripts that can be offered at a moment, found without a look at the others of a large pack. */
import type { Library } from '../library.ts';
import type { Pack, Script, SlotSpec } from '../packs/script.ts';
import type { Issue, Lang, Stage } from '../taxonomy.ts';
import { normalise } from '../text/normalise.ts';
import { templateFor } from './fill-script.ts';

/** A slot in the text that would be filled. */
interface OfferedSlot {
  name: string;
  spec: SlotSpec;
  /** Language of the text. */
  lang: Lang;
  /** Equal for slots that are filled alike. */
  key: string;
}

export interface OfferedScript {
  pack: string;
  script: Script;
  /** Each once. */
  slots: readonly OfferedSlot[];
  /** `fits.mentions`, folded as the buyer's words are. */
  mentions: readonly string[] | null;
}

interface Published {
  pack: string;
  script: Script;
}

interface Lists {
  stages: ReadonlyMap<Stage, readonly Published[]>;
  /** By stage, language and issue. */
  offered: Map<string, readonly OfferedScript[]>;
}

const SLOT = /\{([a-z][a-z0-9]*)\}/g;
const NO_SLOTS: readonly OfferedSlot[] = [];
const PLAIN: SlotSpec = { type: 'text' };

/** Packs never change in place, so what was listed once stays right; a library that is replaced takes its lists along. */
const known = new WeakMap<readonly Pack[], Lists>();

/** Published scripts by stage, each list by id; equal ids of two packs keep the order of the packs. */
function byStage(packs: readonly Pack[]): Lists['stages'] {
  const stages = new Map<Stage, Published[]>();
  for (const { manifest, scripts } of packs) {
    for (const script of scripts) {
      if (script.status !== 'published') continue;
      const list = stages.get(script.stage);
      if (list) list.push({ pack: manifest.id, script });
      else stages.set(script.stage, [{ pack: manifest.id, script }]);
    }
  }
  for (const list of stages.values()) list.sort((a, b) => compare(a.script.id, b.script.id));
  return stages;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function slotsOf({ slots }: Script, { lang, text }: { lang: Lang; text: string }): readonly OfferedSlot[] {
  if (!text.includes('{')) return NO_SLOTS;
  const names = new Set(Array.from(text.matchAll(SLOT), ([, name = '']) => name));
  return Array.from(names, (name) => {
    const spec = slots[name] ?? PLAIN;
    return { name, spec, lang, key: `${name} ${spec.inMinutes ?? ''} ${lang}` };
  });
}

function offer(published: readonly Published[], lang: Lang, issue: Issue | null): OfferedScript[] {
  const folded = new Map<string, string>();
  const fold = (word: string): string => {
    const before = folded.get(word) ?? normalise(word).text;
    folded.set(word, before);
    return before;
  };
  return published.flatMap(({ pack, script }): OfferedScript[] => {
    const { issues, mentions } = script.fits;
    if (issues && (issue === null || !issues.includes(issue))) return [];
    const template = templateFor(script, lang);
    if (template === null) return [];
    return [{ pack, script, slots: slotsOf(script, template), mentions: mentions?.map(fold) ?? null }];
  });
}

/** @returns published scripts of the stage that have a text for the language and do not name other issues only, by id */
export function scriptsOfStage(
  { packs }: Library,
  stage: Stage,
  lang: Lang,
  issue: Issue | null,
): readonly OfferedScript[] {
  const lists = known.get(packs) ?? { stages: byStage(packs), offered: new Map<string, readonly OfferedScript[]>() };
  known.set(packs, lists);
  const key = `${stage} ${lang} ${issue}`;
  const list = lists.offered.get(key) ?? offer(lists.stages.get(stage) ?? [], lang, issue);
  lists.offered.set(key, list);
  return list;
}
