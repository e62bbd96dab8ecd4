// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SiteDefinition } from '../../utils/core/sites/site-definition.ts';
import { chooseDefinition, matchesUrl } from '../../utils/page/read/choose-definition.ts';
import { openPage, SITES, siteOf } from './saved-page.ts';

const base = siteOf('practice');
const site = (id: string, match: SiteDefinition['match'], more: Partial<SiteDefinition> = {}): SiteDefinition => ({
  ...base,
  ...more,
  id,
  match,
});
const choose = (definitions: SiteDefinition[]) => chooseDefinition(definitions, document.location.href, document)?.id;

describe('chooseDefinition', () => {
  it('needs both the address and the fingerprint where both are given', () => {
    openPage('<body><div id="desk"></div></body>', 'https://help.example/app/7');
    expect(choose([site('a', { urls: ['*://*/app/*'], fingerprint: '#desk' })])).toBe('a');
    expect(choose([site('a', { urls: ['*://*/app/*'], fingerprint: '#other' })])).toBeUndefined();
    expect(choose([site('a', { urls: ['*://*/else/*'], fingerprint: '#desk' })])).toBeUndefined();
    expect(choose([site('a', {})])).toBeUndefined();
  });

  it('takes the more specific one, and of equals the first', () => {
    openPage('<body><div id="desk"></div></body>', 'https://help.example/app/7');
    const wide = site('wide', { urls: ['*://*/app/*'] });
    const print = site('print', { fingerprint: '#desk' });
    const host = site('host', { urls: ['https://help.example/*'] });
    const both = site('both', { urls: ['https://help.example/*'], fingerprint: '#desk' });
    expect(choose([wide, print])).toBe('print');
    expect(choose([print, host])).toBe('host');
    expect(choose([host, both, wide])).toBe('both');
    expect(choose([site('first', { fingerprint: '#desk' }), print])).toBe('first');
    expect(choose([wide, site('longer', { urls: ['*://*/app/7'] })])).toBe('longer');
  });

  it('lets a taught one win over all others and a detected one lose to them', () => {
    openPage('<body><div id="desk"></div></body>', 'https://help.example/app/7');
    const by = (confidence: SiteDefinition['evidence']['confidence']) => ({
      evidence: { ...base.evidence, confidence },
    });
    const taught = site('taught', { urls: ['https://help.example/*'] }, by('taught'));
    const detected = site('detected', { urls: ['https://help.example/app/7'], fingerprint: '#desk' }, by('detected'));
    const wide = site('wide', { urls: ['*://*/app/*'] }, by('low'));
    const exact = site('exact', { urls: ['https://help.example/app/7'], fingerprint: '#desk' }, by('tried'));
    expect(choose([exact, taught, detected])).toBe('taught');
    expect(choose([detected, wide])).toBe('wide');
    expect(choose([detected])).toBe('detected');
  });

  it('recognises a console inside a shadow root', () => {
    openPage('<body><x-desk></x-desk></body>', 'https://help.example/');
    const inside = site('inside', { fingerprint: 'x-desk >>> #desk' });
    expect(choose([inside])).toBeUndefined();
    document.querySelector('x-desk')!.attachShadow({ mode: 'open' }).innerHTML = '<div id="desk"></div>';
    expect(choose([inside])).toBe('inside');
  });

  it('takes patterns by the letter and passes over a definition the browser cannot parse', () => {
    openPage('<body><div id="desk"></div></body>', 'https://help.example/app?x=1');
    expect(choose([site('dot', { urls: ['https://helpXexample/*'] })])).toBeUndefined();
    expect(choose([site('question', { urls: ['https://help.example/app?x=*'] })])).toBe('question');
    expect(choose([site('broken', { fingerprint: '#desk' }, { row: 'li[' })])).toBeUndefined();
    expect(choose([site('regex', { fingerprint: '#desk' }, { conversation: ['url:/(/'] })])).toBeUndefined();
  });

  it('matches addresses as the usual expression would, and in no time where that would take for ever', () => {
    openPage('<body></body>', 'https://help.example/');
    const fits = (pattern: string, url: string) => matchesUrl(site('a', { urls: [pattern] }), url);
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '/'), maxLength: 8 });
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), text, (parts, url) => {
        expect(fits(parts.join('*'), url)).toBe(new RegExp(`^${parts.join('.*')}$`).test(url));
      }),
    );
    expect(fits(`https://${'*a'.repeat(40)}*b`, `https://${'a'.repeat(5000)}`)).toBe(false);
  });

  it('recognises none of the built-in sites on an ordinary page', () => {
    openPage(
      '<body><main><ul><li class="message">hi</li></ul><textarea></textarea></main></body>',
      'https://blog.example/',
    );
    expect(choose(SITES)).toBeUndefined();
  });
});
