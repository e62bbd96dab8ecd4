import type { Role } from '../../core/conversation/conversation.ts';
import type { SiteDefinition } from '../../core/sites/site-definition.ts';
import {
  TAUGHT_ROLES,
  type TaughtComposer,
  type TaughtRole,
  type TeachCommand,
  type TeachLabels,
  type TeachProblem,
  type TeachState,
  type TeachStep,
} from '../../core/sites/teaching.ts';
import { containsAcross, isLive } from '../read/query.ts';
import { chainOf, elementAt } from './across-borders.ts';
import { guessRow, hasContent } from './guess-row.ts';
import { inferDefinition } from './infer-definition.ts';
import { guessBox, listBoxes, listRows } from './list-candidates.ts';
import { type OverlayAction, TeachOverlay } from './overlay.ts';
import { readTaught, type TaughtRow } from './read-taught.ts';

export interface TeacherOptions {
  document: Document;
  labels: TeachLabels;
  signal: AbortSignal;
  /** The day, `YYYY-MM-DD`, that stands in the definition. */
  today: string;
  onState(state: TeachState): void;
  /** Stores the definition for the host; `message` says why not. */
  save(definition: SiteDefinition): Promise<{ ok: true } | { ok: false; message: string }>;
  /** The agent left, or the definition is saved. */
  onEnd(saved: boolean): void;
  isGenuine?: (event: Event) => boolean;
}

const SHOWN_ROWS = 12;
const SHOWN_WORDS = 160;
/** New messages and redrawn lists are looked at this often while the roles are shown. */
const REFRESH_MS = 700;

const squeeze = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Leads through the three clicks on one page, shows what they give, and takes corrections until it is saved. */
export class Teacher {
  private readonly o: TeacherOptions;
  private readonly overlay: TeachOverlay;
  private readonly keys = new WeakMap<Element, number>();
  private nextKey = 1;
  private step: TeachStep = 'customer';
  private rows = new Map<Element, TaughtRole>();
  private composer: HTMLElement | null = null;
  private composerSaid: TaughtComposer | null = null;
  private problem: TeachState['problem'] = null;
  private definition: SiteDefinition | null = null;
  private reading: TaughtRow[] = [];
  private aimed: Element | null = null;
  /** What the pointer or the walk is on before it was made wider or narrower. */
  private pointed: Element | null = null;
  private walked: readonly Element[] = [];

  constructor(options: TeacherOptions) {
    this.o = options;
    const { document, labels, signal } = options;
    const isGenuine = options.isGenuine ? { isGenuine: options.isGenuine } : {};
    this.overlay = new TeachOverlay({
      document,
      labels,
      signal,
      ...isGenuine,
      handlers: {
        aim: (x, y) => this.aimAt(x, y),
        press: (x, y) => this.press(x, y),
        walk: (by) => this.walk(by),
        resize: (by) => this.resize(by),
        take: () => this.take(),
        act: (action) => this.act(action),
        correct: (role) => this.correct(role),
      },
    });
    const timer = setInterval(() => this.refresh(), REFRESH_MS);
    signal.addEventListener('abort', () => clearInterval(timer));
    this.walked = this.candidates();
    this.show();
    this.overlay.focus();
  }

  command(command: TeachCommand): void {
    if (command.type === 'walk') this.walk(command.by);
    else if (command.type === 'resize') this.resize(command.by);
    else if (command.type === 'pick') this.take();
    else if (command.type === 'composer') this.answerComposer(command.is);
    else if (command.type === 'step') this.goTo(command.step);
    else if (command.type === 'correct') this.correctKey(command.key, command.role);
    else if (command.type === 'save') void this.save();
    else if (command.type === 'stop') this.o.onEnd(false);
  }

  state(): TeachState {
    const counts: Partial<Record<Role, number>> = {};
    for (const { role } of this.reading) counts[role] = (counts[role] ?? 0) + 1;
    return {
      step: this.step,
      candidate: this.aimed ? this.wordsOf(this.aimed).slice(0, SHOWN_WORDS) : null,
      candidates: this.walked.length,
      examples: this.rows.size,
      composer: this.composerSaid,
      problem: this.problem,
      rows: this.reading.slice(-SHOWN_ROWS).map(({ element, role, text }) => ({
        key: this.keyOf(element),
        role,
        text: squeeze(text).slice(0, SHOWN_WORDS),
        taught: this.taughtAt(element) !== null,
      })),
      total: this.reading.length,
      counts,
      definition: this.definition,
    };
  }

