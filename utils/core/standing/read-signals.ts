import type { Cue, Signals } from '../advice.ts';
import type { MoodReading } from '../mood/read-mood.ts';
import type { Issue } from '../taxonomy.ts';
import type { ReadTurn } from '../text/read-turns.ts';
import { rememberBy } from '../text/remember-by.ts';
import { type Exchange, has, hitsOf, type Scene, toCue } from './scene.ts';

/** Issues that can only be found out with the thing in one's hands. */
const IN_HAND: ReadonlySet<Issue> = new Set<Issue>([
  'damaged_transit',
  'dead_or_malfunction',
  'intermittent',
  'durability',
  'cosmetic_flaw',
  'size_fit',
  'colour_material_nad',
  'odour',
  'missing_part_or_item',
  'gift_missing',
  'wrong_item',
  'used_or_resealed',
  'food_spoiled_foreign',
  'allergy_injury',
  'safety_hazard',
]);
const ON_THE_WAY: ReadonlySet<Issue> = new Set<Issue>([
  'late',
  'stuck',
  'lost',
  'misdelivered',
  'marked_delivered_not_received',
]);

const NAMED = 0.5;
/** Wishes and bad luck rather than failures of ours. */
const NOT_A_FAILURE: ReadonlySet<Issue> = new Set<Issue>(['no_reason_return', 'price_drop', 'size_fit']);

/** Feelings and threats that may be someone else's. */
const RELAYED = /^(?:em\.|ex\.|it\.(?:legal_regulator|threat_review))/;

/** The cues of one turn that are no feelings, with their labels. */
const signsOf = rememberBy(({ index, hits }: ReadTurn): { label: string; cue: Cue }[] =>
  hits
    .filter(({ negated, label }) => !negated && !label.startsWith('em.'))
    .map((hit) => ({ label: hit.label, cue: toCue({ turn: index, hit }) })),
);

function cuesByLabel(scene: Scene): Record<string, Cue[]> {
  const cues: Record<string, Cue[]> = {};
  for (const turn of scene.turns) {
    for (const { label, cue } of signsOf(turn)) {
      const list = cues[label];
      if (list === undefined) cues[label] = [cue];
      else list.push(cue);
    }
  }
  return cues;
}

function phaseOf(scene: Scene, issue: Issue | null): Signals['phase'] {
  const buyer = scene.said;
  if ((issue !== null && IN_HAND.has(issue)) || has(buyer, 'mod.phase_received')) return 'received';
  if ((issue !== null && ON_THE_WAY.has(issue)) || has(buyer, 'mod.phase_waiting')) return 'waiting';
  if (scene.conversation.order?.daysSinceReceipt !== undefined) return 'received';
  if (scene.conversation.order?.orderId !== undefined) return 'waiting';
  return has(buyer, 'mod.phase_presale') ? 'presale' : 'unknown';
}

const HURT = ['tol.promise_broken', 'tol.repeat', 'tr.employee', 'root.unfair', 'root.despair'];

/** Whether the buyer names a failure of ours in these messages, or is hurt by one. */
const namesFailure = rememberBy(({ buyer, intensity }: Exchange): boolean => {
  const named = hitsOf(buyer, 'is.').some(
    ({ hit }) => hit.weight >= NAMED && !NOT_A_FAILURE.has(hit.label.slice('is.'.length) as Issue),
  );
  const hurt = HURT.some((label) =>
    hitsOf(buyer, label).some(({ hit }) => hit.weight >= 0.6 && hit.rule !== 'tr.employee.praise'),
  );
  return named || (hurt && Math.round(intensity) >= 2);
});

/** The last turn that named a failure, and whether we owned up to it after. */
function isUnacknowledged(scene: Scene, issue: Issue | null): boolean {
  const failure = scene.exchanges.findLast(namesFailure)?.buyer.at(-1)?.index ?? -1;
  if (failure < 0 && !(issue !== null && Math.round(scene.last?.intensity ?? 0) >= 2)) return false;
  return !has(
    scene.turns.filter(({ index }) => index > failure),
    'tol.own',
  );
}

/** Offers of ours that the buyer turned down in the run that followed. */
function countRejected(scene: Scene): number {
  return scene.exchanges.filter(({ buyer }, index) => {
    const before = scene.exchanges[index - 1];
    return before !== undefined && has(before.answers, 'tol.offer') && has(buyer, 'it.reject');
  }).length;
}

/** Facts beside the standing that the policy needs (see `Signals`). */
export function readSignals(
  scene: Scene,
  mood: MoodReading,
  facts: { issue: Issue | null; repeatedAsks: number },
): Signals {
  const buyer = scene.said;
  const asksForManager = scene.exchanges.filter((exchange) => has(exchange.buyer, 'it.human_or_manager'));
  const deadline = hitsOf(buyer, 'mod.deadline').at(-1);
  const last = scene.last?.buyer ?? [];
  return {
    cues: cuesByLabel(scene),
    beyondItem: has(buyer, 'ex.beyond_item'),
    quoted: last.some(({ hits }) => hits.some((hit) => hit.quoted && !hit.negated && RELAYED.test(hit.label))),
    phase: phaseOf(scene, facts.issue),
    unacknowledgedFailure: isUnacknowledged(scene, facts.issue),
    lastBuyerTurn: last.at(-1)?.index ?? -1,
    lastRun: { ...mood.lastRun },
    intensityCurve: mood.perTurn.map(({ intensity }) => Math.round(intensity)),
    repeatedAsks: facts.repeatedAsks,
    managerAsks: asksForManager.length,
    rejectedOffers: countRejected(scene),
    deadline:
      deadline === undefined
        ? null
        : (scene.turns[deadline.turn]?.turn.text.slice(deadline.hit.start, deadline.hit.end) ?? null),
  };
}
