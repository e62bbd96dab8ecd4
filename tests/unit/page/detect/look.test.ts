import { describe, expect, it } from 'vitest';
import { isNoteYellow } from '../../../../utils/page/detect/look.ts';

describe('isNoteYellow', () => {
  it.each(['rgb(255, 243, 214)', 'rgb(255, 238, 153)', 'rgb(254, 240, 138)', 'rgba(255, 247, 217, 0.9)'])(
    '%s is',
    (ground) => expect(isNoteYellow(ground)).toBe(true),
  );
  it.each([
    'rgb(255, 255, 255)',
    'rgb(207, 230, 255)',
    'rgb(220, 248, 198)',
    'rgb(255, 235, 238)',
    'rgb(31, 115, 183)',
    'rgba(255, 238, 153, 0)',
    null,
  ])('%s is not', (ground) => expect(isNoteYellow(ground)).toBe(false));
});
