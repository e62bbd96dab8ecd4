// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { noteMode } from '../../../utils/page/detect/note-mode.ts';
import { queryOne } from '../../../utils/page/read/query.ts';
import { openPage } from '../saved-page.ts';

const page = (tools: string, box = '<textarea class="answer" placeholder="Reply to Mira"></textarea>') =>
  `<!doctype html><body><main><div class="list"><p>Where is it?</p><button>Note</button></div>
   <footer><div class="tools">${tools}</div><div class="box">${box}</div><button>Send</button></footer></main>
   <aside><h3>Notes</h3></aside></body>`;

function learn() {
  const [box, list] = [document.querySelector<HTMLElement>('.answer'), document.querySelector('.list')];
  if (!box || !list) throw new Error('no box');
  return noteMode(box, list, document);
}

const isBlocked = (css: readonly string[] | undefined) => (css ?? []).some((one) => queryOne(document, one) !== null);

/** Each with the reply chosen, and with the note chosen. */
const PAGES: [string, string, string][] = [
  [
    'tabs with aria-selected',
    '<button role="tab" id="r" aria-selected="true">Reply</button><button role="tab" id="n" aria-selected="false">Private note</button>',
    '<button role="tab" id="r" aria-selected="false">Reply</button><button role="tab" id="n" aria-selected="true">Private note</button>',
  ],
  [
    'a class on the item round a link',
    '<ul><li class="tab active"><a href="#r" class="to-reply">Post reply</a></li><li class="tab"><a href="#n" class="to-note">Post internal note</a></li></ul>',
    '<ul><li class="tab"><a href="#r" class="to-reply">Post reply</a></li><li class="tab active"><a href="#n" class="to-note">Post internal note</a></li></ul>',
  ],
  [
    'a class that only the chosen one has',
    '<span class="mode mode-public mode--selected">回复</span><span class="mode mode-inner">内部备注</span>',
    '<span class="mode mode-public">回复</span><span class="mode mode-inner mode--selected">内部备注</span>',
  ],
  [
    'data-state',
    '<button class="a" data-state="active">Reply</button><button class="b" data-state="inactive">Note</button>',
    '<button class="a" data-state="inactive">Reply</button><button class="b" data-state="active">Note</button>',
  ],
  [
    'a pressed switch',
    '<button class="lock" aria-pressed="false">Internal</button>',
    '<button class="lock" aria-pressed="true">Internal</button>',
  ],
];

describe('noteMode', () => {
  it.each(PAGES)('is told by %s, whichever is chosen when it is learned', (_, reply, note) => {
    for (const learned of [reply, note]) {
      openPage(page(learned));
      const { composerBlocked, noteModeUnknown } = learn();
      expect(noteModeUnknown).toBeUndefined();
      openPage(page(reply));
      expect(isBlocked(composerBlocked)).toBe(false);
      openPage(page(note));
      expect(isBlocked(composerBlocked)).toBe(true);
    }
  });

  it('is told by a ticked box', () => {
    openPage(page('<label class="inner"><input type="checkbox">Internal note</label>'));
    const { composerBlocked } = learn();
    expect(isBlocked(composerBlocked)).toBe(false);
    const tick = document.querySelector('input');
    if (tick) tick.checked = true;
    expect(isBlocked(composerBlocked)).toBe(true);
  });

  it('is not known where the control shows no state', () => {
    openPage(page('<button class="blue">Reply</button><button class="grey">Note</button>'));
    expect(learn().noteModeUnknown).toBe(true);
  });

  it('hears what the box itself says', () => {
    openPage(page(''));
    const { composerBlocked, noteModeUnknown } = learn();
    expect(noteModeUnknown).toBe(true);
    expect(isBlocked(composerBlocked)).toBe(false);
    document.querySelector('.answer')?.setAttribute('placeholder', 'Internal note, seen by colleagues');
    expect(isBlocked(composerBlocked)).toBe(true);
  });

  it('leaves what is beside the messages alone', () => {
    openPage(page('<button role="tab" aria-selected="true">Reply</button>'));
    expect(learn().composerBlocked).toHaveLength(1);
  });
});
