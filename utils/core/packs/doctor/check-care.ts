import { type AskClass, findEvidenceAsks } from '../../evidence/find-evidence-asks.ts';
import type { EvidenceRow } from '../../library.ts';
import { type Issue, LANGS, type Lang } from '../../taxonomy.ts';
import type { Script } from '../script.ts';
import type { PackFinding } from './pack-finding.ts';

/** Tags of a message that does something about it; an apology alone is none (domain.md §0 E1, E2). */
const ACTS: ReadonlySet<Script['tags'][number]> = new Set(['offer', 'commit', 'handover', 'inform', 'ask']);
/** Pictures are asked for out of habit; the other kinds name something definite. */
const PICTURES: readonly AskClass[] = ['photo', 'video'];

/** An apology that does not own it or does nothing about it. */
function isHollow({ stage, tags }: Script): boolean {
  return stage === 'apologise' && !tags.some((tag) => ACTS.has(tag) || tag === 'own');
}

/** A picture that cannot show any fault the script is for, such as a photo of a missing sound. */
function provesNothing(
  ask: AskClass,
  issues: readonly Issue[],
  evidence: Readonly<Record<Issue, EvidenceRow>>,
): Issue | undefined {
  if (!PICTURES.includes(ask)) return undefined;
  return issues.find((issue) => {
    const { valid, weak } = evidence[issue];
    return ![...valid, ...weak].some((kind) => kind.startsWith(ask));
  });
}

function asksOf(text: string) {
  return findEvidenceAsks({ id: 'script', turns: [{ id: '0', role: 'agent', text }] })[0];
}

/** The same thing asked for in more than one sentence: a reminder packed into the first message. */
function asksTwice(text: string): boolean {
  const sentences = text.split(/(?<=[。！？!?\n])|(?<=\.)\s/u).filter((sentence) => sentence.trim() !== '');
  const seen = new Set<AskClass>();
  for (const sentence of sentences) {
    for (const kind of asksOf(sentence)?.classes ?? []) {
      if (seen.has(kind)) return true;
      seen.add(kind);
    }
  }
  return false;
}

function checkAsks(
  script: Script,
  lang: Lang,
  text: string,
  evidence: Readonly<Record<Issue, EvidenceRow>>,
): PackFinding[] {
  const ask = asksOf(text);
  if (!ask) return [];
  const at = { script: script.id, lang, start: ask.start, end: ask.end };
  const findings: PackFinding[] = [];
  const issues = script.fits.issues ?? [];
  const wrong = ask.classes.flatMap((kind) => provesNothing(kind, issues, evidence) ?? [])[0];
  if (wrong) findings.push({ ...at, rule: 'photo_proves_nothing', severity: 'high', values: { issue: wrong } });
  if (asksTwice(text)) findings.push({ ...at, rule: 'nagging_sequence', severity: 'high', values: {} });
  return findings;
}

/** Harm that a template does by its plan, not by its words: hollow apologies and bad requests (domain.md §2.2–2.3, §3). */
export function checkCare(script: Script, evidence: Readonly<Record<Issue, EvidenceRow>>): PackFinding[] {
  const findings: PackFinding[] = [];
  if (isHollow(script)) findings.push({ rule: 'hollow_apology', severity: 'high', script: script.id, values: {} });
  for (const lang of LANGS) {
    const text = script.texts[lang];
    if (text) findings.push(...checkAsks(script, lang, text, evidence));
  }
  return findings;
}
