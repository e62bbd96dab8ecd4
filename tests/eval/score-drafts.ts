/** How well the draft lint names what is wrong and keeps still where nothing is, read by the whole core. */
import { assess } from '../../utils/core/assess.ts';
import { lintDraft } from '../../utils/core/draft/lint-draft.ts';
import type { Library } from '../../utils/core/library.ts';
import { defaultSettings } from '../../utils/core/settings.ts';
import { LANGS, type Lang } from '../../utils/core/taxonomy.ts';
import { buildConversation, type DraftCase } from '../unit/draft/corpus.ts';
import { ROUNDS } from '../unit/draft/rounds/rounds.ts';

/** Any moment does: no draft here is judged by the clock. */
const CLOCK = { now: 1_790_000_000_000, timeZone: 'Asia/Shanghai' };

export interface DraftScore {
  lang: Lang;
  bad: number;
  named: number;
  clean: number;
  silent: number;
  /** Rules that were not named, how often each. */
  missed: Map<string, number>;
  /** One line for every draft judged wrongly. */
  wrong: string[];
}

/** Rules that the lint finds in a draft, with the talk before it read by the core. */
function rulesIn(lang: Lang, [, draft, , known = {}]: DraftCase, library: Library): string[] {
  const conversation = buildConversation(lang, known);
  const settings = defaultSettings(conversation.market ?? 'CN');
  const assessment = assess(conversation, library, settings, CLOCK);
  return lintDraft(draft, assessment, conversation, library, settings).map(({ rule }) => rule);
}

/** Scores every round of drafts, one line a language. */
export function scoreDrafts(library: Library): DraftScore[] {
  return LANGS.map((lang) => {
    const score: DraftScore = { lang, bad: 0, named: 0, clean: 0, silent: 0, missed: new Map(), wrong: [] };
    for (const one of ROUNDS.filter((round) => round.lang === lang).flatMap(({ cases }) => cases)) {
      const [rule, draft, breaks, known = {}] = one;
      const found = rulesIn(lang, one, library);
      const allowed = new Set(['good', ...(known.tolerate ?? [])]);
      const noise = found.filter((id) => !allowed.has(id));
      const right = breaks ? found.includes(rule) : noise.length === 0;
      if (breaks) {
        score.bad += 1;
        if (right) score.named += 1;
        else score.missed.set(rule, (score.missed.get(rule) ?? 0) + 1);
      } else {
        score.clean += 1;
        if (right) score.silent += 1;
      }
      if (!right) score.wrong.push(`${breaks ? `${rule} missed` : `${noise.join()} on a clean draft`}: ${draft}`);
    }
    return score;
  });
}
