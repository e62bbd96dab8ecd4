import type { Assessment } from '../advice.ts';
import type { Conversation, Turn } from '../conversation/conversation.ts';
import type { Library } from '../library.ts';
import type { Settings } from '../settings.ts';
import type { Lang, Market, Severity, UiLang } from '../taxonomy.ts';
import { type DraftRules, wordingKey } from './draft-rule.ts';
import { type DraftText, readDraftText } from './draft-text.ts';

/** What every rule looks at: the draft, and what is known of the talk it goes into. */
export interface Situation {
  draft: DraftText;
  rules: DraftRules;
  evidence: Library['evidence'];
  assessment: Assessment;
  conversation: Conversation;
  settings: Settings;
  /** The buyer's language; better wordings are written in it. */
  lang: Lang;
  uiLang: UiLang;
  market: Market;
  /** 0…5. */
  intensity: number;
  /** Our own latest messages (bots included), oldest first. */
  own: readonly DraftText[];
  /** What the buyer wrote lately, oldest first. */
  buyer: readonly DraftText[];
  /** Folded text of the buyer's latest messages, one a line. */
  buyerWords: string;
}

/** What a rule reports before severity and texts are filled in; offsets in the ORIGINAL draft. */
export interface RawFinding {
  rule: string;
  start: number;
  end: number;
  /** Overrides the severity of `rules.json`. */
  severity?: Severity;
  /** Key into the texts, where it is not the rule's own. */
  wording?: string;
  /** A wording computed from the draft, where a fixed text will not do. */
  better?: string;
  /** What the message names behind its reason, where a draft holds several places of one kind. */
  naming?: string;
  /** Slots of the wording that are known here. */
  fill?: Readonly<Record<string, string>>;
}

/** Further back nobody remembers the words, and the time for a long conversation stays bounded. */
const OWN_TURNS = 12;
const BUYER_TURNS = 8;
const TURN_LENGTH = 500;

/** While the agent types, the same turns come again with every key. */
const memo = new WeakMap<Turn, DraftText>();

function readTurn(turn: Turn): DraftText {
  let read = memo.get(turn);
  if (read?.original !== turn.text.slice(0, TURN_LENGTH)) {
    read = readDraftText(turn.text.slice(0, TURN_LENGTH));
    memo.set(turn, read);
  }
  return read;
}

const isOurs = (turn: Turn): boolean => turn.role === 'agent' || turn.role === 'bot';

function latest(turns: readonly Turn[], wanted: (turn: Turn) => boolean, count: number): DraftText[] {
  const found: DraftText[] = [];
  for (let i = turns.length - 1; i >= 0 && found.length < count; i -= 1) {
    const turn = turns[i];
    if (turn && wanted(turn) && turn.text.trim() !== '') found.push(readTurn(turn));
  }
  return found.reverse();
}

/** Gathers what the rules need. Reads the last 12 messages of ours and the last 8 of the buyer. */
export function readSituation(
  text: string,
  assessment: Assessment,
  conversation: Conversation,
  library: Pick<Library, 'draftRules' | 'evidence'>,
  settings: Settings,
): Situation {
  const buyer = latest(conversation.turns, (turn) => turn.role === 'customer', BUYER_TURNS);
  const buyerWords = buyer.map(({ text: words }) => words).join('\n');
  return {
    draft: readDraftText(text, buyerWords),
    rules: library.draftRules,
    evidence: library.evidence,
    assessment,
    conversation,
    settings,
    lang: assessment.lang,
    uiLang: settings.uiLang ?? wordingKey(assessment.lang),
    market: conversation.market ?? settings.market,
    intensity: assessment.mood.intensity,
    own: latest(conversation.turns, isOurs, OWN_TURNS),
    buyer,
    buyerWords,
  };
}
