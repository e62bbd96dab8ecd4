import type { Role } from '../../core/conversation/conversation.ts';
import { TAUGHT_ROLES, type TaughtRole, type TeachLabels, type TeachStep } from '../../core/sites/teaching.ts';
import { addStyle } from '../add-style.ts';
import { pageTheme } from '../strip/page-theme.ts';
import { shownBox, type ViewBox } from './across-borders.ts';
import { swallowInput } from './swallow-input.ts';
import { glassWithHoles, hearTeachable, sayTeachable } from './taught-frames.ts';
import { TEACH_CSS } from './teach-style.ts';

export type OverlayAction = 'skip' | 'none' | 'stop';

interface OverlayHandlers {
  /** The pointer is over that place of the window. */
  aim(x: number, y: number): void;
  /** The place was clicked. */
  press(x: number, y: number): void;
  walk(by: -1 | 1): void;
  resize(by: 'wider' | 'narrower'): void;
  /** Enter on what is outlined. */
  take(): void;
  act(action: OverlayAction): void;
  correct(role: TaughtRole): void;
}

export interface OverlayOptions {
  document: Document;
  labels: TeachLabels;
  handlers: OverlayHandlers;
  signal: AbortSignal;
  /** Whether a person made the event; pages can make up their own. */
  isGenuine?: (event: Event) => boolean;
}

export interface Mark {
  element: Element;
  role: Role;
  taught: boolean;
}

/** More labels than fit on a screen would only slow it down. */
const MOST_MARKS = 80;
const LONGEST_TAG = 60;

/**
 * What is drawn over the page while it is taught: a pane of glass that takes every click, the outline of what would be
 * picked, the roles of the rows, a bar that says what to do. Lives in a closed shadow root and is all that is added.
 */
export class TeachOverlay {
  private readonly host: HTMLElement;
  private readonly o: OverlayOptions;
  private readonly root: ShadowRoot;
  private readonly teach: HTMLElement;
  private readonly glass: HTMLElement;
  /** Frames of another origin that teach for themselves. */
  private readonly frames = new Set<Element>();
  private readonly marks: HTMLElement;
  private readonly aim: HTMLElement;
  private readonly tag: HTMLElement;
  private readonly bar: HTMLElement;
  private readonly said: HTMLElement;
  private readonly before: Element | null;
  private menu: HTMLElement | null = null;
  private aimed: { element: Element; tag: string } | null = null;
  private marked: readonly Mark[] = [];
  private shown = '';

  constructor(options: OverlayOptions) {
    this.o = options;
    const { document, signal } = options;
    this.before = document.activeElement;
    this.host = document.createElement('warmline-teach');
    this.host.style.cssText = 'position:fixed;inset:0;z-index:2147483647;pointer-events:none';
    this.root = this.host.attachShadow({ mode: 'closed' });
    addStyle(document, this.root, TEACH_CSS);
    this.glass = this.make('div', 'glass');
    this.marks = this.make('div', 'marks');
    this.marks.setAttribute('aria-hidden', 'true');
    this.tag = this.make('span', '');
    this.aim = this.make('div', 'aim', [this.tag]);
    this.aim.hidden = true;
    this.aim.setAttribute('aria-hidden', 'true');
    this.bar = this.make('section', 'bar');
    this.bar.tabIndex = 0;
    this.bar.setAttribute('aria-label', options.labels.overlay);
    this.said = this.make('div', 'said');
    this.said.setAttribute('aria-live', 'polite');
    this.teach = this.make('div', `teach ${pageTheme(document.body?.firstElementChild ?? document.documentElement)}`, [
      this.glass,
      this.marks,
      this.aim,
      this.bar,
      this.said,
    ]);
    this.root.append(this.teach);
    document.documentElement.append(this.host);
    this.listen();
    signal.addEventListener('abort', () => this.remove());
  }

  focus(): void {
    if (this.root.activeElement === null) this.bar.focus({ preventScroll: true });
  }

  /** Says what to do now; also aloud, where it changed. */
  tell(step: TeachStep, problem: string | null): void {
    const { labels } = this.o;
    const now = `${step}\n${problem ?? ''}`;
    if (now === this.shown) return;
    this.shown = now;
    const focused = (this.root.activeElement as HTMLElement | null)?.dataset.act;
    const buttons = [
      ...(step === 'composer' ? [this.button('skip', labels.skip), this.button('none', labels.none)] : []),
      this.button('move', labels.moveBar),
      this.button('stop', labels.stop),
    ];
    const words = this.make('div', 'words', [
      this.make('p', 'step', [labels[step]]),
      this.make('p', 'problem', problem === null ? [] : [problem]),
      this.make('p', 'keys', [labels.keys]),
    ]);
    this.bar.replaceChildren(words, this.make('div', 'buttons', buttons));
    const again = buttons.find((button) => button.dataset.act === focused);
    (again ?? this.bar).focus({ preventScroll: true });
    this.say([labels[step], problem].filter(Boolean).join(' '));
  }

