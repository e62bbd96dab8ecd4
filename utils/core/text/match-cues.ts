import { type Candidate, candidatesFor } from './candidates-for.ts';
import { type CompiledCueRule, type CueRules, MASK } from './cue-rule.ts';
import { isNegated } from './is-negated.ts';
import { matchesOf } from './matches-of.ts';
import { type Normalised, toOriginalSpan } from './normalise.ts';
import { type Clause, splitClauses } from './split-clauses.ts';

export interface CueHit {
  rule: string;
  label: string;
  weight: number;
  /** Span in the ORIGINAL text, end exclusive. */
  start: number;
  end: number;
  /** Span in the normalised text, for composition with other hits. */
  at: { start: number; end: number };
  /** The cue is there but denied ("我没生气"). Count it for nothing but residue. */
  negated: boolean;
  /** Under an "if", "or else" or "in case". */
  hypothetical: boolean;
  /** Said by a third person, or inside quotation marks. */
  quoted: boolean;
}

/** Label of the rules whose matches are taken out before anything else is read (guard G2). */
const MASK_LABEL = 'mod.mask';
/** Addresses and the names of accounts carry no feeling ("@…客服", "www.trash.com"). */
const ADDRESS =
  /https?:\/{1,2}[^\s\p{Script=Han}]{1,300}|(?:www\.|t\.cn\/)[^\s\p{Script=Han}]{1,200}|[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,30}){1,3}|@[^\s@,:;!?。"]{0,14}?(?:客服|官方微博|微博)|@[^\s@,:;!?。"]{1,20}/gu;

const HYPOTHETICAL = {
  zh: /如果|要是|假如|假设|万一|倘若|若是|如再|再不|再这样|的话|如有/u,
  en: /\b(?:if|unless|in case|otherwise|or else|were to)\b/,
};
const THIRD_PERSON = {
  zh: /(?:老公|老婆|媳妇|爱人|妈妈?|爸爸?|婆婆|家人|家里人|朋友|同事|同学|女儿|儿子|闺蜜|邻居|室友|网友|评论里?|别人|先生|太太|男友|女友|男朋友|女朋友|老板娘?|领导|顾客|客户)(?:们)?(?:都|也|就|还|一直|刚|总|今天|昨天){0,2}(?:说|讲|问|觉得|气|骂|火|生气|抱怨|嫌|怪|投诉|喊)/u,
  en: /\b(?:my (?:husband|wife|mum|mom|mother|dad|father|son|daughter|friends?|boyfriend|girlfriend|partner|colleagues?|boss|neighbou?r)|reviews?|someone|people online|the comments) (?:\w+ )?(?:says?|said|told|thinks?|thought|is|are|was|were|calls?|called|got|gets)\b/,
};
const QUOTED = /"([^"\n]{2,120})"/gu;
/** The same sign again and again in one message adds nothing. */
const MOST_HITS = 4;
const HAN = /\p{Script=Han}/u;
const LATIN = /[a-z]{2}/;

const blank = (match: string): string => MASK.repeat(match.length);

function languagesOf(text: string): ('zh' | 'en')[] {
  const han = HAN.test(text);
  if (han) return LATIN.test(text) ? ['zh', 'en'] : ['zh'];
  // Marks and emoji alone: the Chinese rules read them, for no English word could add anything.
  return LATIN.test(text) ? ['en'] : ['zh'];
}

