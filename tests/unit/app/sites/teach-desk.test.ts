import { beforeEach, describe, expect, it } from 'vitest';
import { TeachDesk } from '../../../../utils/app/sites/teach-desk.ts';
import type { TeachCommand, TeachState } from '../../../../utils/core/sites/teaching.ts';
import { createTexts } from '../../../../utils/i18n/create-texts.ts';
import { teachLabels } from '../../../../utils/i18n/teach-labels.ts';

const state = (over: Partial<TeachState> = {}): TeachState => ({
  step: 'customer',
  candidate: null,
  candidates: 0,
  found: false,
  examples: 0,
  composer: null,
  problem: null,
  rows: [],
  total: 0,
  counts: {},
  definition: null,
  ...over,
});

let sent: [tabId: number, type: TeachCommand['type'], frameId: number | undefined][];
let almost: number[];
let desk: TeachDesk;
beforeEach(() => {
  sent = [];
  almost = [];
  desk = new TeachDesk({
    almost: () => almost,
    send: (tabId, { type }, frameId) => sent.push([tabId, type, frameId]),
    onChange: () => undefined,
  });
});

describe('TeachDesk', () => {
  it('starts in all frames and walks the one with most rows', () => {
    desk.command(7, { type: 'stop' });
    desk.hear(7, 0, state({ candidates: 2 }));
    desk.hear(7, 4, state({ candidates: 30 }));
    desk.command(7, { type: 'walk', by: 1 });
    expect(sent).toEqual([
      [7, 'stop', undefined],
      [7, 'walk', 4],
    ]);
    expect(desk.of(7)?.candidates).toBe(30);
  });

  it('goes on alone in the frame that was clicked first; the others end without ending it', () => {
    desk.hear(7, 0, state({ candidates: 30 }));
    desk.hear(7, 4, state());
    desk.hear(7, 4, state({ examples: 1, step: 'agent' }));
    expect(sent).toEqual([[7, 'stop', 0]]);
    desk.hear(7, 0, null);
    expect(desk.of(7)?.step).toBe('agent');
  });

  it('leaves everywhere when it is left in one frame', () => {
    desk.hear(7, 0, state());
    desk.hear(7, 4, state());
    desk.hear(7, 0, null);
    expect(sent).toEqual([[7, 'stop', 4]]);
    desk.hear(7, 4, null);
    expect(desk.of(7)).toBeNull();
    expect(sent).toHaveLength(1);
  });

  it('forgets a page that is left and a tab that is closed, and no other', () => {
    desk.hear(7, 0, state());
    desk.hear(8, 0, state());
    desk.gone(7, 0);
    expect([desk.of(7), desk.of(8)?.step]).toEqual([null, 'customer']);
    desk.gone(8);
    expect(desk.of(8)).toBeNull();
  });

  it('has what was found looked over in the frames where it was found, and nowhere else', () => {
    const start: TeachCommand = { type: 'start', labels: teachLabels(createTexts('en')), from: 'found' };
    almost = [4];
    desk.command(7, start);
    expect(sent).toEqual([[7, 'start', 4]]);
    almost = [];
    desk.command(7, start);
    expect(sent.at(-1)).toEqual([7, 'start', undefined]);
  });

  it('leads the frame in which something was found, however many rows another one has', () => {
    desk.hear(7, 0, state({ candidates: 30 }));
    desk.hear(7, 4, state({ candidates: 6, found: true, step: 'review' }));
    desk.command(7, { type: 'save' });
    expect(sent).toEqual([[7, 'save', 4]]);
    expect(desk.of(7)?.found).toBe(true);
  });

  it('steers nothing where nothing is taught', () => {
    desk.command(7, { type: 'pick' });
    expect(sent).toEqual([]);
  });
});