  private keyOf(element: Element): number {
    const key = this.keys.get(element) ?? this.nextKey++;
    this.keys.set(element, key);
    return key;
  }

  private wordsOf(element: Element): string {
    const read = this.reading.find((row) => row.element === element);
    if (read) return squeeze(read.text);
    const name = element.getAttribute('aria-label') ?? element.getAttribute('placeholder');
    return this.step === 'composer' ? (name ?? element.localName) : squeeze(element.textContent ?? '') || (name ?? '');
  }

  private taughtAt(row: Element): TaughtRole | null {
    for (const [element, role] of this.rows) {
      if (element === row || containsAcross(row, element) || containsAcross(element, row)) return role;
    }
    return null;
  }

  private candidates(): Element[] {
    const { document } = this.o;
    if (this.step === 'review') return this.reading.map(({ element }) => element);
    return this.step === 'composer' ? listBoxes(document) : listRows(document);
  }

  /** What pointing at an element means in the present step. */
  private meant(element: Element): Element | null {
    if (this.step === 'composer') return guessBox(element);
    const read = this.reading.find((row) => containsAcross(row.element, element));
    return read?.element ?? guessRow(element);
  }

  private aimAt(x: number, y: number): void {
    const element = elementAt(this.o.document, x, y);
    if (element !== null && element === this.pointed) return;
    this.pointed = element;
    this.aim(element && this.meant(element));
  }

  private press(x: number, y: number): void {
    this.aimAt(x, y);
    if (!this.aimed) this.fail(this.step === 'composer' ? 'not-writable' : 'no-text');
    if (this.aimed) this.take();
    else this.show();
  }

  private aim(element: Element | null): void {
    if (element === this.aimed) return;
    this.aimed = element;
    this.overlay.outline(element, element ? this.wordsOf(element) : '');
  }

  private walk(by: -1 | 1): void {
    this.walked = this.candidates();
    const { length } = this.walked;
    if (length === 0) {
      this.overlay.say(this.o.labels.nothing);
      this.tell();
      return;
    }
    const at = this.aimed ? this.walked.indexOf(this.aimed) : -1;
    const next = at < 0 ? length - 1 : (at + by + length) % length;
    const element = this.walked[next] ?? null;
    this.pointed = element;
    element?.scrollIntoView({ block: 'nearest' });
    this.aim(element);
    this.sayAimed(`${next + 1}/${length}`);
  }

  /** The next box outwards, or inwards along the way to what was pointed at. */
  private resize(by: 'wider' | 'narrower'): void {
    const from = this.pointed;
    if (!this.aimed || !from || this.step === 'composer' || this.step === 'review') return;
    const chain = chainOf(containsAcross(this.aimed, from) ? (this.deepest(from) ?? from) : this.aimed);
    const next = chain[chain.indexOf(this.aimed) + (by === 'wider' ? 1 : -1)];
    if (!next || !hasContent(next)) return;
    this.aim(next);
    this.sayAimed('');
  }

  /** A row that was walked to has no pointer in it: narrowing then follows its longest part. */
  private deepest(from: Element): Element | null {
    if (from !== this.aimed) return from;
    let at = from;
    for (;;) {
      const parts = [...at.children].sort((a, b) => (b.textContent ?? '').length - (a.textContent ?? '').length);
      const [longest] = parts;
      if (!longest || !hasContent(longest)) return at;
      at = longest;
    }
  }

  private sayAimed(place: string): void {
    if (!this.aimed) return;
    const read = this.reading.find((row) => row.element === this.aimed);
    const role = read && this.step === 'review' ? this.o.labels[`role.${read.role}`] : '';
    this.overlay.say([place, role, this.wordsOf(this.aimed)].filter(Boolean).join(' · '));
    this.tell();
  }

  private take(): void {
    const element = this.aimed;
    if (!element) return;
    if (this.step === 'review') {
      this.overlay.openMenu(element, this.roleShown(element));
      return;
    }
    this.problem = null;
    if (this.step === 'composer') this.takeComposer(element);
    else this.takeExample(element, this.step);
    this.show();
  }

  private roleShown(element: Element): TaughtRole | null {
    const taught = this.taughtAt(element);
    const read = this.reading.find((row) => row.element === element)?.role;
    return taught ?? TAUGHT_ROLES.find((role) => role === read) ?? null;
  }