function clauseAt(clauses: readonly Clause[], at: number): number {
  let low = 0;
  let high = clauses.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((clauses[middle]?.start ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

interface Reading {
  text: string;
  clauses: Clause[];
  quotes: { start: number; end: number }[];
  lang: 'zh' | 'en';
  normalised: Normalised;
}

/** The text from the start of the clause of `start` to the end of the clause of `end`. */
function scopeOf(reading: Reading, start: number, end: number): { from: number; text: string; before: string } {
  const first = clauseAt(reading.clauses, start);
  const clause = reading.clauses[first];
  const from = Math.min(clause?.start ?? 0, start);
  const to = Math.max(reading.clauses[clauseAt(reading.clauses, Math.max(start, end - 1))]?.end ?? end, end);
  const previous = clause !== undefined && !clause.fresh ? reading.clauses[first - 1] : undefined;
  const before = previous === undefined ? '' : reading.text.slice(previous.start, previous.end);
  return { from, text: reading.text.slice(from, to), before };
}

function readHit(rule: CompiledCueRule, match: RegExpExecArray, reading: Reading): CueHit | null {
  const start = match.index;
  const end = start + match[0].length;
  const scope = scopeOf(reading, start, end);
  if (rule.unless.some((pattern) => pattern.test(scope.text))) return null;
  const span = toOriginalSpan(reading.normalised, start, end);
  const lead = scope.text.slice(0, start - scope.from);
  return {
    rule: rule.id,
    label: rule.label,
    weight: rule.weight,
    ...span,
    at: { start, end },
    negated: rule.negatable !== false && isNegated(reading.text, scope.from, start, reading.lang),
    hypothetical: HYPOTHETICAL[reading.lang].test(scope.text) || HYPOTHETICAL[reading.lang].test(scope.before),
    quoted:
      THIRD_PERSON[reading.lang].test(lead) ||
      THIRD_PERSON[reading.lang].test(reading.text.slice(scope.from, end)) ||
      reading.quotes.some((quote) => quote.start <= start && end <= quote.end),
  };
}

function appliesTo(rule: CompiledCueRule, text: string): boolean {
  return rule.needs.every((pattern) => pattern.test(text)) && !rule.unlessTurn.some((pattern) => pattern.test(text));
}

function applyRule({ rule, pieces }: Candidate, reading: Reading, hits: CueHit[]): void {
  let asked = false;
  let found = 0;
  const patterns = pieces.map(({ regExp }) => regExp);
  for (const match of matchesOf(patterns, reading.text)) {
    // Few rules match at all, so only then is the rest of the turn looked at.
    if (!asked && !appliesTo(rule, reading.text)) return;
    asked = true;
    const hit = readHit(rule, match, reading);
    if (hit === null) continue;
    hits.push(hit);
    found += 1;
    if (found === MOST_HITS) return;
  }
}

/** Within one label, of overlapping hits only the surest (then the longest) stays (domain.md §1.13, last line). */
function dropOverlaps(hits: CueHit[]): CueHit[] {
  const order = [...hits].sort(
    (a, b) => b.weight - a.weight || b.at.end - b.at.start - (a.at.end - a.at.start) || a.at.start - b.at.start,
  );
  const kept: CueHit[] = [];
  for (const hit of order) {
    const covered = kept.some(
      (other) => other.label === hit.label && other.at.start < hit.at.end && hit.at.start < other.at.end,
    );
    if (!covered) kept.push(hit);
  }
  return kept.sort((a, b) => a.at.start - b.at.start || a.at.end - b.at.end);
}

/** Text with product names and account names taken out, position by position. */
function maskText(text: string, candidates: readonly Candidate[]): string {
  let masked = text;
  for (const { rule } of candidates) if (rule.label === MASK_LABEL) masked = masked.replace(rule.pattern.regExp, blank);
  return masked;
}

/**
 * All cues of a normalised message, in the order of the text. Product words are taken out first (G2), then each
 * rule is tried; negation, "if" and third persons are marked on the hit, not decided here (domain.md §1.12, §1.14).
 * Chinese rules read texts with Han characters or without letters, English rules texts with Latin words.
 */
export function matchCues(
  rules: CueRules,
  normalised: Normalised,
  speaker: 'customer' | 'agent' = 'customer',
): CueHit[] {
  const langs = languagesOf(normalised.text);
  const plain = normalised.text.replace(ADDRESS, blank);
  // A mask puts in nothing but itself, which no rule is left out for: none of those could match the masked text.
  const possible = langs.map((lang) => ({ lang, candidates: candidatesFor(rules[lang], plain) }));
  const text = possible.reduce((masked, { candidates }) => maskText(masked, candidates), plain);
  const clauses = splitClauses(text);
  const quotes = [...text.matchAll(QUOTED)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const hits: CueHit[] = [];
  for (const { lang, candidates } of possible) {
    const reading: Reading = { text, clauses, quotes, lang, normalised };
    for (const candidate of candidates) {
      const { label, speaker: whose = 'customer' } = candidate.rule;
      if (label === MASK_LABEL || whose !== speaker) continue;
      applyRule(candidate, reading, hits);
    }
  }
  return dropOverlaps(hits);
}
