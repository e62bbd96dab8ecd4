import type { RoleRule, SiteDefinition } from '../../core/sites/site-definition.ts';
import { stepsOf } from './query.ts';
import { attributeOfSource, cssOfSource } from './source.ts';

function ofRule(rule: RoleRule): string[] {
  if ('self' in rule) return [rule.self];
  if ('has' in rule) return [rule.has];
  if ('says' in rule) return [rule.says.in];
  if ('side' in rule) return rule.side.of ? [rule.side.of] : [];
  return [rule.sender.from, rule.sender.in].flatMap((source) => cssOfSource(source) ?? []);
}

function sourcesOf(d: SiteDefinition): string[] {
  const rules = Object.values(d.roles).flatMap((list) => list ?? []);
  const people = rules.flatMap((rule) => ('sender' in rule ? [rule.sender.from, rule.sender.in] : []));
  const panes = d.activePane ? [...d.activePane.from, ...d.activePane.in] : [];
  return [d.sender, d.time, d.messageId, d.conversation, d.customerName, d.orderId, people, panes].flatMap(
    (list) => list ?? [],
  );
}

/** Every CSS selector of a definition. */
function selectorsOf(d: SiteDefinition): string[] {
  const rules = Object.values(d.roles).flatMap((list) => list ?? []);
  return [
    d.container,
    d.row,
    ...(d.pane ? [d.pane] : []),
    ...(d.followUp ? [d.followUp] : []),
    ...(d.match.fingerprint ? [d.match.fingerprint] : []),
    ...rules.flatMap(ofRule),
    ...d.text,
    ...(d.exclude ?? []),
    ...Object.values(d.media ?? {}).filter((css) => css !== undefined),
    ...d.composer,
    ...(d.composerBlocked ?? []),
    ...sourcesOf(d).flatMap((source) => cssOfSource(source) ?? []),
  ];
}

function cssOf(sources: readonly string[] | undefined): string[] {
  return (sources ?? []).flatMap((source) => cssOfSource(source) ?? []);
}

/** Selectors searched on the page rather than in a row. */
export function placeSelectorsOf(d: SiteDefinition): string[] {
  return [
    ...(d.pane ? [d.pane] : []),
    d.container,
    ...d.composer,
    ...(d.composerBlocked ?? []),
    ...[d.conversation, d.customerName, d.orderId].flatMap(cssOf),
  ];
}

/** Selectors searched in a row. */
export function rowSelectorsOf(d: SiteDefinition): string[] {
  const rules = Object.values(d.roles).flatMap((list) => list ?? []);
  const ofRules = rules.flatMap((rule) => ('sender' in rule ? cssOf([rule.sender.from]) : ofRule(rule)));
  return [...d.text, ...ofRules, ...Object.values(d.media ?? {}).filter((css) => css !== undefined)].concat(
    [d.sender, d.time, d.messageId].flatMap(cssOf),
  );
}

/** Whether a role is told by place on the screen, which a row has only once it is laid out. */
export function usesSides(d: SiteDefinition): boolean {
  return Object.values(d.roles).some((rules) => rules?.some((rule) => 'side' in rule));
}

/** The attributes whose change can change the reading, so that the observer is not woken by any other. */
export function attributesOf(d: SiteDefinition): string[] {
  const names = new Set(['class', 'hidden', 'id']);
  for (const css of selectorsOf(d)) {
    for (const match of css.matchAll(/\[\s*([\w-]+)/g)) names.add(match[1] ?? '');
  }
  for (const source of sourcesOf(d)) {
    const attribute = attributeOfSource(source);
    if (attribute) names.add(attribute);
  }
  for (const name of ['contenteditable', 'readonly', 'disabled']) names.add(name);
  return [...names];
}

const judged = new WeakMap<SiteDefinition, string | null>();

/** The first selector or source that the browser cannot parse, or null. A broken definition must never throw in the page. */
export function brokenSelector(d: SiteDefinition, document: Document): string | null {
  let broken = judged.get(d);
  if (broken === undefined) {
    broken = findBroken(d, document);
    judged.set(d, broken);
  }
  return broken;
}

function findBroken(d: SiteDefinition, document: Document): string | null {
  const probe = document.createDocumentFragment();
  for (const source of sourcesOf(d)) {
    try {
      cssOfSource(source);
    } catch {
      return source;
    }
  }
  for (const css of selectorsOf(d)) {
    try {
      for (const step of stepsOf(css)) probe.querySelector(step);
    } catch {
      return css;
    }
  }
  return null;
}
