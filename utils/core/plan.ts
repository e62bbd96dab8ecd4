import type { Advice, Assessment, Sign, StageVariant } from './advice.ts';
import type { Conversation } from './conversation/conversation.ts';
import { fillBetter } from './draft/fill-better.ts';
import { lintDraft } from './draft/lint-draft.ts';
import { readEvidence, writeEvidence } from './evidence/plan-evidence.ts';
import type { Library } from './library.ts';
import { findPromises } from './promises/find-promises.ts';
import { readRemedy, writeRemedy } from './remedy/plan-remedy.ts';
import type { Clock, Settings } from './settings.ts';
import { type ChosenStage, chooseStage } from './stage/choose-stage.ts';
import type { WhyLine } from './stage/explain-stage.ts';
import { guidanceText, uiLangOf } from './stage/guidance-text.ts';
import { listDuties } from './stage/list-duties.ts';
import { readStageFacts, type StageContext } from './stage/stage-facts.ts';
import { adviseExposure } from './standing/advise-exposure.ts';
import { rankScripts } from './suggest/rank-scripts.ts';
import type { Flag, Stage, UiLang } from './taxonomy.ts';

export interface PlanOptions {
  /** The stage the agent chose instead of the advised one. */
  stage?: Stage;
}

/** The form of a stage that the agent chose by hand: people's safety is never a matter of choice. */
function variantOf(stage: Stage, flags: readonly Flag[]): StageVariant {
  if (stage !== 'escalate') return null;
  if (flags.includes('self_harm_or_crisis')) return 'crisis';
  return flags.includes('safety') ? 'safety' : 'lead';
}

function overrule(advised: ChosenStage, stage: Stage | undefined, flags: readonly Flag[]): ChosenStage {
  if (stage === undefined || stage === advised.stage) return advised;
  return { ...advised, stage, variant: variantOf(stage, flags), rule: `agent.${stage}` };
}

function writeWhy(library: Library, uiLang: UiLang, line: WhyLine): string {
  const reason = guidanceText(library, uiLang, line);
  if (line.words === undefined) return reason;
  return guidanceText(library, uiLang, { key: 'why.quoted', params: { words: line.words, reason } });
}

/**
 * What to say next, what to ask or not to ask, what to offer, what was promised (domain.md §2–§4).
 * Pure: the same input gives the same advice. Texts are in `settings.uiLang`, else in the buyer's language;
 * scripts always in the buyer's language.
 */
export function plan(
  assessment: Assessment,
  conversation: Conversation,
  library: Library,
  settings: Settings,
  clock: Clock,
  options: PlanOptions = {},
): Advice {
  const { id, lang, mood, standing } = assessment;
  const uiLang = uiLangOf(settings, lang);
  const promises = findPromises(conversation, clock);
  const context: StageContext = {
    promises,
    evidence: readEvidence(assessment, conversation, library, settings, clock),
    remedy: readRemedy(assessment, conversation, settings),
    settings,
    clock,
  };
  const chosen = overrule(chooseStage(assessment, conversation, context), options.stage, standing.flags);
  const { stage, variant } = chosen;
  const facts = readStageFacts(assessment, conversation, context);
  const { must, mustNot } = listDuties(facts, stage, variant);
  const say = (key: string): string => guidanceText(library, uiLang, { key });
  const draft = conversation.draft ?? '';
  const remedy = writeRemedy(context.remedy, assessment, library, settings);
  const slots = { conversation, settings, clock, lang };
  return {
    id,
    lang,
    mood,
    standing,
    next: {
      stage,
      why: chosen.why.map((line) => writeWhy(library, uiLang, line)),
      must: must.map(say),
      mustNot: mustNot.map(say),
      // Nobody has said anything yet: there is nothing to answer.
      scripts:
        assessment.signals.lastBuyerTurn < 0
          ? []
          : rankScripts(assessment, conversation, { stage, variant }, library, settings, clock),
    },
    evidence: writeEvidence(context.evidence, assessment, library, settings, clock),
    remedy,
    promises,
    signs: listSigns(assessment),
    exposure: adviseExposure(assessment, library, settings, clock),
    draft: {
      findings:
        draft === ''
          ? []
          : lintDraft(draft, assessment, conversation, library, settings).map((finding) =>
              fillBetter(finding, remedy, slots),
            ),
    },
  };
}

/** What the panel underlines besides the feeling: threats, weighty asks, roots and dangers in the last messages. */
const SIGN = /^(?:ex|it|root|fl|hi)\./;
/** Plain business; to underline it would make a calm message look like trouble. */
const BUSINESS: ReadonlySet<string> = new Set([
  'it.ask_status',
  'it.how_to',
  'it.accept',
  'it.suggestion',
  'it.evidence_given',
]);

function listSigns({ signals }: Assessment): Sign[] {
  const { first, last } = signals.lastRun;
  return Object.entries(signals.cues)
    .filter(([label]) => SIGN.test(label) && !BUSINESS.has(label))
    .flatMap(([label, cues]) =>
      cues.filter(({ turn }) => turn >= first && turn <= last).map((cue) => ({ ...cue, label })),
    );
}
