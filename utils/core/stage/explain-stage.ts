import type { Guided } from './guidance-text.ts';
import { quoteBuyer } from './quote-buyer.ts';
import type { StageFacts } from './stage-facts.ts';
import type { StageRule } from './stage-rules.ts';

/** One reason; `words` are the buyer's own, set in quotes before it. */
export interface WhyLine extends Guided {
  words?: string;
}

const MOST_LINES = 3;

function line(facts: StageFacts, key: string, labels: readonly string[], params?: Record<string, string>): WhyLine {
  const words = quoteBuyer(facts.assessment, facts.conversation, labels);
  return { key, ...(params ? { params } : {}), ...(words === null ? {} : { words }) };
}

/** Why this stage: the deciding row first, then what stands behind it. At most three lines, no quote twice. */
export function explainStage(facts: StageFacts, row: StageRule, moved: boolean): WhyLine[] {
  const { assessment, context } = facts;
  const { standing, mood } = assessment;
  const lines: WhyLine[] = [line(facts, `why.${row.id}`, row.quotes)];
  if (moved) lines.push({ key: 'why.move_on' });
  if (standing.flags.includes('vulnerable')) lines.push(line(facts, 'why.vulnerable', ['fl.vulnerable']));
  const overdue = context.promises.findLast(({ state }) => state === 'overdue');
  if (overdue) lines.push({ key: 'why.overdue', params: { promise: shorten(overdue.text) } });
  if (facts.heat > mood.intensity) lines.push({ key: 'why.polite_but_serious' });
  if (standing.hidden && !row.quotes.includes(`hi.${standing.hidden}`))
    lines.push(line(facts, `why.hidden.${standing.hidden}`, [`hi.${standing.hidden}`]));
  if (standing.root !== 'none') lines.push(line(facts, `why.root.${standing.root}`, [`root.${standing.root}`]));
  if (context.evidence.state === 'irritated' || context.evidence.state === 'unwilling')
    lines.push(line(facts, `why.evidence.${context.evidence.state}`, [`ng.${context.evidence.state}`]));
  if (standing.tolerance.zone === 'edge' || standing.tolerance.zone === 'out')
    lines.push({
      key: `why.zone.${standing.tolerance.zone}`,
      params: { value: String(Math.round(standing.tolerance.value)) },
    });
  if (standing.trigger === 'employee') lines.push(line(facts, 'why.trigger.employee', ['tr.employee']));
  const seen = new Set<string>();
  return lines
    .map(({ words, ...rest }) => {
      if (words === undefined || seen.has(words)) return rest;
      seen.add(words);
      return { ...rest, words };
    })
    .slice(0, MOST_LINES);
}

function shorten(text: string): string {
  const units = [...text];
  return units.length <= 40 ? text : `${units.slice(0, 39).join('')}…`;
}
