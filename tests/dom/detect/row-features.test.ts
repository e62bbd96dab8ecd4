// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { featuresOf } from '../../../utils/page/detect/row-features.ts';

/** What tells a writer. */
function keysOf(row: string, content: string): string[] {
  document.body.innerHTML = `<div id="list"><div class="row">${row}</div></div>`;
  const list = document.querySelector('#list');
  const element = document.querySelector('.row');
  if (!list || !element) throw new Error('the page has both');
  return [...featuresOf(element, list, { bubbles: [], senders: [], content, texts: [] })].flatMap(([key, feature]) =>
    feature.content ? [] : key,
  );
}

describe('featuresOf', () => {
  it('tells nobody by a picture, nor by what holds nothing else: whoever writes next may send one', () => {
    const row = '<i class="face"></i><div class="frame"><img class="shot"></div>';
    expect(keysOf(row, '.shot')).toContain('has .face');
    expect(keysOf(row, '.shot')).not.toContain('has .shot');
    expect(keysOf(row, '.shot')).not.toContain('has .frame');
    expect(keysOf(row, '')).toContain('has .shot');
  });

  it('believes a picture whose name says who sent it', () => {
    expect(keysOf('<img class="shot customer-shot">', '.shot')).toContain('has .customer-shot');
  });
});
