import type { StripView } from '../../core/page-messages.ts';
import { addStyle } from '../add-style.ts';
import { everySecond } from '../every-second.ts';
import { boxOnPage } from './box-on-page.ts';
import { composerBox } from './composer-box.ts';
import { pageTheme } from './page-theme.ts';
import { placeStrip } from './place-strip.ts';
import { renderStrip, type StripAction } from './render-strip.ts';
import { rankOfKey } from './strip-keys.ts';
import { STRIP_CSS } from './strip-style.ts';

/** What of the strip is kept between visits: folded or not, and how far it was moved from its place. */
export interface StripPrefs {
  collapsed: boolean;
  shift: { x: number; y: number };
}

export interface StripOptions {
  document: Document;
  /** What the page shows of the reply box now, or null. */
  composer(): HTMLElement | null;
  /** The list of messages; the strip keeps out of the part of the page between it and the box. */
  thread(): Element | null;
  signal: AbortSignal;
  prefs: StripPrefs;
  onPrefs(prefs: StripPrefs): void;
  onAction(action: StripAction): void;
  /** Whether a person made the event; pages can make up their own. */
  isGenuine?(event: Event): boolean;
}

export interface Strip {
  update(view: StripView | null): void;
  /** The page moved or the reply box is another one. */
  reposition(): void;
}

const STEP = 16;
const WIDEST = 760;
const NARROWEST = 280;
/** Below this the script stands in a line of its own. */
const NARROW = 520;
/** Every so many polls the Send button and the colours of the page are looked at too. */
const FULL_POLL = 10;
const ARROWS: Record<string, { x: number; y: number }> = {
  ArrowLeft: { x: -STEP, y: 0 },
  ArrowRight: { x: STEP, y: 0 },
  ArrowUp: { x: 0, y: -STEP },
  ArrowDown: { x: 0, y: STEP },
};

class MountedStrip implements Strip {
  private readonly o: StripOptions;
  private readonly host: HTMLElement;
  private readonly root: ShadowRoot;
  private view: StripView | null = null;
  private content: HTMLElement | null = null;
  private prefs: StripPrefs;
  private drawn = '';
  /** What the place depended on when the strip was put there. */
  private placedBy = '';
  private glances = 0;
  private frame: number | ReturnType<typeof setTimeout> | null = null;
  private readonly sizes: ResizeObserver | null;
  private sized: Element | null = null;
  private drag: { x: number; y: number; shift: { x: number; y: number } } | null = null;
  /** The document of the frame that holds the reply box, if one does. */
  private inner: Document | null = null;
  private anchor: { left: number; top: number } | null = null;

  constructor(options: StripOptions) {
    this.o = options;
    this.prefs = options.prefs;
    const { document, signal } = options;
    const view = document.defaultView;
    this.host = document.createElement('warmline-strip');
    this.host.style.cssText = 'position:fixed;left:0;top:0;z-index:2147483646;display:none';
    this.root = this.host.attachShadow({ mode: 'closed' });
    addStyle(document, this.root, STRIP_CSS);
    this.sizes = view && 'ResizeObserver' in view ? new view.ResizeObserver(() => this.reposition()) : null;
    const moved = () => this.reposition();
    view?.addEventListener('resize', moved, { signal });
    document.addEventListener('scroll', moved, { signal, capture: true, passive: true });
    this.listen(document, signal);
    everySecond(() => this.glance(), signal);
    signal.addEventListener('abort', () => {
      this.sizes?.disconnect();
      this.follow(null);
      this.host.remove();
    });
  }

