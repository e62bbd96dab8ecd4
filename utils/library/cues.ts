/** Every cue file of `scripts-library/cues/`, listed by hand so that all bundlers and Node read the same. */
import type { CueFile } from '../core/text/cue-rule.ts';

export const CUE_FILES: CueFile[] = [];
