/** A console that changes conversations part by part, in whatever order the race says, and keeps the truth in `owner`. */
import { type Box, makeBox } from './box.ts';
import { type ConsoleKind, type Happening, KINDS, type Race, TALKS, type Talk } from './plan.ts';

/** Where a text stands when all has come to rest: in which drafts, how often. */
export type Whereabouts = Record<Talk, number>;

interface RacePage {
  /** Plays a race; resolves when every part has arrived at the last conversation. */
  play(race: Race): Promise<void>;
  whereIs(text: string): Whereabouts;
  /** Where it stood when the agent was told; null before. */
  toldAt: Whereabouts | null;
  /** The conversation to which Send would send now. */
  owner(): Talk;
  /** What happened to a text, for a report: when it came into the box, whose box it was, what was switched. */
  trace: string[];
  begin(race: Pick<Race, 'start' | 'drafts'>): void;
}

declare global {
  interface Window {
    race: RacePage;
  }
}

const RESTORE_MS = 70;
const kind = KINDS[Number(new URLSearchParams(location.search).get('kind'))] as ConsoleKind;
const messages: Record<Talk, string[]> = {
  ada: ['Where is my order?', 'It said two days.', 'That was last week!'],
  bao: ['你好，在吗', '退款还没到账'],
  chi: [],
};
const drafts: Record<Talk, string> = { ada: '', bao: '', chi: '' };
let owner: Talk = 'ada';
let listed: Talk = 'ada';
/** Counts switches: what an overtaken one had still to do is dropped. */
let turn = 0;
const trace: string[] = [];
const note = (what: string) => trace.push(`${Math.round(performance.now() - began)} ${what}`);
let began = 0;
let restoring: ReturnType<typeof setTimeout> | undefined;

document.body.innerHTML = `<header class="who"></header><div class="list"></div>
  <form class="answer" data-mode="reply"><div class="holder"></div><button type="button">Send</button></form>`;
const find = (css: string) => document.querySelector(css) as HTMLElement;
const box: Box = makeBox(kind.box, find('.holder'));

function row(talk: Talk, text: string, index: number): HTMLElement {
  const made = document.createElement('p');
  made.className = 'row buyer';
  if (kind.ids) made.dataset.id = `${talk}-${index}`;
  made.append(Object.assign(document.createElement('span'), { className: 'words', textContent: text }));
  return made;
}

function showRows(talk: Talk, remount: boolean): void {
  listed = talk;
  note(`rows ${talk}`);
  let list = find('.list');
  if (remount) {
    const made = document.createElement('div');
    made.className = 'list';
    list.replaceWith(made);
    list = made;
  }
  if (kind.key === 'container') list.dataset.talk = talk;
  list.replaceChildren(...messages[talk].map((text, index) => row(talk, text, index)));
}

function showAddress(talk: Talk): void {
  note(`address ${talk}`);
  if (kind.key === 'url') history.replaceState(null, '', `#/talk/${talk}`);
  if (kind.key === 'header') {
    find('.who').dataset.talk = talk;
    find('.who').textContent = talk;
  }
}

/** From here on the box belongs to the other conversation: what stands in it was the former one's draft. */
function showBox(talk: Talk): void {
  note(`box ${talk}`);
  if (restoring !== undefined) drafts[owner] += box.read();
  else if (kind.draft !== 'shared') drafts[owner] = box.read();
  clearTimeout(restoring);
  restoring = undefined;
  owner = talk;
  if (kind.draft === 'shared') return;
  if (kind.draft === 'late' && drafts[talk] !== '') {
    box.show('');
    restoring = setTimeout(() => {
      restoring = undefined;
      // A draft that comes late goes before what was written meanwhile.
      box.show(drafts[talk] + box.read());
    }, RESTORE_MS);
  } else box.show(drafts[talk]);
}

const after = (ms: number, act: () => void) =>
  new Promise<void>((resolve) => {
    const run = () => {
      act();
      resolve();
    };
    if (ms === 0) run();
    else setTimeout(run, ms);
  });

async function happen(what: Happening): Promise<void> {
  await after(what.at, () => undefined);
  if (what.do === 'switch') {
    turn += 1;
    const mine = turn;
    const unlessOvertaken = (act: () => void) => () => {
      if (turn === mine) act();
    };
    if (what.bare) find('.list').replaceChildren();
    await Promise.all([
      after(
        what.url,
        unlessOvertaken(() => showAddress(what.to)),
      ),
      after(
        what.rows,
        unlessOvertaken(() => showRows(what.to, what.remount)),
      ),
      after(
        // One draft for all has nothing that could go over on its own: it is the next one's when the page says so.
        kind.draft === 'shared' ? what.url : what.box,
        unlessOvertaken(() => showBox(what.to)),
      ),
    ]);
  } else if (what.do === 'note') find('.answer').dataset.mode = what.on ? 'note' : 'reply';
  else if (what.do === 'remount-box') box.remount();
  else if (what.do === 'remount-list') showRows(listed, true);
  else if (what.do === 'type') box.type('+');
  else {
    messages[what.to].push(`more ${messages[what.to].length}`);
    if (listed === what.to) showRows(what.to, false);
  }
}

function everywhere(talk: Talk): void {
  showAddress(talk);
  showRows(talk, false);
  if (owner !== talk) showBox(talk);
}

function begin(race: Pick<Race, 'start' | 'drafts'>): void {
  turn += 1;
  trace.length = 0;
  if ('race' in window) window.race.toldAt = null;
  began = performance.now();
  find('.answer').dataset.mode = 'reply';
  for (const talk of TALKS) messages[talk].splice(talk === 'chi' ? 0 : 3);
  clearTimeout(restoring);
  restoring = undefined;
  Object.assign(drafts, race.drafts);
  owner = race.start;
  box.show(drafts[owner]);
  everywhere(race.start);
}

const squeezed = (text: string) => text.replace(/\s+/g, '');

document.addEventListener('input', () => note(`input in the box of ${owner}`), { capture: true });

document.addEventListener('race-told', (event) => {
  window.race.toldAt = window.race.whereIs(String((event as CustomEvent).detail));
});

window.race = {
  begin,
  toldAt: null,
  trace,
  async play(race) {
    const lastSwitch = race.happenings.findLast(({ do: what }) => what === 'switch');
    note('begin');
    await Promise.all(race.happenings.map(happen));
    note('end');
    // Parts of two switches may have overtaken each other; in the end a console shows one conversation.
    everywhere(lastSwitch?.do === 'switch' ? lastSwitch.to : race.start);
  },
  whereIs: (text) => {
    const count = (draft: string) => squeezed(draft).split(squeezed(text)).length - 1;
    const kept = (talk: Talk) =>
      kind.draft === 'shared' || (talk === owner && restoring === undefined) ? '' : drafts[talk];
    const shown = (talk: Talk) => (talk === owner ? box.read() : '');
    const counts = TALKS.map((talk) => [talk, count(kept(talk)) + count(shown(talk))] as const);
    return Object.fromEntries(counts) as Whereabouts;
  },
  owner: () => owner,
};
begin({ start: 'ada', drafts });
