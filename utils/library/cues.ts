/** Every cue file of `scripts-library/cues/`, listed by hand so that all bundlers and Node read the same. */

import enEmotionsCalm from '../../scripts-library/cues/en/emotions-calm.json' with { type: 'json' };
import enEmotionsDispleased from '../../scripts-library/cues/en/emotions-displeased.json' with { type: 'json' };
import enEmotionsDoubt from '../../scripts-library/cues/en/emotions-doubt.json' with { type: 'json' };
import enEmotionsHostile from '../../scripts-library/cues/en/emotions-hostile.json' with { type: 'json' };
import enEmotionsUneasy from '../../scripts-library/cues/en/emotions-uneasy.json' with { type: 'json' };
import enExposure from '../../scripts-library/cues/en/exposure.json' with { type: 'json' };
import enIntents from '../../scripts-library/cues/en/intents.json' with { type: 'json' };
import enIssues from '../../scripts-library/cues/en/issues.json' with { type: 'json' };
import enModifiers from '../../scripts-library/cues/en/modifiers.json' with { type: 'json' };
import enStanding from '../../scripts-library/cues/en/standing.json' with { type: 'json' };
import enStandingCourse from '../../scripts-library/cues/en/standing-course.json' with { type: 'json' };
import zhEmotionsCalm from '../../scripts-library/cues/zh/emotions-calm.json' with { type: 'json' };
import zhEmotionsDispleased from '../../scripts-library/cues/zh/emotions-displeased.json' with { type: 'json' };
import zhEmotionsDoubt from '../../scripts-library/cues/zh/emotions-doubt.json' with { type: 'json' };
import zhEmotionsHostile from '../../scripts-library/cues/zh/emotions-hostile.json' with { type: 'json' };
import zhEmotionsUneasy from '../../scripts-library/cues/zh/emotions-uneasy.json' with { type: 'json' };
import zhExposure from '../../scripts-library/cues/zh/exposure.json' with { type: 'json' };
import zhIntents from '../../scripts-library/cues/zh/intents.json' with { type: 'json' };
import zhIssues from '../../scripts-library/cues/zh/issues.json' with { type: 'json' };
import zhModifiers from '../../scripts-library/cues/zh/modifiers.json' with { type: 'json' };
import zhStanding from '../../scripts-library/cues/zh/standing.json' with { type: 'json' };
import zhStandingCourse from '../../scripts-library/cues/zh/standing-course.json' with { type: 'json' };
import type { CueFile } from '../core/text/cue-rule.ts';

// JSON modules type `lang` as any string; the convention test over all files checks what the type promises.
export const CUE_FILES = [
  enEmotionsCalm,
  enEmotionsDispleased,
  enEmotionsDoubt,
  enEmotionsHostile,
  enEmotionsUneasy,
  enExposure,
  enIntents,
  enIssues,
  enStanding,
  enStandingCourse,
  enModifiers,
  zhEmotionsCalm,
  zhEmotionsDispleased,
  zhEmotionsDoubt,
  zhEmotionsHostile,
  zhEmotionsUneasy,
  zhExposure,
  zhIntents,
  zhIssues,
  zhModifiers,
  zhStandingCourse,
  zhStanding,
] as readonly CueFile[];
