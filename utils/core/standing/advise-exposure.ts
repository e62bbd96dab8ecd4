import type { Assessment, Cue, ExposureAdvice, ExposurePart } from '../advice.ts';
import type { Library } from '../library.ts';
import type { Clock, Settings } from '../settings.ts';
import { guidanceText, uiLangOf } from '../stage/guidance-text.ts';
import { EXPOSURE_LEVELS, type ExposureLevel, NEGATIVE_EMOTIONS } from '../taxonomy.ts';
import { findWindow } from './find-window.ts';

/** What to do and what never, per level; keys `exposure.<id>` of the guidance (domain.md §1.5). */
const DUTIES: Readonly<Record<ExposureLevel, { act: readonly string[]; never: readonly string[] }>> = {
  none: { act: [], never: [] },
  low: { act: ['answer_whole'], never: ['policy_wall'] },
  medium: { act: ['own_and_date', 'careful_words'], never: ['policy_wall', 'argue'] },
  high: { act: ['lead_watches', 'options_only', 'facts_ready'], never: ['argue', 'hush', 'delete_post'] },
  critical: { act: ['lead_now', 'bridge_line', 'facts_ready'], never: ['refuse', 'argue', 'hush', 'delete_post'] },
};

/** Labels of the signs behind each part. */
const SIGNS: Readonly<Record<ExposurePart['id'], readonly string[]>> = {
  rage: ['ex.beyond_item'],
  channel: ['it.legal_regulator', 'ex.reach', 'ex.channel', 'it.threat_review'],
  resonance: ['fl.safety', 'fl.vulnerable', 'ex.public_point', 'ex.greed'],
};
/** More would not be read beside a chat. */
const MOST_CUES = 4;

function cuesOf({ mood, signals }: Assessment, id: ExposurePart['id']): Cue[] {
  const signs = SIGNS[id].flatMap((label) => signals.cues[label] ?? []);
  const felt = id === 'rage' ? mood.emotions.filter((emotion) => NEGATIVE_EMOTIONS.has(emotion.id)) : [];
  const all = [...signs, ...felt.flatMap(({ cues }) => cues)].sort((a, b) => b.turn - a.turn || a.start - b.start);
  const kept: Cue[] = [];
  for (const cue of all) {
    const covered = kept.some(({ turn, start, end }) => turn === cue.turn && cue.start < end && start < cue.end);
    if (!covered && kept.length < MOST_CUES) kept.push(cue);
  }
  return kept;
}

/** One notch up, for the warning only; where nothing is exposed nothing is warned of. */
function raise(level: ExposureLevel): ExposureLevel {
  return level === 'none' ? level : (EXPOSURE_LEVELS[EXPOSURE_LEVELS.indexOf(level) + 1] ?? level);
}

/**
 * How soon this talk needs its answer: by what is at stake, never by how loudly it is said (domain.md §0 E19, §2.1
 * guard c). Danger, law, a regulator, reach or a deadline count now; a fault nobody has owned counts soon.
 */
function priorityOf({ standing, signals }: Assessment): ExposureAdvice['priority'] {
  const { flags, exposure, intents } = standing;
  const grave = flags.length > 0 || exposure.channel === 2 || intents.includes('legal_regulator');
  if (grave || (signals.deadline !== null && signals.unacknowledgedFailure)) return 'now';
  return exposure.channel > 0 || signals.unacknowledgedFailure || signals.repeatedAsks > 0 ? 'soon' : 'normal';
}

/** The buyer has just taken what was offered: no new alarm until something new is said (domain.md §0 E26). */
function isSettling({ standing, signals }: Assessment): boolean {
  const now = SIGNS.channel.some((label) =>
    (signals.cues[label] ?? []).some(({ turn }) => turn >= signals.lastRun.first && turn <= signals.lastRun.last),
  );
  return standing.intents.includes('accept') && !standing.intents.includes('reject') && !now;
}

/**
 * The exposure triad with its parts and words, how early to warn, and what to do (domain.md §1.5). Days of the team's
 * calendar warn one level earlier; the measured level stays as it is. People's safety and a crisis come before all.
 */
export function adviseExposure(
  assessment: Assessment,
  library: Library,
  settings: Settings,
  clock: Clock,
): ExposureAdvice {
  const { exposure, flags } = assessment.standing;
  const window = findWindow(settings.windows, clock.now, clock.timeZone);
  const raised = window !== null && !isSettling(assessment) ? raise(exposure.level) : exposure.level;
  const first = flags.includes('self_harm_or_crisis') ? 'crisis' : flags.includes('safety') ? 'safety' : null;
  const uiLang = uiLangOf(settings, assessment.lang);
  const say = (id: string): string => guidanceText(library, uiLang, { key: `exposure.${id}` });
  const { act, never } = DUTIES[raised];
  const parts = (['rage', 'channel', 'resonance'] as const).map((id) => ({
    id,
    value: exposure[id],
    cues: cuesOf(assessment, id),
  }));
  return {
    level: exposure.level,
    warnAs: raised,
    window: raised === exposure.level ? null : (window?.name ?? null),
    priority: priorityOf(assessment),
    first,
    parts,
    // In a crisis nothing of the shop's business is said.
    act: [...(first ? [say(first)] : []), ...(first === 'crisis' ? [] : act.map(say))],
    never: first === 'crisis' ? [say('business')] : never.map(say),
  };
}
