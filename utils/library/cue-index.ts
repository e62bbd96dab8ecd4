import type { PackedCueIndex } from '../core/text/candidates-for.ts';

/**
 * Which literals the cue rules require. A build of the extension puts it here (`utils/cli/build/index-cues.ts`), worked
 * out of the very files that it bundles; everywhere else the index is worked out of the rules when it is first needed.
 */
export const CUE_INDEX: PackedCueIndex | null = null;
