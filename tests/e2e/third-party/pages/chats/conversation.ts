/** The conversation that every chat interface shows: grouped rows, long rows, both languages, a picture, a day, an event. */

export interface Said {
  id: string;
  role: 'customer' | 'agent' | 'system';
  text: string;
  /** Instead of words. */
  picture?: string;
  at: string;
}

export const CUSTOMER = { id: 'c-8841', name: '林晓雯' };
export const AGENT = { id: 'a-12', name: 'Paula (Nordlicht)' };
export const PICTURE = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="180" height="120"><rect width="180" height="120" fill="#c66"/></svg>',
)}`;

const LONG =
  'I ordered two lamps on the 3rd and a runner the week after. The lamps came, but one of them has a crack that runs from the base to the switch, and the runner is still "in transit" after nineteen days. I have written twice and each time somebody promised to look into it. I am not angry, I would just like to know what happens next and when.';

export const CONVERSATION: readonly Said[] = [
  { id: 'm01', role: 'customer', text: '你好，在吗？', at: '2026-11-11T09:58:12+08:00' },
  { id: 'm02', role: 'customer', text: '我上周买的台灯到了，但是灯罩裂了一条缝', at: '2026-11-11T09:58:40+08:00' },
  {
    id: 'm03',
    role: 'agent',
    text: '林女士您好，我是 Paula，很抱歉让您遇到这种情况。',
    at: '2026-11-11T10:00:03+08:00',
  },
  { id: 'm04', role: 'agent', text: '麻烦您拍一张裂缝的照片给我，我马上登记。', at: '2026-11-11T10:00:31+08:00' },
  { id: 'm05', role: 'customer', text: '', picture: PICTURE, at: '2026-11-11T10:02:10+08:00' },
  { id: 'm06', role: 'customer', text: LONG, at: '2026-11-11T10:04:55+08:00' },
  {
    id: 'm07',
    role: 'agent',
    text: 'Thank you, the picture is clear. You need not send anything back.',
    at: '2026-11-11T10:06:20+08:00',
  },
  { id: 'm08', role: 'customer', text: 'ok', at: '2026-11-11T10:06:48+08:00' },
  { id: 'm09', role: 'customer', text: '那多久能补发？3 天？', at: '2026-11-11T10:07:02+08:00' },
  {
    id: 'm10',
    role: 'agent',
    text: 'The new shade leaves our warehouse today before 18:00. I will send you the tracking number here as soon as it exists, and if it has not moved by Friday I will call the carrier myself.',
    at: '2026-11-11T10:09:37+08:00',
  },
  { id: 'm11', role: 'customer', text: '好的，等你消息。你们别又忘了啊！', at: '2026-11-11T10:10:15+08:00' },
  { id: 'm12', role: 'agent', text: '不会的，我已经设了提醒。', at: '2026-11-11T10:11:00+08:00' },
  { id: 'm13', role: 'customer', text: 'Thanks 🙏', at: '2026-11-11T10:11:29+08:00' },
];

/** Extra rows for interfaces that draw days and events themselves. */
export const EVENT = 'Paula joined the conversation';
export const DAY = '2026年11月11日';

export const clock = (at: string) => at.slice(11, 16);

/** What the test wants to know of the page. */
export interface ChatPage {
  /** Selector of the reply box, ` >>> ` into shadow roots; absent where the interface has none. */
  composer: string;
  /** Ids of messages that the interface cannot show. */
  without?: readonly string[];
}

declare global {
  interface Window {
    chatPage: ChatPage;
  }
}

/** A place that fills the window. */
export function mountPoint(): HTMLElement {
  document.documentElement.style.height = '100%';
  document.body.style.cssText = 'margin:0;height:100vh;font:14px/1.4 system-ui,sans-serif';
  const holder = document.createElement('div');
  holder.style.cssText = 'height:100vh;position:relative';
  document.body.append(holder);
  return holder;
}
