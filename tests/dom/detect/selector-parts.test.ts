// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { robustSelector } from '../../../utils/page/detect/robust-selector.ts';
import { selectorParts } from '../../../utils/page/detect/selector-parts.ts';
import { layOut, only } from './laid-out.ts';

describe('selectorParts', () => {
  it('an empty id, role or label names nothing, and no page is lost for it', () => {
    layOut('<main><p><textarea id="" role="" name="" placeholder="" aria-label=""></textarea></p></main>');
    expect(selectorParts(only('textarea')).map(({ css }) => css)).toEqual(['textarea']);
    expect(robustSelector(only('textarea'), document)).toBe('textarea');
  });
});