  say(words: string): void {
    this.said.textContent = words;
  }

  /** Outlines what a pick would take. */
  outline(element: Element | null, tag: string): void {
    this.aimed = element && { element, tag: tag.length > LONGEST_TAG ? `${tag.slice(0, LONGEST_TAG)}…` : tag };
    this.place();
  }

  mark(marks: readonly Mark[]): void {
    this.marked = marks;
    this.place();
  }

  /** Puts outline and labels where the page shows their rows now. */
  place(): void {
    if (!this.host.isConnected && !this.o.signal.aborted) this.o.document.documentElement.append(this.host);
    const view = this.o.document.defaultView;
    const height = view?.innerHeight ?? 0;
    if (view) this.glass.style.clipPath = glassWithHoles(view, this.frames);
    const box = this.aimed?.element.isConnected ? shownBox(this.aimed.element) : null;
    this.aim.hidden = box === null;
    if (box && this.aimed) {
      put(this.aim, box, 3);
      this.aim.classList.toggle('low', box.top < 28);
      this.tag.textContent = this.aimed.tag;
    }
    const nodes: Node[] = [];
    for (const { element, role, taught } of this.marked) {
      if (nodes.length >= MOST_MARKS) break;
      const shown = element.isConnected ? shownBox(element) : null;
      if (!shown || shown.bottom < 0 || shown.top > height) continue;
      const label = this.make('span', '', [`${this.o.labels[`role.${role}`]}${taught ? ' ✓' : ''}`]);
      const mark = this.make('div', `mark ${role}`, [label]);
      put(mark, shown, 0);
      mark.dataset.label = labelPlace(element, shown);
      nodes.push(mark);
    }
    this.marks.replaceChildren(...nodes);
  }

  /** Asks what the outlined row is; the answer comes through `correct`. */
  openMenu(element: Element, now: TaughtRole | null): void {
    this.closeMenu();
    const { labels } = this.o;
    const items = TAUGHT_ROLES.map((role) => {
      const item = this.button(`role-${role}`, labels[`role.${role}`]);
      item.setAttribute('role', 'menuitemradio');
      item.setAttribute('aria-checked', String(role === now));
      return item;
    });
    this.menu = this.make('div', 'menu', items);
    this.menu.setAttribute('role', 'menu');
    this.menu.setAttribute('aria-label', labels.menu);
    this.teach.append(this.menu);
    const view = this.o.document.defaultView;
    const box = shownBox(element) ?? { left: 0, top: 0, right: 0, bottom: 0 };
    const { width, height } = this.menu.getBoundingClientRect();
    this.menu.style.left = `${Math.max(8, Math.min(box.left + 8, (view?.innerWidth ?? 0) - width - 8))}px`;
    this.menu.style.top = `${Math.max(8, Math.min(box.top + 20, (view?.innerHeight ?? 0) - height - 8))}px`;
    (items.find((item) => item.getAttribute('aria-checked') === 'true') ?? items[0])?.focus({ preventScroll: true });
  }

  closeMenu(): boolean {
    if (!this.menu) return false;
    this.menu.remove();
    this.menu = null;
    this.bar.focus({ preventScroll: true });
    return true;
  }

  private listen(): void {
    const { document, handlers, signal, isGenuine } = this.o;
    const view = document.defaultView;
    if (!view) return;
    swallowInput({
      window: view,
      signal,
      isGenuine: isGenuine ?? ((event) => event.isTrusted),
      onPoint: (event) => {
        if (!this.menu && this.partAt(event) === null) handlers.aim(event.clientX, event.clientY);
      },
      onClick: (event) => this.click(event),
      onKey: (event) => this.key(event),
    });
    sayTeachable(view, signal);
    hearTeachable(
      view,
      (frame) => {
        this.frames.add(frame);
        this.place();
      },
      signal,
    );
    const moved = () => this.place();
    view.addEventListener('resize', moved, { signal });
    document.addEventListener('scroll', moved, { signal, capture: true, passive: true });
  }

  /** The part of ours that the pointer is on; null over the glass. */
  private partAt({ clientX, clientY }: MouseEvent): HTMLElement | null {
    const part = this.root.elementFromPoint?.(clientX, clientY) ?? null;
    return part?.closest<HTMLElement>('.bar,.menu') ? (part as HTMLElement) : null;
  }

