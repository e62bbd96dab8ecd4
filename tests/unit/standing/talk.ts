import matrix from '../../../scripts-library/evidence/matrix.json' with { type: 'json' };
import type { Assessment } from '../../../utils/core/advice.ts';
import { assess } from '../../../utils/core/assess.ts';
import type { Conversation, OrderFacts, Role } from '../../../utils/core/conversation/conversation.ts';
import type { Library } from '../../../utils/core/library.ts';
import { type Clock, defaultSettings, type Settings } from '../../../utils/core/settings.ts';
import { compileCues } from '../../../utils/core/text/compile-cues.ts';
import { CUE_FILES } from '../../../utils/library/cues.ts';

/** Assessing needs the cues and the evidence matrix; scripts and draft rules stay out of it. */
export const library: Library = {
  packs: [],
  evidence: matrix as Library['evidence'],
  cues: compileCues(CUE_FILES),
  guidance: { 'zh-CN': {}, 'zh-TW': {}, en: {} },
  draftRules: [] as unknown as Library['draftRules'],
};
/** A day without any sale nearby. */
const START = Date.UTC(2026, 8, 2, 2);
export const clock: Clock = { now: START + 3_600_000, timeZone: 'Asia/Shanghai' };

const ROLE: Record<string, Role> = { B: 'customer', A: 'agent', S: 'system', N: 'note', X: 'bot' };

/** `B:` buyer, `A:` agent, `X:` bot, `S:` system, `N:` note; `@12` after the letter is the minute. */
export function talk(...lines: string[]): Conversation {
  const turns = lines.map((line, index) => {
    const [, who = 'B', minute, text = ''] = /^([A-Z])(?:@([\d.]+))?:\s*([\s\S]*)$/u.exec(line) ?? [];
    const at = minute === undefined ? {} : { at: START + Number(minute) * 60_000 };
    return { id: `t${index}`, role: ROLE[who] ?? 'unknown', text, ...at };
  });
  return { id: 'talk', turns };
}

export function assessed(lines: readonly string[], settings: Partial<Settings> = {}, order?: OrderFacts): Assessment {
  const conversation: Conversation = { ...talk(...lines), ...(order === undefined ? {} : { order }) };
  return assess(conversation, library, { ...defaultSettings('CN'), ...settings }, clock);
}
