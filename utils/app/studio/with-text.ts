/** Changing a script's text keeps its slots in step: what the text names is declared, what nobody set up goes with it. */
import type { Script, SlotSpec } from '../../core/packs/script.ts';
import type { Lang } from '../../core/taxonomy.ts';
import { openSlots } from '../compose-script.ts';

/** Slots that Warmline fills by itself where it knows the fact, with the type of each. */
const TYPES: Readonly<Record<string, SlotSpec['type']>> = {
  time: 'time',
  time2: 'time',
  date: 'date',
  amount: 'money',
  difference: 'money',
  freight: 'money',
  owner: 'name',
  lead: 'name',
  buyer: 'name',
  shop: 'name',
  days: 'number',
  n: 'number',
  seconds: 'number',
  link: 'link',
};

/** The type a slot's name suggests. */
function guessSlot(name: string): SlotSpec {
  return { type: TYPES[name] ?? TYPES[name.replace(/\d+$/, '')] ?? 'text' };
}

function isUntouched(name: string, spec: SlotSpec): boolean {
  return Object.keys(spec).length === 1 && spec.type === guessSlot(name).type;
}

export function usedSlots(texts: Script['texts']): Set<string> {
  return new Set(Object.values(texts).flatMap((text) => openSlots(text ?? '')));
}

/** The script with another text in one language; an empty text takes the language away. */
export function withText(script: Script, lang: Lang, text: string): Script {
  const { [lang]: _old, ...others } = script.texts;
  const texts = text === '' ? others : { ...others, [lang]: text };
  const before = usedSlots(script.texts);
  const now = usedSlots(texts);
  const kept = Object.entries(script.slots).filter(
    ([name, spec]) => now.has(name) || !before.has(name) || !isUntouched(name, spec),
  );
  const added = [...now].filter((name) => !(name in script.slots)).map((name) => [name, guessSlot(name)] as const);
  const same = added.length === 0 && kept.length === Object.keys(script.slots).length;
  return { ...script, texts, slots: same ? script.slots : Object.fromEntries([...kept, ...added]) };
}
