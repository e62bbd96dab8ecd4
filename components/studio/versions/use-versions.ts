import { useMemo } from 'react';
import type { PackVersion } from '../../../utils/core/packs/pack-record.ts';
import type { Pack, Script } from '../../../utils/core/packs/script.ts';
import { nextVersion, weighChange } from '../../../utils/core/packs/versions/next-version.ts';
import { type Publishable, publishablePack } from '../../../utils/core/packs/versions/publishable-pack.ts';
import { useStudioState } from '../use-studio.ts';

export interface Proposal extends Publishable {
  /** The number the change asks for; null where agents would get nothing new. */
  version: string | null;
}

function propose(manifest: Pack['manifest'], scripts: readonly Script[], last: PackVersion | undefined): Proposal {
  const draft = publishablePack(manifest, scripts, last ?? null, last?.version ?? '0.0.0');
  const weight = weighChange(last?.pack ?? null, draft.pack);
  if (weight === null) return { ...draft, version: null };
  const version = nextVersion(last?.version ?? '0.0.0', weight);
  return { ...draft, pack: { ...draft.pack, manifest: { ...draft.pack.manifest, version } }, version };
}

/** What publishing would do right now; null without an open pack. */
export function useProposal(): Proposal | null {
  const manifest = useStudioState((state) => state.workspaces.find(({ id }) => id === state.packId)?.manifest);
  const scripts = useStudioState((state) => state.scripts);
  const last = useStudioState((state) => state.versions[0]);
  return useMemo(() => (manifest ? propose(manifest, [...scripts.values()], last) : null), [manifest, scripts, last]);
}
