/**
 * The built-in packs as raw JSON, listed by hand so that all bundlers and Node read the same files.
 * A test checks them against the pack schema, as the loader checks a pack from anywhere else.
 */

import accompany from '../../scripts-library/packs/warmline-core/accompany.json' with { type: 'json' };
import answer from '../../scripts-library/packs/warmline-core/answer.json' with { type: 'json' };
import apologise from '../../scripts-library/packs/warmline-core/apologise.json' with { type: 'json' };
import escalate from '../../scripts-library/packs/warmline-core/escalate.json' with { type: 'json' };
import explore from '../../scripts-library/packs/warmline-core/explore.json' with { type: 'json' };
import followUp from '../../scripts-library/packs/warmline-core/follow-up.json' with { type: 'json' };
import manifest from '../../scripts-library/packs/warmline-core/pack.json' with { type: 'json' };
import reassure from '../../scripts-library/packs/warmline-core/reassure.json' with { type: 'json' };
import solve from '../../scripts-library/packs/warmline-core/solve.json' with { type: 'json' };
import type { RawPackFile } from '../core/packs/parse-pack.ts';

export const BUILTIN_PACKS: { manifest: unknown; files: RawPackFile[] }[] = [
  {
    manifest,
    files: [
      { name: 'answer.json', scripts: answer },
      { name: 'apologise.json', scripts: apologise },
      { name: 'reassure.json', scripts: reassure },
      { name: 'accompany.json', scripts: accompany },
      { name: 'explore.json', scripts: explore },
      { name: 'solve.json', scripts: solve },
      { name: 'escalate.json', scripts: escalate },
      { name: 'follow-up.json', scripts: followUp },
    ],
  },
];
