import { describe, expect, it } from 'vitest';
import type { LearnedSite } from '../../../../utils/app/sites/learned-sites.ts';
import { findSite, type SiteSources, sitesFor } from '../../../../utils/app/sites/site-book.ts';
import type { SiteDefinition } from '../../../../utils/core/sites/site-definition.ts';
import { siteDefinition } from '../../../fixtures/site-definition.ts';

const site = (id: string, version = 1, urls?: string[]) =>
  siteDefinition({ id, version, name: `${id} ${version}`, match: urls ? { urls } : { fingerprint: '.x' } });
const subscribed = (definition: SiteDefinition) => ({ definition, url: 'https://lists.example/', since: '' });
const learned = (how: LearnedSite['how'], origin: string): LearnedSite => ({
  origin,
  how,
  definition: site(`${how}-x`),
  confidence: null,
  at: '',
});
const names = (origin: string, sources: Partial<SiteSources>) =>
  sitesFor(origin, { builtin: [], subscribed: [], learned: [], off: new Set(), ...sources }).map(({ name }) => name);

describe('sitesFor', () => {
  it.each([
    ['https://app.chat.example/app/accounts/*', true],
    ['*://*/app/accounts/*', true],
    ['https://*.chat.example/*', true],
    ['https://app.chat.example:8443/*', false],
    ['https://app.chat.example.evil.example/*', false],
    ['https://app.chat.exam*', true],
    ['http://app.chat.example/*', false],
    ['https://other.example/*', false],
  ])('asks the page about %s: %s', (pattern, asked) => {
    expect(names('https://app.chat.example', { builtin: [site('a', 1, [pattern])] })).toHaveLength(asked ? 1 : 0);
  });
  it('asks every page about a definition known by its fingerprint', () => {
    expect(names('https://any.example', { builtin: [site('a')] })).toEqual(['a 1']);
  });
  it('puts a subscribed definition in place of the built-in one only with a higher number', () => {
    const builtin = [site('a', 3), site('b', 3), site('c', 3)];
    const lists = [site('a', 4), site('b', 3), site('c', 2), site('d', 1)].map(subscribed);
    expect(names('https://x.example', { builtin, subscribed: lists })).toEqual(['a 4', 'd 1', 'b 3', 'c 3']);
  });
  it('leaves out what is switched off, by whomever it came', () => {
    const off = new Set(['a', 'b']);
    expect(
      names('https://x.example', { builtin: [site('a'), site('b')], subscribed: [subscribed(site('b', 2))], off }),
    ).toEqual([]);
  });
  it('gives learned ones to their own origin only: taught first, detected last', () => {
    const both = [learned('detected', 'https://x.example'), learned('taught', 'https://x.example')];
    const sources = { builtin: [site('a')], learned: both };
    expect(names('https://x.example', sources)).toEqual(['taught-x 1', 'a 1', 'detected-x 1']);
    expect(names('http://x.example', sources)).toEqual(['a 1']);
  });
});

describe('findSite', () => {
  it('finds what a page reads with, switched off or not, in the number that holds', () => {
    const sources: SiteSources = {
      builtin: [site('a', 1), site('b', 1)],
      subscribed: [subscribed(site('a', 2))],
      learned: [learned('detected', 'https://x.example')],
      off: new Set(['a']),
    };
    expect(findSite('a', sources)?.version).toBe(2);
    expect(findSite('b', sources)?.version).toBe(1);
    expect(findSite('detected-x', sources)?.id).toBe('detected-x');
    expect(findSite('z', sources)).toBeNull();
    const own = learned('taught', 'https://x.example');
    const theirs = subscribed(site('taught-x', 9));
    expect(findSite('taught-x', { ...sources, learned: [own], subscribed: [theirs] })?.version).toBe(1);
  });
});
