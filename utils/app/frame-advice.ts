/** Advice for one frame's reading, and its cheap refresh while the agent types. */
import type { Advice, Assessment } from '../core/advice.ts';
import type { Conversation } from '../core/conversation/conversation.ts';
import { fillBetter } from '../core/draft/fill-better.ts';
import { lintDraft } from '../core/draft/lint-draft.ts';
import type { DraftState } from '../core/page-messages.ts';
import type { Settings } from '../core/settings.ts';
import { advise } from './advise.ts';
import type { CaseNotes } from './case-notes.ts';
import type { DeskPorts } from './desk.ts';
import { clockOf, effectiveSettings } from './effective-settings.ts';
import { withSeen } from './first-seen.ts';
import { type FollowUpView, followUpView } from './follow-up-view.ts';
import type { Reading } from './reading.ts';

export interface FrameAdvice {
  conversation: Conversation;
  settings: Settings;
  assessment: Assessment;
  advice: Advice;
  /** Null where the library has no sentences for it. */
  followUp: FollowUpView | null;
}

function conversationOf(reading: Reading, notes: CaseNotes, draft: DraftState | null): Conversation {
  return {
    id: reading.conversation ?? '',
    site: reading.site,
    turns: withSeen(reading.turns, notes),
    settled: notes.settled,
    corrections: notes.corrections,
    ...(draft && draft.conversation === reading.conversation ? { draft: draft.text } : {}),
    ...(reading.customerName ? { customerName: reading.customerName } : {}),
    ...(reading.orderId ? { order: { orderId: reading.orderId } } : {}),
  };
}

/** Null where no conversation is open or its definition fails: then nothing may be advised. */
export function adviseFrame(
  reading: Reading,
  notes: CaseNotes,
  draft: DraftState | null,
  ports: Pick<DeskPorts, 'library' | 'now' | 'settings' | 'uiLang'>,
): FrameAdvice | null {
  if (!reading.conversation || !reading.health.ok || reading.turns.length === 0) return null;
  const conversation = conversationOf(reading, notes, draft);
  const settings = effectiveSettings(ports.settings(), conversation, ports.uiLang());
  const clock = clockOf(settings, ports.now());
  const { assessment, advice } = advise(conversation, ports.library(), settings, clock, notes.chosenStage ?? undefined);
  const known = { conversation, settings, assessment, advice: withoutDismissed(advice, notes), followUp: null };
  return { ...known, followUp: followUpView(known, notes, ports.library(), ports.now()) };
}

function withoutDismissed(advice: Advice, { dismissed }: CaseNotes): Advice {
  return {
    ...advice,
    draft: {
      findings: advice.draft.findings.filter(({ rule, severity }) => severity === 'block' || !dismissed.includes(rule)),
    },
  };
}

/** Lints the draft anew without reading the conversation again: it runs on every pause in typing. */
export function refreshDraft(
  known: FrameAdvice,
  notes: CaseNotes,
  draft: DraftState,
  ports: Pick<DeskPorts, 'library' | 'now'>,
): FrameAdvice {
  const { assessment, settings, advice } = known;
  const conversation: Conversation = { ...known.conversation, draft: draft.text };
  const slots = { conversation, settings, clock: clockOf(settings, ports.now()), lang: assessment.lang };
  const findings = draft.text.trim()
    ? lintDraft(draft.text, assessment, conversation, ports.library(), settings).map((finding) =>
        fillBetter(finding, advice.remedy, slots),
      )
    : [];
  return { ...known, conversation, advice: withoutDismissed({ ...advice, draft: { findings } }, notes) };
}
