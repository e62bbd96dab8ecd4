import { parentAcross } from '../read/query.ts';
import { elementAt } from './across-borders.ts';

interface SwallowOptions {
  window: Window & typeof globalThis;
  signal: AbortSignal;
  isGenuine(event: Event): boolean;
  onPoint(event: MouseEvent): void;
  onClick(event: MouseEvent): void;
  onKey(event: KeyboardEvent): void;
}

/** All that could open, send or move something in the page. */
const SWALLOWED = [
  'pointerdown',
  'pointerup',
  'mousedown',
  'mouseup',
  'click',
  'dblclick',
  'auxclick',
  'contextmenu',
  'touchstart',
  'touchend',
  'touchcancel',
  'dragstart',
  'keydown',
  'keypress',
  'keyup',
] as const;

/** Combinations belong to the browser and the system. */
const isCombination = (event: KeyboardEvent) => event.ctrlKey || event.metaKey || event.altKey;

/**
 * Takes every click and key of the window before the page gets it, and hands the meaningful ones on. What a script of
 * the page makes up is let through: it is not ours, and a page may well click its own buttons meanwhile.
 */
export function swallowInput(o: SwallowOptions): void {
  const { window, signal } = o;
  for (const type of SWALLOWED) {
    const take = (event: Event) => {
      if (!o.isGenuine(event)) return;
      const isKey = type.startsWith('key');
      if (isKey && isCombination(event as KeyboardEvent)) return;
      event.stopImmediatePropagation();
      if (event.cancelable) event.preventDefault();
      if (type === 'click') o.onClick(event as MouseEvent);
      if (type === 'keydown' && !(event as KeyboardEvent).isComposing) o.onKey(event as KeyboardEvent);
    };
    window.addEventListener(type, take, { capture: true, passive: false, signal });
  }
  const point = (event: Event) => {
    if (!o.isGenuine(event)) return;
    event.stopImmediatePropagation();
    o.onPoint(event as MouseEvent);
  };
  window.addEventListener('pointermove', point, { capture: true, signal });
  window.addEventListener('wheel', (event) => scrollBelow(event, window, o.isGenuine), {
    capture: true,
    passive: false,
    signal,
  });
}

/** The glass is in the way of the wheel, so what is under it is scrolled instead: a person looks for older messages. */
function scrollBelow(
  event: WheelEvent,
  window: Window & typeof globalThis,
  isGenuine: (event: Event) => boolean,
): void {
  if (!isGenuine(event) || event.ctrlKey) return;
  event.stopImmediatePropagation();
  event.preventDefault();
  const lines = event.deltaMode === 1 ? 20 : event.deltaMode === 2 ? window.innerHeight : 1;
  let at = elementAt(window.document, event.clientX, event.clientY);
  for (; at; at = parentAcross(at)) {
    const before = [at.scrollTop, at.scrollLeft];
    at.scrollBy({ left: event.deltaX * lines, top: event.deltaY * lines, behavior: 'instant' });
    if (at.scrollTop !== before[0] || at.scrollLeft !== before[1]) return;
  }
}