  private takeExample(row: Element, role: 'customer' | 'agent'): void {
    if (!hasContent(row)) this.fail('no-text');
    else if (this.rows.get(row) && this.rows.get(row) !== role) this.fail('same-row');
    else {
      this.rows.set(row, role);
      if (this.rows.size > 1) this.infer();
      this.step = role === 'customer' ? 'agent' : this.definition ? 'composer' : 'agent';
      if (this.composerSaid !== null && this.step === 'composer') this.step = 'review';
      this.unaim();
    }
  }

  private takeComposer(element: Element): void {
    const box = guessBox(element);
    if (!box) {
      this.fail('not-writable');
      return;
    }
    this.composer = box;
    this.finishComposer('picked');
  }

  private answerComposer(is: 'skipped' | 'none'): void {
    if (this.step !== 'composer') return;
    this.composer = null;
    this.problem = null;
    this.finishComposer(is);
    this.show();
  }

  private finishComposer(said: TaughtComposer): void {
    this.composerSaid = said;
    this.step = 'review';
    this.infer();
    this.unaim();
  }

  private unaim(): void {
    this.pointed = null;
    this.aim(null);
  }

  /** Back to a step: its examples are asked for anew, the others stay. */
  private goTo(step: TeachStep): void {
    if (step === 'review' && !this.definition) return;
    for (const [row, role] of this.rows) if (role === step) this.rows.delete(row);
    if (step === 'composer') {
      this.composer = null;
      this.composerSaid = null;
    }
    this.step = step;
    this.problem = null;
    this.unaim();
    if (step !== 'review') this.infer();
    this.show();
  }

  private correct(role: TaughtRole): void {
    const row = this.aimed;
    if (row) this.teach(row, role);
  }

  private correctKey(key: number, role: TaughtRole): void {
    const row = this.reading.find(({ element }) => this.keys.get(element) === key)?.element;
    if (row) this.teach(row, role);
  }

  private teach(row: Element, role: TaughtRole): void {
    for (const known of [...this.rows.keys()]) {
      if (known !== row && (containsAcross(row, known) || containsAcross(known, row))) this.rows.delete(known);
    }
    this.rows.set(row, role);
    this.problem = null;
    this.infer();
    this.show();
  }

  private fail(kind: TeachProblem, detail?: string): void {
    this.problem = { kind, ...(detail === undefined ? {} : { detail }) };
  }

  private infer(): void {
    for (const row of [...this.rows.keys()]) if (!isLive(row)) this.rows.delete(row);
    const roles = new Set(this.rows.values());
    if (!roles.has('customer') || !roles.has('agent')) {
      this.definition = null;
      this.reading = [];
      return;
    }
    const { document, today } = this.o;
    const page = { document, url: document.location.href, today };
    const inferred = inferDefinition(
      { rows: this.rows, composer: this.composer, composerSaid: this.composerSaid },
      page,
    );
    if (inferred.ok) {
      this.definition = inferred.definition;
      this.reading = inferred.reading;
      return;
    }
    // What was read before stays on view: the contradiction is easier to see beside it. But it cannot be saved.
    this.definition = null;
    this.fail(inferred.problem, inferred.detail);
  }

  private async save(): Promise<void> {
    if (!this.definition) return;
    const answer = await this.o.save(this.definition);
    if (answer.ok) this.o.onEnd(true);
    else {
      this.fail('not-saved', answer.message);
      this.show();
    }
  }

  private act(action: OverlayAction): void {
    if (action === 'skip') this.answerComposer('skipped');
    else if (action === 'none') this.answerComposer('none');
    else this.o.onEnd(false);
  }

  private refresh(): void {
    if (this.definition) {
      const now = readTaught(this.definition, this.o.document);
      const same = now.length === this.reading.length && now.every((row, i) => sameRow(row, this.reading[i]));
      if (!same) {
        this.reading = now;
        this.show();
        return;
      }
    }
    this.overlay.place();
  }

  private show(): void {
    const { labels } = this.o;
    this.overlay.tell(this.step, this.problem && labels[`problem.${this.problem.kind}`]);
    const marks = this.reading.map(({ element, role }) => ({ element, role, taught: this.taughtAt(element) !== null }));
    const pending = this.reading.length > 0 ? [] : [...this.rows];
    this.overlay.mark([
      ...marks.reverse(),
      ...pending.map(([element, role]) => ({
        element,
        role: role === 'none' ? ('system' as const) : role,
        taught: true,
      })),
    ]);
    this.tell();
  }

  private tell(): void {
    this.o.onState(this.state());
  }
}

function sameRow(a: TaughtRow, b: TaughtRow | undefined): boolean {
  return b !== undefined && a.element === b.element && a.role === b.role && a.text === b.text;
}
