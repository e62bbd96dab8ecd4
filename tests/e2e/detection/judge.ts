/** Compares what detection made of a page with what the page holds. */
import { type ChatPage, CONVERSATION } from '../third-party/pages/chats/conversation.ts';
import type { Seen } from './detect-world.ts';
import type { ConsolePage, ExpectedTurn } from './pages.ts';

export interface Judged {
  name: string;
  certain: boolean;
  confidence: number;
  /** Share of all rows with the right role and text, and of the buyer's rows read as the buyer's. */
  right: number;
  rightBuyers: number;
  /** Words of others that would have been taken for the buyer's; empty where nothing is read. */
  wrongBuyers: string[];
  composer: boolean;
  ms: number;
}

const bare = (text: string) => text.replace(/\s+/g, '');

function judge(name: string, seen: Seen, expected: readonly ExpectedTurn[], pictures: number): Judged {
  const spoken = expected.filter(({ text }) => text !== '');
  const reads = (turn: ExpectedTurn) =>
    seen.turns.some(({ role, text }) => role === turn.role && bare(text) === bare(turn.text));
  const buyers = spoken.filter(({ role }) => role === 'customer');
  const shown = Math.min(pictures, seen.turns.filter(({ role, media }) => role === 'customer' && media).length);
  const wrong = seen.turns.filter(({ role, text }) => {
    if (role !== 'customer' || text === '') return false;
    // Who wrote it is known by the words; a row with a name or a time too many still is the buyer's.
    const whose = spoken.filter((turn) => bare(text).includes(bare(turn.text))).map((turn) => turn.role);
    return !whose.includes('customer') && whose.some((one) => one !== 'unknown');
  });
  return {
    name,
    certain: seen.certain,
    confidence: seen.confidence,
    right: (spoken.filter(reads).length + shown) / (spoken.length + pictures),
    rightBuyers: buyers.filter(reads).length / Math.max(1, buyers.length),
    wrongBuyers: seen.certain ? wrong.map(({ text }) => text) : [],
    composer: seen.composer,
    ms: seen.ms,
  };
}

export function judgeChat(name: string, seen: Seen, page: ChatPage): Judged {
  const shown = CONVERSATION.filter(({ id }) => !page.without?.includes(id));
  return judge(name, seen, shown, shown.filter(({ picture }) => picture !== undefined).length);
}

/**
 * Rows told by nothing on the page: their bots differ from the agent by a colour or a number without a meaning. They
 * count in the strict figure, and are named here for the other.
 */
const UNTOLD: Readonly<Record<string, string>> = {
  'chatwoot/bubbles-without-a-side': 'We are closed.',
  'chatwoot/grouped': 'Someone will be with you soon.',
  'intercom-inbox/mixed': 'Hi, a person joins you soon.',
};

/** Pictures of saved pages are not drawn, so only words count. */
export function judgeConsole(page: ConsolePage, seen: Seen): Judged & { rightTold: number } {
  const name = page.path.split('/').slice(2, 4).join('/');
  const told = page.turns.filter(({ text }) => text !== UNTOLD[name]);
  return { ...judge(name, seen, page.turns, 0), rightTold: judge(name, seen, told, 0).right };
}

export function tableOf(rows: readonly Judged[]): string {
  const percent = (share: number) => `${Math.round(share * 100)} %`.padStart(6);
  const lines = rows.map(
    (row) =>
      `        ${row.name.padEnd(52)} ${row.certain ? 'read  ' : 'silent'} ${row.confidence.toFixed(2)} ${percent(row.right)} ${percent(row.rightBuyers)} ${row.composer ? 'box' : '-  '} ${Math.round(row.ms).toString().padStart(5)} ms`,
  );
  return [`        ${''.padEnd(52)}        conf   rows buyers`, ...lines].join('\n');
}
