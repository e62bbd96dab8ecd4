/**
 * What a browser keeps of packs beside their scripts: the lead's working copy, the published versions,
 * the packs in force for agents, and an agent's own layer. Plain data; who stores it is not decided here.
 */
import type { Conversation } from '../conversation/conversation.ts';
import type { Market, Stage, Step } from '../taxonomy.ts';
import type { Pack, Script } from './script.ts';

/** One published state of a pack; never changed afterwards. */
export interface PackVersion {
  /** `pack.manifest.version` equals this. */
  version: string;
  /** ISO 8601. */
  at: string;
  /** Who published. */
  by: string;
  /** What changed, in the lead's words. */
  note: string;
  /** Only scripts with status `published`. */
  pack: Pack;
}

/** What a regression case demands; a missing key demands nothing. */
export interface CaseExpectation {
  stage?: Stage;
  step?: Step;
  /** One of these ids stands among the suggestions. */
  offers?: string[];
  /** One of these ids stands first. */
  first?: string[];
  /** None of these ids is suggested. */
  never?: string[];
}

/** A conversation with what the pack must do in it; run on every change and in CI. */
export interface RegressionCase {
  id: string;
  title: string;
  market: Market;
  conversation: Conversation;
  /** ISO 8601: the time the case is read at, so that it reads the same for ever. */
  now: string;
  expect: CaseExpectation;
}

/** A lead's working copy of one pack. Scripts are kept one by one (`PackStore.saveScripts`). */
export interface PackWorkspace {
  id: string;
  manifest: Pack['manifest'];
  cases: RegressionCase[];
  /** ISO 8601 of the last change. */
  changedAt: string;
}

export type PackSource = { kind: 'studio' } | { kind: 'subscription'; url: string } | { kind: 'policy'; url: string };

/** A pack that agents get on this machine. */
export interface PackInForce {
  pack: Pack;
  source: PackSource;
  /** ISO 8601. */
  since: string;
}

/** Pack id under which an agent's own scripts are offered; no team pack may take it. */
export const MINE = 'mine';

/** An agent's own scripts and edits; an update of a team pack never touches it. */
export interface PersonalLayer {
  scripts: Script[];
  /** Own wording of a team script, by `pack/script`. */
  edits: Record<string, { texts: Script['texts']; changedAt: string }>;
}
