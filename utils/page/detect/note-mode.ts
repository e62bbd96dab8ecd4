import type { SiteDefinition } from '../../core/sites/site-definition.ts';
import { containsAcross, parentAcross } from '../read/query.ts';
import { robustSelector } from './robust-selector.ts';
import { cssName, selectorParts } from './selector-parts.ts';

const MOST_LEVELS = 8;
/** Names that outlive the next build (`selectorParts`). */
const LASTING = 5;
const MOST_CONTROLS = 60;
const CONTROLS = 'button,[role="tab"],[role="radio"],[role="button"],[role="switch"],a,li,label,span,div';
/** What the control is called that turns the reply box into one for colleagues. */
const NOTE =
  /^(?:(?:add|post|write|send) )?(?:an? )?(?:(?:internal|private) (?:notes?|comments?|messages?|repl(?:y|ies))|internal|private|notes?|whisper)$|^(?:添加|[写寫])?(?:私密)?(?:[备備][注註]|便[签箋])$|^私密(?:回[复覆]|留言|[评評][论論])$|^[内內]部.{0,4}$/i;
const ON = ['aria-selected', 'aria-pressed', 'aria-checked'] as const;
const STATES = /^(?:active|on|checked|selected|open)$/;
const ON_WORDS = /(?:^|[-_])(?:is)?-?(?:active|selected|current|checked|on)$/i;
/** What the box itself says while it takes a note. */
const HINTS = ['placeholder', 'data-placeholder', 'aria-label'].flatMap((name) =>
  ['internal', 'private note', '备注', '備註'].map((words) => `[${name}*="${words}" i]`),
);

const wordsOf = (element: Element) =>
  ((element.textContent ?? '').trim() || (element.getAttribute('aria-label') ?? element.getAttribute('title') ?? ''))
    .replace(/\s+/g, ' ')
    .trim();

/** The part of the page round the box that does not reach to the messages. */
function areaOf(box: Element, list: Element): Element {
  let area = box;
  for (let level = 0; level < MOST_LEVELS; level++) {
    const outer = parentAcross(area);
    if (!outer || outer.localName === 'body' || containsAcross(outer, list)) break;
    area = outer;
  }
  return area;
}

/** The state the page gives the chosen one of several, as what follows its selector; null where nothing shows it. */
function stateOf(item: Element): string | null {
  for (const name of ON) if (item.hasAttribute(name)) return `[${name}="true"]`;
  const others = [...(item.parentElement?.children ?? [])].filter((other) => other !== item);
  const alike = others.filter((other) => other.localName === item.localName);
  const states = [item, ...alike].map((one) => one.getAttribute('data-state') ?? '');
  const chosen = states.find((state) => STATES.test(state));
  if (chosen !== undefined && item.hasAttribute('data-state')) return `[data-state="${chosen}"]`;
  if (item.querySelector('input[type="radio"],input[type="checkbox"]')) return ':has(input:checked)';
  const tokens = [item, ...alike].flatMap((one) => [...one.classList].filter((token) => ON_WORDS.test(token)));
  const only = tokens.find((token) => tokens.filter((other) => other === token).length === 1);
  return alike.length > 0 && only !== undefined ? `.${cssName(only)}` : null;
}

/** The control while it is chosen. One that can only be named by its state would be whichever is chosen. */
function chosen(control: Element, state: string | null, top: Document | Element): string | null {
  if (state === null) return null;
  const css = robustSelector(control, top);
  if (!css.includes(state)) return css + state;
  const [inner] = control.firstElementChild ? selectorParts(control.firstElementChild) : [];
  return inner && inner.rank < LASTING ? `${control.localName}${state}:has(> ${inner.css})` : null;
}

/** Tabs and switches beside the reply box that turn it into one for colleagues. */
export function noteControls(box: HTMLElement, list: Element): Element[] {
  const controls = [...areaOf(box, list).querySelectorAll(CONTROLS)].slice(0, MOST_CONTROLS);
  return controls.filter((one) => !one.contains(box) && NOTE.test(wordsOf(one)));
}

/**
 * What tells that the reply box takes a note for colleagues: the chosen tab or switch beside it, and its own hint.
 * Where there is such a control without a state that shows, or none at all, the agent must look.
 */
export function noteMode(
  box: HTMLElement,
  list: Element,
  top: Document | Element,
): Pick<SiteDefinition, 'composerBlocked' | 'noteModeUnknown'> {
  const hint = `${robustSelector(box, top)}:is(${HINTS.join(', ')})`;
  const blocked: string[] = [];
  for (const control of noteControls(box, list)) {
    const css = chosen(control, stateOf(control), top);
    if (css !== null) blocked.push(css);
  }
  return {
    composerBlocked: [...blocked.slice(0, 2), hint],
    ...(blocked.length === 0 ? { noteModeUnknown: true } : {}),
  };
}
