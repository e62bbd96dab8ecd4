/** What the in-page strip shows: one line, ready to print, because the content script carries no texts of its own. */
import type { InsertResult, StripView } from '../core/page-messages.ts';
import { type Emotion, NEGATIVE_EMOTIONS, type Stage } from '../core/taxonomy.ts';
import type { Frame } from './frame.ts';

/** At most two findings at a time (architecture: attention budget). */
const MOST_FINDINGS = 2;

export interface StripTexts {
  labels: StripView['labels'];
  stage(stage: Stage): string;
  mood(emotion: Emotion): string;
  rule(rule: string): string;
  refusal(refused: Extract<InsertResult, { ok: false }>): string;
}

function toneOf({ mood, standing }: NonNullable<Frame['advice']>['advice']): StripView['tone'] {
  if (
    standing.flags.includes('safety') ||
    standing.flags.includes('self_harm_or_crisis') ||
    standing.exposure.level === 'critical'
  )
    return 'alarm';
  return NEGATIVE_EMOTIONS.has(mood.dominant) && mood.intensity >= 2 ? 'upset' : 'calm';
}

export function stripViewOf(frame: Frame, texts: StripTexts): StripView | null {
  const advice = frame.advice?.advice;
  const { instance, conversation } = frame.reading ?? {};
  if (!advice || !instance || !conversation) return null;
  return {
    instance,
    conversation,
    tone: toneOf(advice),
    stage: texts.stage(advice.next.stage),
    mood: texts.mood(advice.mood.dominant),
    scripts: advice.next.scripts.map(({ id, text, slots }) => ({ id, text, missing: slots.missing })),
    findings: advice.draft.findings
      .slice(0, MOST_FINDINGS)
      .map((finding) => ({ ...finding, title: texts.rule(finding.rule) })),
    draftFingerprint: frame.draft?.fingerprint ?? '',
    ...(frame.notice ? { notice: texts.refusal(frame.notice) } : {}),
    labels: texts.labels,
  };
}
