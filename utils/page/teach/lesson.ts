import type { SiteDefinition } from '../../core/sites/site-definition.ts';
import type { TaughtComposer, TaughtRole, TeachProblem, TeachState, TeachStep } from '../../core/sites/teaching.ts';
import { containsAcross, isLive } from '../read/query.ts';
import type { FoundChat } from './find-chat.ts';
import { hasContent } from './guess-row.ts';
import { inferDefinition, type Lessons } from './infer-definition.ts';
import { readTaught, type TaughtRow } from './read-taught.ts';
import { withReplyBox } from './with-reply-box.ts';

/** What was shown so far, or found and not contradicted yet, and the definition and reading that follow from it. */
export class Lesson implements Lessons {
  readonly rows = new Map<Element, TaughtRole>();
  composer: HTMLElement | null = null;
  composerSaid: TaughtComposer | null = null;
  problem: TeachState['problem'] = null;
  definition: SiteDefinition | null = null;
  reading: TaughtRow[] = [];
  /** The definition was found, and nobody has shown a row that says otherwise. */
  found = false;
  private readonly document: Document;
  private readonly today: string;

  /** @param found what is to be looked over; null where it was looked for in vain */
  constructor(document: Document, today: string, found: FoundChat | null | undefined) {
    this.document = document;
    this.today = today;
    if (found === null) this.fail('nothing-found');
    if (!found) return;
    this.found = true;
    this.definition = found.definition;
    this.reading = found.reading;
    this.composer = found.composer;
    this.composerSaid = found.composer ? 'picked' : 'skipped';
  }

  fail(kind: TeachProblem, detail?: string): void {
    this.problem = { kind, ...(detail === undefined ? {} : { detail }) };
  }

  taughtAt(row: Element): TaughtRole | null {
    for (const [element, role] of this.rows) {
      if (element === row || containsAcross(row, element) || containsAcross(element, row)) return role;
    }
    return null;
  }

  /** @returns whether the row serves as an example */
  addExample(row: Element, role: 'customer' | 'agent'): boolean {
    if (!hasContent(row)) this.fail('no-text');
    else if (this.rows.get(row) && this.rows.get(row) !== role) this.fail('same-row');
    else {
      this.rows.set(row, role);
      if (this.rows.size > 1) this.infer();
      return true;
    }
    return false;
  }

  /** What must be shown next. */
  nextStep(): TeachStep {
    const roles = new Set(this.rows.values());
    if (!this.found && !roles.has('customer')) return 'customer';
    if (!this.definition) return 'agent';
    return this.composerSaid === null ? 'composer' : 'review';
  }

  /** The step is to be shown anew. What was found is believed no longer, but for its reply box, which is a matter of its own. */
  forget(step: TeachStep): void {
    this.problem = null;
    for (const [row, role] of this.rows) if (role === step) this.rows.delete(row);
    if (step === 'composer') this.setComposer(null, null);
    else if (step !== 'review') {
      this.found = false;
      this.infer();
    }
  }

  setComposer(composer: HTMLElement | null, said: TaughtComposer | null): void {
    this.composer = composer;
    this.composerSaid = said;
    if (this.found && this.definition) this.definition = withReplyBox(this.definition, this, this.document);
    else this.infer();
  }

  /** The row is of that role. What was found may be wrong as a whole then: its other rows are no examples. */
  correct(row: Element, role: TaughtRole): void {
    for (const known of [...this.rows.keys()]) {
      if (known !== row && (containsAcross(row, known) || containsAcross(known, row))) this.rows.delete(known);
    }
    this.found = false;
    this.rows.set(row, role);
    this.problem = null;
    this.infer();
  }

  /** Found the wrong way round: a row of each side is an example of the other; where that does not do, all is asked for. */
  swap(): void {
    const last = (role: string) =>
      this.reading.findLast((row) => row.role === role && hasContent(row.element))?.element;
    const [buyer, ours] = [last('agent'), last('customer')];
    if (!this.found || !buyer || !ours) return;
    this.found = false;
    this.problem = null;
    this.rows.set(buyer, 'customer').set(ours, 'agent');
    this.infer();
    if (this.definition) return;
    this.rows.clear();
    this.reading = [];
  }

  /** @returns whether the page shows something else than before */
  readAgain(): boolean {
    if (!this.definition) return false;
    const now = readTaught(this.definition, this.document);
    if (now.length === this.reading.length && now.every((row, i) => sameRow(row, this.reading[i]))) return false;
    this.reading = now;
    return true;
  }

  infer(): void {
    for (const row of [...this.rows.keys()]) if (!isLive(row)) this.rows.delete(row);
    const roles = new Set(this.rows.values());
    if (!roles.has('customer') || !roles.has('agent')) {
      this.definition = null;
      this.reading = [];
      return;
    }
    const { document, today } = this;
    const inferred = inferDefinition(this, { document, url: document.location.href, today });
    if (inferred.ok) {
      this.definition = inferred.definition;
      this.reading = inferred.reading;
      return;
    }
    // What was read before stays on view: the contradiction is easier to see beside it. But it cannot be saved.
    this.definition = null;
    this.fail(inferred.problem, inferred.detail);
  }
}

function sameRow(a: TaughtRow, b: TaughtRow | undefined): boolean {
  return b !== undefined && a.element === b.element && a.role === b.role && a.text === b.text;
}
