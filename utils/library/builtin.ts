/** The built-in library: everything of `scripts-library/` compiled and frozen once per process. */

import matrix from '../../scripts-library/evidence/matrix.json' with { type: 'json' };
import rankEn from '../../scripts-library/guidance/ranking.en.json' with { type: 'json' };
import rankCn from '../../scripts-library/guidance/ranking.zh-CN.json' with { type: 'json' };
import rankTw from '../../scripts-library/guidance/ranking.zh-TW.json' with { type: 'json' };
import modelFile from '../../scripts-library/model/warmline.model.json' with { type: 'json' };
import type { Library } from '../core/library.ts';
import { loadModel } from '../core/mood/model/load-model.ts';
import type { ModelFile } from '../core/mood/model/model.ts';
import type { Pack, Script } from '../core/packs/script.ts';
import type { UiLang } from '../core/taxonomy.ts';
import { adoptCueIndex } from '../core/text/candidates-for.ts';
import { compileCues } from '../core/text/compile-cues.ts';
import type { CueRules } from '../core/text/cue-rule.ts';
import { CUE_INDEX } from './cue-index.ts';
import { CUE_FILES } from './cues.ts';
import { DRAFT_RULE_FILES, lateDraftRules } from './draft-rules.ts';
import { FOLLOW_UP } from './follow-up.ts';
import { GUIDANCE } from './guidance.ts';
import { BUILTIN_PACKS } from './packs.ts';

const RANKING: Record<UiLang, Record<string, string>> = { 'zh-CN': rankCn, 'zh-TW': rankTw, en: rankEn };

/** Not checked against the schema here: a test does that, and a worker would do it at each waking. */
function builtinPacks(): Pack[] {
  return BUILTIN_PACKS.map(({ manifest, files }) => ({
    manifest: manifest as Pack['manifest'],
    scripts: files.flatMap(({ scripts }) => scripts as Script[]),
  }));
}

function builtinCues(): CueRules {
  const rules = compileCues(CUE_FILES);
  if (CUE_INDEX !== null) adoptCueIndex(rules, CUE_INDEX);
  return rules;
}

let built: Library | undefined;

/** The library every surface starts from. Built on first use, then shared; callers never change it. */
export function builtinLibrary(): Library {
  built ??= Object.freeze({
    packs: builtinPacks(),
    evidence: matrix as Library['evidence'],
    cues: builtinCues(),
    guidance: {
      'zh-CN': { ...GUIDANCE['zh-CN'], ...RANKING['zh-CN'] },
      'zh-TW': { ...GUIDANCE['zh-TW'], ...RANKING['zh-TW'] },
      en: { ...GUIDANCE.en, ...RANKING.en },
    },
    draftRules: lateDraftRules(DRAFT_RULE_FILES),
    followUp: FOLLOW_UP,
    model: loadModel(modelFile as unknown as ModelFile),
  });
  return built;
}

/** The built-in library with further packs on top; a pack of the same id replaces the built-in one. */
export function withPacks(library: Library, packs: readonly Pack[]): Library {
  const ids = new Set(packs.map((pack) => pack.manifest.id));
  return { ...library, packs: [...packs, ...library.packs.filter((pack) => !ids.has(pack.manifest.id))] };
}
