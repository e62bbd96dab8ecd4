import type { Assessment, Standing } from '../../../utils/core/advice.ts';
import { assess } from '../../../utils/core/assess.ts';
import type { Conversation, OrderFacts, Turn } from '../../../utils/core/conversation/conversation.ts';
import type { Library } from '../../../utils/core/library.ts';
import type { Script } from '../../../utils/core/packs/script.ts';
import { defaultSettings, type Settings, timeZoneOf } from '../../../utils/core/settings.ts';
import { fillScript } from '../../../utils/core/suggest/fill-script.ts';
import type { Intent, Issue, Lang, Market, Scenario } from '../../../utils/core/taxonomy.ts';
import { normalise } from '../../../utils/core/text/normalise.ts';
import {
  AGENT_SAFETY_WORDS,
  AGENT_WORDS,
  ANGRY_WORDS,
  FLAG_WORDS,
  INTENT_WORDS,
  ISSUE_WORDS,
  PLAIN_WORDS,
} from './buyer-words.ts';

/** A script as it would stand in the reply box of a talk it was written for. */
export interface ScriptSituation {
  script: Script;
  lang: Lang;
  text: string;
  assessment: Assessment;
  conversation: Conversation;
  settings: Settings;
}

const NOW = Date.parse('2026-09-09T10:00:00+08:00');
const MARKET: Readonly<Record<Lang, Market>> = { 'zh-Hans': 'CN', 'zh-Hant': 'TW', en: 'UK' };
const AGENT: Readonly<Record<Lang, Settings['agent']>> = {
  'zh-Hans': { name: '小林', lead: '王主管', shop: '小店' },
  'zh-Hant': { name: '小林', lead: '王主管', shop: '小店' },
  en: { name: 'Lin', lead: 'Sam', shop: 'North' },
};
const ORDER: Readonly<Record<Lang, OrderFacts>> = {
  'zh-Hans': { price: 129, returnFreight: 12, difference: 30 },
  'zh-Hant': { price: 680, returnFreight: 80, difference: 60 },
  en: { price: 49, returnFreight: 4, difference: 5 },
};
/** More would repeat the same wording in the same kind of talk. */
const MOST_ISSUES = 4;
const HAN = /\p{Script=Han}/u;

function settingsOf(lang: Lang): Settings {
  return { ...defaultSettings(MARKET[lang]), agent: AGENT[lang], crisisLine: lang === 'en' ? '116 123' : '12356' };
}

/** What a script for a whole scenario is answered to. */
const TYPICAL: Readonly<Record<Scenario, Issue | null>> = {
  logistics: 'stuck',
  product: 'dead_or_malfunction',
  service: 'slow_reply',
  promotion: 'coupon_failed',
  other: null,
};

/** The trouble the buyer speaks of: the script's own, else a typical one of its scenario where feelings run. */
function spokenOf(script: Script, issue: Issue | null): Issue | null {
  const [scenario] = script.fits.scenarios ?? [];
  return issue ?? (scenario && script.stage !== 'answer' ? TYPICAL[scenario] : null);
}

function lastWords(script: Script, lang: Lang, issue: Issue | null): string {
  const spoken = spokenOf(script, issue);
  const { intents = [], flags = [], mentions = [], intensity } = script.fits;
  const [intent] = intents.filter((each: Intent) => INTENT_WORDS[each] !== undefined);
  const topic = mentions.find((word) => HAN.test(normalise(word).text) === (lang !== 'en'));
  const parts = [
    spoken ? ISSUE_WORDS[spoken][lang] : null,
    flags[0] ? FLAG_WORDS[flags[0]][lang] : null,
    topic ?? null,
    intent ? (INTENT_WORDS[intent]?.[lang] ?? null) : null,
    (intensity?.[0] ?? 0) >= 3.5 ? ANGRY_WORDS[lang] : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? PLAIN_WORDS[lang] : parts.join(lang === 'en' ? '. ' : '，');
}

function standingOf(script: Script, natural: Standing, issue: Issue | null): Standing {
  const { scenarios, roots, triggers, steps, intents, hidden, flags } = script.fits;
  const first = <T>(wanted: readonly T[] | undefined, own: T): T =>
    wanted === undefined || wanted.includes(own) ? own : (wanted[0] ?? own);
  return {
    ...natural,
    issue,
    scenario: first(scenarios, natural.scenario),
    root: first(roots, natural.root),
    trigger: first(triggers, natural.trigger),
    step: first(steps, natural.step),
    intents: intents === undefined ? [] : intents.slice(0, 1),
    hidden: hidden?.[0] ?? null,
    flags: flags?.slice(0, 1) ?? [],
  };
}

function situationOf(script: Script, lang: Lang, issue: Issue | null, library: Library): ScriptSituation | null {
  const settings = settingsOf(lang);
  const clock = { now: NOW, timeZone: timeZoneOf(settings.market) };
  const turn = (id: string, role: Turn['role'], text: string, minutes: number): Turn => ({
    id,
    role,
    text,
    at: NOW - minutes * 60_000,
  });
  const spoken = spokenOf(script, issue);
  const followsDanger = script.stage === 'follow_up' && script.fits.flags?.includes('safety');
  const opening = spoken ? ISSUE_WORDS[spoken][lang] : PLAIN_WORDS[lang];
  const conversation: Conversation = {
    id: `${script.id}-${lang}`,
    lang,
    market: settings.market,
    turns: [
      turn('0', 'customer', opening, 4),
      turn('1', 'agent', (followsDanger ? AGENT_SAFETY_WORDS : AGENT_WORDS)[lang], 3),
      turn('2', 'customer', lastWords(script, lang, issue), 1),
    ],
    order: { orderId: '20260905-1', daysSinceReceipt: 3, ...ORDER[lang] },
  };
  const filled = fillScript(script, { conversation, settings, clock, lang });
  if (!filled || !script.texts[lang]) return null;
  const natural = assess(conversation, library, settings, clock);
  const [low, high] = script.fits.intensity ?? [0, 4];
  const intensity = Math.round(Math.min(high, Math.max(low, natural.mood.intensity)));
  const assessment: Assessment = {
    ...natural,
    lang,
    mood: { ...natural.mood, intensity },
    standing: standingOf(script, natural.standing, issue),
  };
  return { script, lang, text: filled.text, assessment, conversation, settings };
}

/** Every script in every language and kind of trouble it names, at most four kinds a script. */
export function scriptSituations(library: Library): ScriptSituation[] {
  return library.packs.flatMap(({ scripts }) =>
    scripts.flatMap((script) => {
      const issues: (Issue | null)[] = script.fits.issues?.slice(0, MOST_ISSUES) ?? [null];
      const langs = (['zh-Hans', 'zh-Hant', 'en'] as const).filter((lang) => script.texts[lang]);
      return langs.flatMap((lang) =>
        issues.flatMap((issue) => {
          const situation = situationOf(script, lang, issue, library);
          return situation ? [situation] : [];
        }),
      );
    }),
  );
}