  update(view: StripView | null): void {
    this.view = view;
    this.draw();
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    const genuine = this.o.isGenuine ?? ((one: Event) => one.isTrusted);
    const rank = rankOfKey(event);
    const script = rank === null ? undefined : this.view?.scripts[rank - 1];
    if (rank === null || !script || !genuine(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.o.onAction({ type: script.missing.length > 0 ? 'fill' : 'insert', rank });
  };

  private readonly onMove = (): void => this.reposition();

  /** A reply box in a frame keeps its keys and its scrolling to the frame's own document. */
  private follow(inner: Document | null): void {
    if (inner === this.inner) return;
    this.inner?.removeEventListener('keydown', this.onKey, true);
    this.inner?.removeEventListener('scroll', this.onMove, true);
    inner?.addEventListener('keydown', this.onKey, true);
    inner?.addEventListener('scroll', this.onMove, { capture: true, passive: true });
    this.inner = inner;
  }

  private listen(document: Document, signal: AbortSignal): void {
    document.addEventListener('keydown', this.onKey, { capture: true, signal });
    // The page's own shortcuts and outside-click handlers are not for what happens in here.
    for (const type of ['keydown', 'keyup', 'keypress', 'click', 'mousedown', 'mouseup', 'pointerup']) {
      this.root.addEventListener(type, (event) => event.stopPropagation(), { signal });
    }
    // A click must not take the caret out of the reply box.
    this.root.addEventListener('mousedown', (event) => event.preventDefault(), { signal });
    this.root.addEventListener('pointerdown', (event) => this.startDrag(event as PointerEvent), { signal });
    this.root.addEventListener('pointermove', (event) => this.dragTo(event as PointerEvent), { signal });
    this.root.addEventListener('pointerup', () => this.endDrag(), { signal });
    this.root.addEventListener('pointercancel', () => this.endDrag(), { signal });
    this.root.addEventListener('keydown', (event) => this.moveByKey(event as KeyboardEvent), { signal });
  }

  private isGrip(event: Event): boolean {
    return (event.target as HTMLElement | null)?.dataset?.key === 'move';
  }

  private startDrag(event: PointerEvent): void {
    event.stopPropagation();
    if (!this.isGrip(event) || event.button !== 0) return;
    (event.target as Element).setPointerCapture?.(event.pointerId);
    this.drag = { x: event.clientX, y: event.clientY, shift: this.prefs.shift };
  }

  private dragTo(event: PointerEvent): void {
    if (!this.drag) return;
    const { x, y, shift } = this.drag;
    this.prefs = { ...this.prefs, shift: { x: shift.x + event.clientX - x, y: shift.y + event.clientY - y } };
    this.place();
  }

  private endDrag(): void {
    if (!this.drag) return;
    this.drag = null;
    this.keepShift();
  }

  private moveByKey(event: KeyboardEvent): void {
    const step = ARROWS[event.key];
    if (!step || !this.isGrip(event)) return;
    event.preventDefault();
    const { x, y } = this.prefs.shift;
    this.prefs = { ...this.prefs, shift: { x: x + step.x, y: y + step.y } };
    this.place();
    this.keepShift();
  }

  /** Keeps the shift that was possible, so that the next move starts from what is seen. */
  private keepShift(): void {
    const box = this.host.getBoundingClientRect();
    if (this.anchor) {
      const shift = { x: Math.round(box.left - this.anchor.left), y: Math.round(box.top - this.anchor.top) };
      if (box.width > 0) this.prefs = { ...this.prefs, shift };
    }
    this.o.onPrefs(this.prefs);
  }

  private collapse(collapsed: boolean): void {
    this.prefs = { ...this.prefs, collapsed };
    this.o.onPrefs(this.prefs);
    this.draw();
  }

  private draw(): void {
    const composer = this.o.composer();
    if (!this.view || !composer) {
      this.host.style.display = 'none';
      this.drawn = '';
      this.placedBy = 'nowhere';
      return;
    }
    const state = { collapsed: this.prefs.collapsed, theme: pageTheme(composer) };
    const now = JSON.stringify([this.view, state]);
    if (now !== this.drawn) {
      this.drawn = now;
      const focused = (this.root.activeElement as HTMLElement | null)?.dataset.key;
      const content = renderStrip(this.o.document, this.view, state, {
        act: (action) => this.o.onAction(action),
        collapse: (collapsed) => this.collapse(collapsed),
      });
      if (this.content) this.content.replaceWith(content);
      else this.root.append(content);
      this.content = content;
      const again = [...content.querySelectorAll<HTMLElement>('[data-key]')].find((one) => one.dataset.key === focused);
      if (focused) again?.focus();
    }
    if (!this.host.isConnected) this.o.document.documentElement.append(this.host);
    this.place();
  }

  /** Layout moves things without an event. A frame drawn for nothing would cost more than all else on an idle page. */
  private glance(): void {
    if (!this.view) return;
    this.glances++;
    if (this.glances % FULL_POLL === 0 || this.whereabouts() !== this.placedBy) this.reposition();
  }

  private whereabouts(): string {
    const { document } = this.o;
    const composer = this.o.composer();
    if (!composer || !this.host.isConnected) return 'nowhere';
    const { left, top, right, bottom } = boxOnPage(composer, document);
    const view = document.defaultView;
    return [left, top, right, bottom, view?.innerWidth, view?.innerHeight].map(Number).map(Math.round).join();
  }

  reposition(): void {
    if (this.frame !== null || !this.view || this.o.signal.aborted) return;
    const view = this.o.document.defaultView;
    const run = () => {
      this.frame = null;
      this.draw();
    };
    this.frame = view?.requestAnimationFrame ? view.requestAnimationFrame(run) : setTimeout(run, 16);
  }

  private place(): void {
    const composer = this.o.composer();
    const view = this.o.document.defaultView;
    if (!composer || !view || !this.content) return;
    if (this.sizes && this.sized !== composer) {
      this.sizes.disconnect();
      this.sizes.observe(composer);
      this.sized = composer;
    }
    this.follow(composer.ownerDocument === this.o.document ? null : composer.ownerDocument);
    const box = composerBox(composer, this.o.thread(), this.o.document);
    const room = view.innerWidth - 8;
    const width = Math.min(room, Math.max(NARROWEST, Math.min(WIDEST, box.right - box.left)));
    this.host.style.display = 'block';
    this.content.classList.toggle('narrow', width < NARROW);
    this.host.style.width = this.prefs.collapsed ? 'max-content' : `${Math.round(width)}px`;
    const { width: w, height: h } = this.host.getBoundingClientRect();
    const placement = placeStrip({
      window: { width: view.innerWidth, height: view.innerHeight },
      size: { width: w, height: h },
      box,
      shift: this.prefs.shift,
    });
    // Better no strip than one over the Send button.
    this.host.style.visibility = placement ? 'visible' : 'hidden';
    this.anchor = placement?.anchor ?? null;
    this.placedBy = this.whereabouts();
    if (!placement) return;
    this.host.style.transform = `translate(${Math.round(placement.left)}px,${Math.round(placement.top)}px)`;
  }
}

/** Puts the strip beside the reply box: a closed shadow root that the page's styles and scripts do not reach. */
export function mountStrip(options: StripOptions): Strip {
  return new MountedStrip(options);
}
