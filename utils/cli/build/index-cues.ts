/** Puts what is known of the cue rules before they run into a build, so that no woken worker has to work it out. */
import type { Plugin } from 'vite';
import { packCueIndex } from '../../core/text/candidates-for.ts';
import { compileCues } from '../../core/text/compile-cues.ts';
import { CUE_FILES } from '../../library/cues.ts';

/** The path of the module that a build replaces. */
export const CUE_INDEX_MODULE = /[\\/]utils[\\/]library[\\/]cue-index\.ts$/;

/** The source of `utils/library/cue-index.ts` in a release. */
export function writeCueIndex(): string {
  return `export const CUE_INDEX = JSON.parse(${JSON.stringify(JSON.stringify(packCueIndex(compileCues(CUE_FILES))))});`;
}

/** Only in builds: while someone works on the cues, the rules as they are now decide. */
export function indexCues(): Plugin {
  return {
    name: 'warmline:index-cues',
    apply: 'build',
    load: { filter: { id: CUE_INDEX_MODULE }, handler: () => writeCueIndex() },
  };
}
