/** Every cue file of `scripts-library/cues/`, listed by hand so that all bundlers and Node read the same. */

import enEmotionsCalm from '../../scripts-library/cues/en/emotions-calm.json' with { type: 'json' };
import enEmotionsDispleased from '../../scripts-library/cues/en/emotions-displeased.json' with { type: 'json' };
import enEmotionsDoubt from '../../scripts-library/cues/en/emotions-doubt.json' with { type: 'json' };
import enEmotionsHostile from '../../scripts-library/cues/en/emotions-hostile.json' with { type: 'json' };
import enEmotionsUneasy from '../../scripts-library/cues/en/emotions-uneasy.json' with { type: 'json' };
import enExposure from '../../scripts-library/cues/en/exposure.json' with { type: 'json' };
import enGrievances from '../../scripts-library/cues/en/grievances.json' with { type: 'json' };
import enIntentsWishes from '../../scripts-library/cues/en/intents-wishes.json' with { type: 'json' };
import enIntentsWords from '../../scripts-library/cues/en/intents-words.json' with { type: 'json' };
import enIssuesParcel from '../../scripts-library/cues/en/issues-parcel.json' with { type: 'json' };
import enIssuesProduct from '../../scripts-library/cues/en/issues-product.json' with { type: 'json' };
import enIssuesShop from '../../scripts-library/cues/en/issues-shop.json' with { type: 'json' };
import enModifiers from '../../scripts-library/cues/en/modifiers.json' with { type: 'json' };
import enStandingFlags from '../../scripts-library/cues/en/standing-flags.json' with { type: 'json' };
import enStandingHidden from '../../scripts-library/cues/en/standing-hidden.json' with { type: 'json' };
import enStandingPatience from '../../scripts-library/cues/en/standing-patience.json' with { type: 'json' };
import enStandingRoots from '../../scripts-library/cues/en/standing-roots.json' with { type: 'json' };
import enStandingScene from '../../scripts-library/cues/en/standing-scene.json' with { type: 'json' };
import enStandingSteps from '../../scripts-library/cues/en/standing-steps.json' with { type: 'json' };
import zhEmotionsCalm from '../../scripts-library/cues/zh/emotions-calm.json' with { type: 'json' };
import zhEmotionsDispleased from '../../scripts-library/cues/zh/emotions-displeased.json' with { type: 'json' };
import zhEmotionsDoubt from '../../scripts-library/cues/zh/emotions-doubt.json' with { type: 'json' };
import zhEmotionsHostile from '../../scripts-library/cues/zh/emotions-hostile.json' with { type: 'json' };
import zhEmotionsUneasy from '../../scripts-library/cues/zh/emotions-uneasy.json' with { type: 'json' };
import zhExposure from '../../scripts-library/cues/zh/exposure.json' with { type: 'json' };
import zhGrievances from '../../scripts-library/cues/zh/grievances.json' with { type: 'json' };
import zhIntentsWishes from '../../scripts-library/cues/zh/intents-wishes.json' with { type: 'json' };
import zhIntentsWords from '../../scripts-library/cues/zh/intents-words.json' with { type: 'json' };
import zhIssuesDealings from '../../scripts-library/cues/zh/issues-dealings.json' with { type: 'json' };
import zhIssuesEvents from '../../scripts-library/cues/zh/issues-events.json' with { type: 'json' };
import zhIssuesFaults from '../../scripts-library/cues/zh/issues-faults.json' with { type: 'json' };
import zhIssuesParcel from '../../scripts-library/cues/zh/issues-parcel.json' with { type: 'json' };
import zhIssuesProduct from '../../scripts-library/cues/zh/issues-product.json' with { type: 'json' };
import zhIssuesShop from '../../scripts-library/cues/zh/issues-shop.json' with { type: 'json' };
import zhModifiers from '../../scripts-library/cues/zh/modifiers.json' with { type: 'json' };
import zhStandingFlags from '../../scripts-library/cues/zh/standing-flags.json' with { type: 'json' };
import zhStandingHidden from '../../scripts-library/cues/zh/standing-hidden.json' with { type: 'json' };
import zhStandingPatience from '../../scripts-library/cues/zh/standing-patience.json' with { type: 'json' };
import zhStandingRoots from '../../scripts-library/cues/zh/standing-roots.json' with { type: 'json' };
import zhStandingScene from '../../scripts-library/cues/zh/standing-scene.json' with { type: 'json' };
import zhStandingSteps from '../../scripts-library/cues/zh/standing-steps.json' with { type: 'json' };
import type { CueFile } from '../core/text/cue-rule.ts';

// JSON modules type `lang` as any string; the convention test over all files checks what the type promises.
export const CUE_FILES = [
  enEmotionsCalm,
  enEmotionsDispleased,
  enEmotionsDoubt,
  enEmotionsHostile,
  enEmotionsUneasy,
  enModifiers,
  enExposure,
  enGrievances,
  enIntentsWishes,
  enIntentsWords,
  enIssuesParcel,
  enIssuesProduct,
  enIssuesShop,
  enStandingFlags,
  enStandingHidden,
  enStandingPatience,
  enStandingRoots,
  enStandingScene,
  enStandingSteps,
  zhEmotionsCalm,
  zhEmotionsDispleased,
  zhEmotionsDoubt,
  zhEmotionsHostile,
  zhEmotionsUneasy,
  zhModifiers,
  zhExposure,
  zhGrievances,
  zhIntentsWishes,
  zhIntentsWords,
  zhIssuesDealings,
  zhIssuesEvents,
  zhIssuesFaults,
  zhIssuesParcel,
  zhIssuesProduct,
  zhIssuesShop,
  zhStandingFlags,
  zhStandingHidden,
  zhStandingPatience,
  zhStandingRoots,
  zhStandingScene,
  zhStandingSteps,
] as readonly CueFile[];