  private click(event: MouseEvent): void {
    const part = this.partAt(event);
    const button = part?.closest<HTMLElement>('button');
    if (button) this.pressButton(button);
    else if (part === null && !this.closeMenu()) this.o.handlers.press(event.clientX, event.clientY);
    if (!this.menu) this.focus();
  }

  private pressButton(button: HTMLElement): void {
    const act = button.dataset.act ?? '';
    const role = TAUGHT_ROLES.find((each) => act === `role-${each}`);
    if (role) {
      this.closeMenu();
      this.o.handlers.correct(role);
    } else if (act === 'move') this.bar.classList.toggle('bottom');
    else if (act === 'skip' || act === 'none' || act === 'stop') this.o.handlers.act(act);
  }

  private key(event: KeyboardEvent): void {
    const { handlers } = this.o;
    const button = this.root.activeElement?.closest<HTMLElement>('button') ?? null;
    const { key } = event;
    if (key === 'Escape') {
      if (!this.closeMenu()) handlers.act('stop');
    } else if (key === 'Tab') this.moveFocus(event.shiftKey ? -1 : 1);
    else if (this.menu && (key === 'ArrowDown' || key === 'ArrowUp')) this.moveFocus(key === 'ArrowDown' ? 1 : -1);
    else if (this.menu && (key === 'Home' || key === 'End')) this.focusEnd(key === 'Home' ? 0 : -1);
    else if (key === 'Enter' || key === ' ') {
      if (button) this.pressButton(button);
      else handlers.take();
    } else if (this.menu) return;
    else if (key === 'ArrowLeft' || key === 'ArrowRight') handlers.walk(key === 'ArrowRight' ? 1 : -1);
    else if (key === 'ArrowUp' || key === 'ArrowDown') handlers.resize(key === 'ArrowUp' ? 'wider' : 'narrower');
  }

  /** Tab goes round the bar (or the menu) only: the page behind the glass is not there for the moment. */
  private moveFocus(by: -1 | 1): void {
    const scope = this.menu ?? this.bar;
    const stops = [...(this.menu ? [] : [this.bar]), ...scope.querySelectorAll<HTMLElement>('button')];
    const at = stops.indexOf(this.root.activeElement as HTMLElement);
    stops[(at + by + stops.length) % stops.length]?.focus({ preventScroll: true });
  }

  private focusEnd(at: 0 | -1): void {
    const items = [...(this.menu?.querySelectorAll<HTMLElement>('button') ?? [])];
    items.at(at)?.focus({ preventScroll: true });
  }

  private button(act: string, text: string): HTMLElement {
    const button = this.make('button', '', [text]);
    button.setAttribute('type', 'button');
    button.dataset.act = act;
    return button;
  }

  /** Text only ever becomes a text node: what buyers write is never markup. */
  private make(tag: string, className: string, children: (Node | string)[] = []): HTMLElement {
    const element = this.o.document.createElement(tag);
    if (className) element.className = className;
    element.append(...children);
    return element;
  }

  private remove(): void {
    this.host.remove();
    if (this.before instanceof HTMLElement && this.before.isConnected) this.before.focus({ preventScroll: true });
  }
}

function put(element: HTMLElement, box: ViewBox, grow: number): void {
  element.style.left = `${Math.round(box.left - grow)}px`;
  element.style.top = `${Math.round(box.top - grow)}px`;
  element.style.width = `${Math.round(box.right - box.left + 2 * grow)}px`;
  element.style.height = `${Math.round(box.bottom - box.top + 2 * grow)}px`;
}

/** So much room a label needs beside the words; the longest role in any language. */
const LABEL_PX = 84;

/** Where the label hides no words: in the empty half of the row, or outside of a row that its words fill. */
function labelPlace(row: Element, box: ViewBox): 'left' | 'right' | 'out' {
  const words = wordsBox(row);
  if (!words) return 'right';
  const own = row.getBoundingClientRect();
  const before = words.left - own.left;
  const after = own.right - words.right;
  if (Math.max(before, after) < LABEL_PX || box.right - box.left < LABEL_PX) return 'out';
  return before > after ? 'left' : 'right';
}

/** Where the longest piece of text in the row stands, in the row's own window. */
function wordsBox(row: Element): DOMRect | null {
  const { ownerDocument: document } = row;
  const root = row.shadowRoot ?? row;
  const walker = document.createTreeWalker(root, 4);
  let longest: Node | null = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const { length } = (node.nodeValue ?? '').trim();
    if (length > (longest?.nodeValue ?? '').trim().length) longest = node;
  }
  if (!longest) return null;
  const range = document.createRange();
  range.selectNodeContents(longest);
  return typeof range.getBoundingClientRect === 'function' ? range.getBoundingClientRect() : null;
}
