// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { isVisible } from '../../utils/page/is-visible.ts';
import {
  activeElementAcross,
  closestAcross,
  compareAcross,
  containsAcross,
  isLive,
  matchesAcross,
  queryAll,
  queryOne,
  queryWithin,
  rootsAlong,
  stepsOf,
} from '../../utils/page/read/query.ts';
import { brokenSelector } from '../../utils/page/read/selectors.ts';
import { openPage, siteOf } from './saved-page.ts';

function shadowOf(host: Element, html: string): ShadowRoot {
  const root = host.attachShadow({ mode: 'open' });
  root.innerHTML = html;
  return root;
}

function frameOf(parent: ParentNode, html: string): { frame: HTMLIFrameElement; inner: Document } {
  const frame = document.createElement('iframe');
  parent.append(frame);
  const inner = frame.contentDocument!;
  inner.body.innerHTML = html;
  return { frame, inner };
}

let app: ShadowRoot;
let frame: HTMLIFrameElement;
let inner: Document;
let bubbles: ShadowRoot;
const names = (elements: Element[]) => elements.map((element) => element.id);

/** x-app >>> [ #light-a, #after ] with #slotted below it; iframe >>> [ x-bubble >>> #said, #box ]; #outside. */
beforeEach(() => {
  openPage('<body><x-app><i id="slotted"></i></x-app><div id="desk"></div><p id="outside"></p></body>');
  app = shadowOf(document.querySelector('x-app')!, '<p id="light-a"></p><p id="after"></p>');
  // jsdom loads no frames inside shadow roots; a real browser does, see tests/e2e.
  ({ frame, inner } = frameOf(
    document.querySelector('#desk')!,
    '<x-bubble id="row"></x-bubble><textarea id="box"></textarea>',
  ));
  bubbles = shadowOf(inner.querySelector('x-bubble')!, '<span id="said">hi</span>');
});

describe('selectors that enter roots', () => {
  it('find through shadow roots and frames, one in the other', () => {
    expect(names(queryAll(document, 'x-app >>> p'))).toEqual(['light-a', 'after']);
    expect(queryOne(document, 'iframe >>> x-bubble >>> span')!.id).toBe('said');
    expect(queryOne(document, 'iframe >>> body > textarea')!.id).toBe('box');
    expect(queryOne(document, 'p')!.id).toBe('outside');
    expect(queryOne(document, 'x-app >>> span')).toBeNull();
    expect(queryOne(document, 'p >>> span')).toBeNull();
  });

  it('take the comma as CSS does and give back the order of the page', () => {
    expect(names(queryAll(document, '#outside, x-app >>> #after, x-app >>> :is(#light-a, #after)'))).toEqual([
      'light-a',
      'after',
      'outside',
    ]);
  });

  it('may start at the very element searched in', () => {
    const row = inner.querySelector('x-bubble')!;
    expect(queryOne(row, 'x-bubble >>> span')!.id).toBe('said');
    expect(queryOne(row, ':scope >>> span')!.id).toBe('said');
    expect(queryOne(row, 'x-bubble')).toBeNull();
  });

  it('leave signs inside strings and parentheses alone', () => {
    expect(stepsOf('[title="a >>> b, c"]')).toEqual(['[title="a >>> b, c"]']);
    expect(stepsOf('x >>> [title="a >>> b, c"], y')).toEqual(['x', '[title="a >>> b, c"]', 'y']);
    expect(stepsOf('a\\,b >>> :is(c, d)>>>e')).toEqual(['a\\,b', ':is(c, d)', 'e']);
  });

  it('are refused when a step cannot be parsed', () => {
    const site = siteOf('practice');
    expect(brokenSelector({ ...site, row: 'x-app >>> li' }, document)).toBeNull();
    expect(brokenSelector({ ...site, row: 'x-app >>> li[' }, document)).toBe('x-app >>> li[');
    expect(brokenSelector({ ...site, row: 'x-app >>> ' }, document)).toBe('x-app >>> ');
    expect(brokenSelector({ ...site, row: '>>> li' }, document)).toBe('>>> li');
  });

  it('name the roots they lead into', () => {
    expect(rootsAlong(document, 'iframe >>> x-bubble >>> span')).toEqual([inner, bubbles]);
    expect(rootsAlong(document, 'x-app >>> p, p')).toEqual([app]);
    expect(rootsAlong(document, 'x-app p')).toEqual([]);
  });
});

describe('relations across the borders', () => {
  it('match, close in and contain', () => {
    const said = bubbles.querySelector('span')!;
    expect(matchesAcross(said, 'iframe >>> x-bubble >>> span')).toBe(true);
    expect(matchesAcross(said, 'x-bubble >>> span')).toBe(true);
    expect(matchesAcross(said, 'x-other >>> span')).toBe(false);
    expect(closestAcross(said, '#desk')!.id).toBe('desk');
    expect(closestAcross(said, 'iframe >>> x-bubble')!.id).toBe('row');
    expect(closestAcross(said, '#outside')).toBeNull();
    expect(containsAcross(document.querySelector('#desk')!, said)).toBe(true);
    expect(containsAcross(app.querySelector('p')!, said)).toBe(false);
    expect(containsAcross(document.body, null)).toBe(false);
  });

  it('find what was added inside a root, whatever the path says of the outside', () => {
    const added = bubbles.appendChild(document.createElement('div'));
    added.innerHTML = '<b id="one"></b>';
    expect(names(queryWithin(added, 'x-bubble >>> b'))).toEqual(['one']);
    expect(names(queryWithin(document.body, 'x-app >>> p'))).toEqual(['light-a', 'after']);
    expect(names(queryWithin(document.querySelector('#outside')!, 'p'))).toEqual(['outside']);
  });

  it('keep one order for sorting', () => {
    const all = [
      document.querySelector('x-app')!,
      app.querySelector('#light-a')!,
      app.querySelector('#after')!,
      document.querySelector('#slotted')!,
      frame,
      inner.querySelector('#row')!,
      bubbles.querySelector('#said')!,
      inner.querySelector('#box')!,
      document.querySelector('#outside')!,
    ];
    expect([...all].reverse().sort(compareAcross)).toEqual(all);
    for (const [i, a] of all.entries()) {
      for (const [j, b] of all.entries()) expect(Math.sign(compareAcross(a, b))).toBe(Math.sign(i - j));
    }
  });

  it('find the focus', () => {
    (inner.querySelector('#box') as HTMLElement).focus();
    frame.focus();
    expect(activeElementAcross(document)!.id).toBe('box');
  });

  it('know that a frame that went away is dead', () => {
    const box = inner.querySelector('#box')!;
    expect([isLive(box), isVisible(box)]).toEqual([true, true]);
    (document.querySelector('#desk') as HTMLElement).hidden = true;
    expect([isLive(box), isVisible(box)]).toEqual([true, false]);
    (document.querySelector('#desk') as HTMLElement).hidden = false;
    frame.remove();
    expect([isLive(box), isVisible(box)]).toEqual([false, false]);
    expect(queryAll(document, 'iframe >>> textarea')).toEqual([]);
  });
});
