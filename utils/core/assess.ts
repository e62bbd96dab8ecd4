import type { Assessment } from './advice.ts';
import type { Conversation } from './conversation/conversation.ts';
import type { Library } from './library.ts';
import { readMood } from './mood/read-mood.ts';
import type { Clock, Settings } from './settings.ts';
import { chooseIssue } from './standing/choose-issue.ts';
import { chooseScenario } from './standing/choose-scenario.ts';
import { collectTolerance } from './standing/collect-tolerance.ts';
import { countRepeatedAsks } from './standing/count-repeated-asks.ts';
import { findStep } from './standing/find-step.ts';
import { measureExposure } from './standing/measure-exposure.ts';
import { measureTolerance } from './standing/measure-tolerance.ts';
import { readFlags } from './standing/read-flags.ts';
import { readHidden } from './standing/read-hidden.ts';
import { readIntents } from './standing/read-intents.ts';
import { readRoot } from './standing/read-root.ts';
import { readSignals } from './standing/read-signals.ts';
import { readTrigger } from './standing/read-trigger.ts';
import { setScene } from './standing/scene.ts';
import { languageOf } from './text/language.ts';
import { readTurns } from './text/read-turns.ts';

/**
 * How the buyer feels and where the talk stands after the last buyer turn (domain.md §1; advice-contract.md `mood`,
 * `standing`). Pure: the same conversation, library, settings and clock give the same result, and nothing is thrown
 * for any text. Every cue's span lies in the original text of its turn.
 */
export function assess(conversation: Conversation, library: Library, settings: Settings, clock: Clock): Assessment {
  const turns = readTurns(conversation, library.cues);
  const mood = readMood(conversation, turns, settings, library.model);
  const scene = setScene(conversation, turns, mood, settings, library.model);
  const flags = readFlags(scene);
  const issue = chooseIssue(scene);
  const scenario = chooseScenario(scene, issue);
  const intents = readIntents(scene);
  const root = readRoot(scene);
  const repeatedAsks = countRepeatedAsks(scene, mood.perTurn);
  const signals = readSignals(scene, mood, { issue, repeatedAsks });
  const step = findStep(scene, repeatedAsks);
  const tolerance = measureTolerance(
    step,
    collectTolerance(scene, library, clock, { issue, root, flags, intents, repeatedAsks }),
  );
  const exposure = measureExposure(scene, {
    beyondItem: signals.beyondItem,
    deadline: signals.deadline !== null,
    flags,
    root,
  });
  return {
    id: conversation.id,
    lang: languageOf(conversation),
    mood: mood.mood,
    standing: {
      step,
      tolerance,
      exposure,
      root,
      trigger: readTrigger(scene, issue, scenario),
      scenario,
      issue,
      intents,
      hidden: readHidden(scene, { intents, issue, root, scenario }),
      flags,
    },
    signals,
  };
}
