import type { Role } from '../../core/conversation/conversation.ts';
import type { SiteDefinition } from '../../core/sites/site-definition.ts';
import {
  TAUGHT_ROLES,
  type TaughtComposer,
  type TaughtRole,
  type TeachCommand,
  type TeachLabels,
  type TeachState,
  type TeachStep,
} from '../../core/sites/teaching.ts';
import { containsAcross } from '../read/query.ts';
import { chainOf, elementAt } from './across-borders.ts';
import type { FoundChat } from './find-chat.ts';
import { guessRow, hasContent } from './guess-row.ts';
import { Lesson } from './lesson.ts';
import { guessBox, listBoxes, listRows } from './list-candidates.ts';
import { type OverlayAction, TeachOverlay } from './overlay.ts';

export interface TeacherOptions {
  document: Document;
  labels: TeachLabels;
  signal: AbortSignal;
  /** The day, `YYYY-MM-DD`, that stands in the definition. */
  today: string;
  /** What is to be looked over before anything is clicked; null where it was looked for in vain. */
  found?: FoundChat | null;
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
  private readonly lesson: Lesson;
  private aimed: Element | null = null;
  /** What the pointer or the walk is on before it was made wider or narrower. */
  private pointed: Element | null = null;
  private walked: readonly Element[] = [];

  constructor(options: TeacherOptions) {
    this.o = options;
    const { document, labels, signal, today, found } = options;
    this.lesson = new Lesson(document, today, found);
    if (this.lesson.found) this.step = 'review';
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
    else if (command.type === 'swap') this.swap();
    else if (command.type === 'save') void this.save();
    else if (command.type === 'stop') this.o.onEnd(false);
  }

  state(): TeachState {
    const { found, rows, composerSaid, problem, reading, definition } = this.lesson;
    const counts: Partial<Record<Role, number>> = {};
    for (const { role } of reading) counts[role] = (counts[role] ?? 0) + 1;
    return {
      step: this.step,
      candidate: this.aimed ? this.wordsOf(this.aimed).slice(0, SHOWN_WORDS) : null,
      candidates: this.walked.length,
      found,
      examples: rows.size,
      composer: composerSaid,
      problem,
      rows: reading.slice(-SHOWN_ROWS).map(({ element, role, text }) => ({
        key: this.keyOf(element),
        role,
        text: squeeze(text).slice(0, SHOWN_WORDS),
        taught: this.lesson.taughtAt(element) !== null,
      })),
      total: reading.length,
      counts,
      definition,
    };
  }

  private keyOf(element: Element): number {
    const key = this.keys.get(element) ?? this.nextKey++;
    this.keys.set(element, key);
    return key;
  }

  private wordsOf(element: Element): string {
    const read = this.lesson.reading.find((row) => row.element === element);
    if (read) return squeeze(read.text);
    const name = element.getAttribute('aria-label') ?? element.getAttribute('placeholder');
    return this.step === 'composer' ? (name ?? element.localName) : squeeze(element.textContent ?? '') || (name ?? '');
  }

  private candidates(): Element[] {
    const { document } = this.o;
    if (this.step === 'review') return this.lesson.reading.map(({ element }) => element);
    return this.step === 'composer' ? listBoxes(document) : listRows(document);
  }

  /** What pointing at an element means in the present step. */
  private meant(element: Element): Element | null {
    if (this.step === 'composer') return guessBox(element);
    const read = this.lesson.reading.find((row) => containsAcross(row.element, element));
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
    if (!this.aimed) this.lesson.fail(this.step === 'composer' ? 'not-writable' : 'no-text');
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
    const read = this.lesson.reading.find((row) => row.element === this.aimed);
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
    this.lesson.problem = null;
    if (this.step === 'composer') this.takeComposer(element);
    else this.takeExample(element, this.step);
    this.show();
  }

  private roleShown(element: Element): TaughtRole | null {
    const taught = this.lesson.taughtAt(element);
    const read = this.lesson.reading.find((row) => row.element === element)?.role;
    return taught ?? TAUGHT_ROLES.find((role) => role === read) ?? null;
  }

  private takeExample(row: Element, role: 'customer' | 'agent'): void {
    if (!this.lesson.addExample(row, role)) return;
    this.step = this.lesson.nextStep();
    this.unaim();
  }

  private takeComposer(element: Element): void {
    const box = guessBox(element);
    if (box) this.finishComposer(box, 'picked');
    else this.lesson.fail('not-writable');
  }

  private answerComposer(is: 'skipped' | 'none'): void {
    if (this.step !== 'composer') return;
    this.lesson.problem = null;
    this.finishComposer(null, is);
    this.show();
  }

  private finishComposer(box: HTMLElement | null, said: TaughtComposer): void {
    this.step = 'review';
    this.lesson.setComposer(box, said);
    this.unaim();
  }

  private unaim(): void {
    this.pointed = null;
    this.aim(null);
  }

  /** Back to a step: its examples are asked for anew, the others stay. */
  private goTo(step: TeachStep): void {
    if (step === 'review' && !this.lesson.definition) return;
    this.step = step;
    this.unaim();
    this.lesson.forget(step);
    this.show();
  }

  private swap(): void {
    if (!this.lesson.found) return;
    this.lesson.swap();
    this.step = this.lesson.nextStep();
    this.unaim();
    this.show();
  }

  private correct(role: TaughtRole): void {
    const row = this.aimed;
    if (row) this.teach(row, role);
  }

  private correctKey(key: number, role: TaughtRole): void {
    const row = this.lesson.reading.find(({ element }) => this.keys.get(element) === key)?.element;
    if (row) this.teach(row, role);
  }

  private teach(row: Element, role: TaughtRole): void {
    const { found } = this.lesson;
    this.lesson.correct(row, role);
    if (found) {
      this.step = this.lesson.nextStep();
      this.unaim();
    }
    this.show();
  }

  private async save(): Promise<void> {
    const { definition } = this.lesson;
    if (!definition) return;
    const answer = await this.o.save(definition);
    if (answer.ok) this.o.onEnd(true);
    else {
      this.lesson.fail('not-saved', answer.message);
      this.show();
    }
  }

  private act(action: OverlayAction): void {
    if (action === 'skip') this.answerComposer('skipped');
    else if (action === 'none') this.answerComposer('none');
    else this.o.onEnd(false);
  }

  private refresh(): void {
    if (this.lesson.readAgain()) this.show();
    else this.overlay.place();
  }

  private show(): void {
    const { labels } = this.o;
    this.overlay.tell(this.step, this.lesson.problem && labels[`problem.${this.lesson.problem.kind}`]);
    const marks = this.lesson.reading.map(({ element, role }) => ({
      element,
      role,
      taught: this.lesson.taughtAt(element) !== null,
    }));
    const pending = this.lesson.reading.length > 0 ? [] : [...this.lesson.rows];
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
