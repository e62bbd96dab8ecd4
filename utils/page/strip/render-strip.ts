import type { StripView } from '../../core/page-messages.ts';

export type StripAction =
  | { type: 'insert'; rank: number }
  /** The script still has open slots: the panel must ask for them. */
  | { type: 'fill'; rank: number }
  | { type: 'replace'; finding: StripView['findings'][number] }
  | { type: 'dismiss'; rule: string }
  | { type: 'off' };

export interface StripHandlers {
  act(action: StripAction): void;
  collapse(collapsed: boolean): void;
}

/** At most two findings at a time: more are counted, not shown. */
const MOST_TIPS = 2;
const MOST_SCRIPTS = 3;

interface Props {
  className?: string;
  text?: string;
  label?: string;
  title?: string;
  key?: string;
  onClick?: () => void;
}

/** Text only ever becomes a text node: what buyers and packs write is never markup. */
function make(document: Document, tag: string, props: Props = {}, children: Node[] = []): HTMLElement {
  const element = document.createElement(tag);
  if (props.className) element.className = props.className;
  if (props.text !== undefined) element.append(document.createTextNode(props.text));
  if (props.label) element.setAttribute('aria-label', props.label);
  if (props.title) element.title = props.title;
  if (props.key) element.dataset.key = props.key;
  if (props.onClick) element.addEventListener('click', props.onClick);
  if (tag === 'button') element.setAttribute('type', 'button');
  element.append(...children);
  return element;
}

function tip(document: Document, view: StripView, index: number, handlers: StripHandlers): HTMLElement | null {
  const finding = view.findings[index];
  if (!finding) return null;
  const { labels } = view;
  const hard = finding.severity === 'stop' || finding.severity === 'block';
  const children: Node[] = [
    make(document, 'b', { text: finding.title }),
    make(document, 'span', { text: finding.message }),
  ];
  if (finding.better !== '') {
    children.push(
      make(document, 'button', {
        className: 'better',
        text: finding.better,
        label: `${labels.replace}: ${finding.better}`,
        title: finding.better,
        key: `replace-${finding.rule}`,
        onClick: () => handlers.act({ type: 'replace', finding }),
      }),
    );
  }
  children.push(
    make(document, 'button', {
      className: 'dismiss',
      text: labels.dismiss,
      label: `${labels.dismiss}: ${finding.title}`,
      key: `dismiss-${finding.rule}`,
      onClick: () => handlers.act({ type: 'dismiss', rule: finding.rule }),
    }),
  );
  return make(document, 'div', { className: hard ? 'tip hard' : 'tip' }, children);
}

function scriptButton(document: Document, view: StripView, index: number, handlers: StripHandlers): HTMLElement | null {
  const script = view.scripts[index];
  if (!script) return null;
  const rank = index + 1;
  const needs = script.missing.length > 0;
  const first = index === 0;
  const children: Node[] = [];
  if (first) children.push(make(document, 'span', { text: script.text }));
  children.push(make(document, 'kbd', { text: `Alt ${rank}` }));
  const doing = needs ? view.labels.needsSlots : view.labels.insert;
  return make(
    document,
    'button',
    {
      className: `${first ? 'script' : 'rank'}${needs ? ' needs' : ''}`,
      label: `${doing} (Alt ${rank}): ${script.text}`,
      title: needs ? `${view.labels.needsSlots}\n${script.text}` : script.text,
      key: `script-${rank}`,
      onClick: () => handlers.act({ type: needs ? 'fill' : 'insert', rank }),
    },
    children,
  );
}

function bar(document: Document, view: StripView, collapsed: boolean, handlers: StripHandlers): HTMLElement {
  const { labels } = view;
  const scripts = collapsed
    ? []
    : [...Array(MOST_SCRIPTS).keys()].flatMap((i) => scriptButton(document, view, i, handlers) ?? []);
  const count = view.findings.length;
  return make(document, 'div', { className: 'bar' }, [
    make(document, 'button', { className: 'move', text: '⠿', label: labels.move, title: labels.move, key: 'move' }),
    make(document, 'span', { className: 'dot' }),
    make(document, 'span', { className: 'stage', text: view.stage }),
    make(document, 'span', { className: 'mood', text: view.mood }),
    ...scripts,
    ...(count > 0 ? [make(document, 'span', { className: 'count', text: `${labels.findings} ${count}` })] : []),
    make(document, 'button', {
      className: 'icon',
      text: collapsed ? '▸' : '▾',
      label: collapsed ? labels.expand : labels.collapse,
      title: collapsed ? labels.expand : labels.collapse,
      key: 'collapse',
      onClick: () => handlers.collapse(!collapsed),
    }),
    make(document, 'button', {
      className: 'icon',
      text: '×',
      label: labels.off,
      title: labels.off,
      key: 'off',
      onClick: () => handlers.act({ type: 'off' }),
    }),
  ]);
}

/** Builds the strip's content anew; the caller puts it into the shadow root. */
export function renderStrip(
  document: Document,
  view: StripView,
  state: { collapsed: boolean; theme: 'light' | 'dark' },
  handlers: StripHandlers,
): HTMLElement {
  const tips = state.collapsed
    ? []
    : [...Array(MOST_TIPS).keys()].flatMap((i) => tip(document, view, i, handlers) ?? []);
  const notice = make(document, 'div', view.notice ? { className: 'notice', text: view.notice } : {});
  notice.setAttribute('role', 'status');
  const root = make(document, 'div', { className: `strip ${state.theme} ${view.tone}`, label: view.labels.strip }, [
    ...tips,
    notice,
    bar(document, view, state.collapsed, handlers),
  ]);
  root.setAttribute('role', 'region');
  return root;
}
