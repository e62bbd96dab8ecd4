/** The one use-case behind every surface: read the conversation, then say what to do next. */
import type { Advice, Assessment } from '../core/advice.ts';
import { assess } from '../core/assess.ts';
import type { Conversation } from '../core/conversation/conversation.ts';
import type { Library } from '../core/library.ts';
import { plan } from '../core/plan.ts';
import type { Clock, Settings } from '../core/settings.ts';
import type { Stage } from '../core/taxonomy.ts';

export interface Advised {
  assessment: Assessment;
  advice: Advice;
}

/** Reads and plans. `stage` is the one the agent chose instead of the advised one. */
export function advise(
  conversation: Conversation,
  library: Library,
  settings: Settings,
  clock: Clock,
  stage?: Stage,
): Advised {
  const assessment = assess(conversation, library, settings, clock);
  return { assessment, advice: plan(assessment, conversation, library, settings, clock, stage ? { stage } : {}) };
}
