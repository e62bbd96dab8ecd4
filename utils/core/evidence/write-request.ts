import type { Assessment, EvidenceRequest } from '../advice.ts';
import type { EvidenceRow, Library } from '../library.ts';
import type { Clock, Settings } from '../settings.ts';
import { guidanceText, UI_OF } from '../stage/guidance-text.ts';
import { writeTime } from '../suggest/write-time.ts';
import type { Issue, Lang } from '../taxonomy.ts';
import { traitsOf } from './evidence-kind.ts';
import type { Received } from './read-received.ts';

/** Seconds that one such thing costs the buyer; said in the request, for nobody likes an open-ended favour. */
const SECONDS = { photo: 10, video: 15, screen: 10, words: 10, check: 60 } as const;

/** What the thing is for; the rest is for the product team. */
const PURPOSE: Partial<Readonly<Record<Issue, string>>> = {
  missing_part_or_item: 'warehouse',
  wrong_item: 'warehouse',
  marked_delivered_not_received: 'carrier',
  host_promise: 'replay',
  food_spoiled_foreign: 'batch',
  counterfeit_doubt: 'batch',
};

/** Kinds with a sample of their own; "this is how it should look" spares the second ask. */
const SAMPLED: ReadonlySet<string> = new Set([
  'photo',
  'photo_item',
  'photo_daylight',
  'photo_received',
  'photo_item_label',
  'photo_with_batch',
  'photo_code',
  'photo_label',
  'video',
  'video_with_sound',
]);

/** Issues whose words have a text of their own; the others describe the fault. */
const OWN_WORDS: ReadonlySet<Issue> = new Set([
  'marked_delivered_not_received',
  'damaged_transit',
  'cosmetic_flaw',
  'missing_part_or_item',
  'wrong_item',
]);

type Say = (key: string, params?: Record<string, string>) => string;

function speak(library: Library, lang: Lang): Say {
  return (key, params = {}) => guidanceText(library, UI_OF[lang], { key: `request.${key}`, params });
}

const wordsKey = (issue: Issue): string => `words.${OWN_WORDS.has(issue) ? issue : 'other'}`;

/** Another way for the same end: the first of the row that the buyer has not given yet, else a check of our own. */
function alternative(say: Say, issue: Issue, row: EvidenceRow, asked: readonly string[], received: Received): string {
  const first = row.instead.find((kind) => !asked.includes(kind) && !received.told.has(kind));
  if (first === 'words') return say(wordsKey(issue));
  if (first !== undefined) return say(`instead.${first}`);
  const ours = ['seller_weight_log', 'carrier_pod', 'batch_check'].find((kind) => row.valid.includes(kind));
  return say(`instead.${ours ?? 'own_check'}`);
}

/**
 * One request for what is missing: why, what, how long, a sample, another way, and the path without it
 * (domain.md §3.1 rules 3 and 8). In the buyer's language, whatever the agent's is.
 */
export function writeAsk(
  missing: readonly string[],
  issue: Issue,
  row: EvidenceRow,
  received: Received,
  assessment: Assessment,
  library: Library,
): EvidenceRequest {
  const say = speak(library, assessment.lang);
  const asked = missing.slice(0, 2);
  const seconds = asked.reduce((sum, kind) => sum + SECONDS[traitsOf(kind).form], 0);
  const [first = ''] = asked;
  const { form } = traitsOf(first);
  const nameOf = (kind: string): string => (kind === 'words' ? say(wordsKey(issue)) : say(`kind.${kind}`));
  const purpose = say(`why.${PURPOSE[issue] ?? 'quality'}`);
  const sample = SAMPLED.has(first) ? say(`sample.${first}`) : '';
  const frame = form === 'check' ? 'guide' : form === 'words' ? 'tell' : 'give';
  const fill = {
    why: purpose,
    // A step done together is named by its own sentence.
    kinds: form === 'check' ? '' : asked.map(nameOf).join(say('and')),
    seconds: String(seconds),
    sample,
    instead: alternative(say, issue, row, asked, received),
    path: say(`path.${row.fallback}`),
  };
  const label = asked.includes('photo_parcel_label') ? say('cover') : '';
  return { does: 'ask', text: [say(frame, fill), label, say('or', fill), say('free', fill)].join('') };
}

/** The proposal that takes the place of another ask: what we do now, and by when the buyer hears from us. */
export function writeAct(
  row: EvidenceRow,
  asked: number,
  assessment: Assessment,
  library: Library,
  settings: Settings,
  clock: Clock,
): EvidenceRequest {
  const say = speak(library, assessment.lang);
  const fill = {
    path: say(`path.${row.fallback}`),
    time: writeTime(clock, settings.promiseMinutes, assessment.lang),
  };
  return { does: 'act', text: `${say(asked > 0 ? 'stop' : 'heard')}${say('act', fill)}` };
}
