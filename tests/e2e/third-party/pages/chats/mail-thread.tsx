// @ts-nocheck: bundled by esbuild as its neighbours are.
/** A thread of mails: cards in one column with addresses, answers quote what they answer. */
import { CONVERSATION, clock, mountPoint } from './conversation.ts';

const style = document.createElement('style');
style.textContent = `.mail{display:flex;flex-direction:column;height:640px;width:800px}.mail-top{padding:12px}.mail-top h2{margin:0}
.mails{flex:1;overflow:auto;padding:12px}.mails article{border:1px solid #ddd;border-radius:6px;margin:10px 0;padding:12px}
.mails .head{display:flex;gap:8px;color:#666}.mails .head b{color:#000}.mails blockquote{color:#999}.write{height:70px}`;
document.head.append(style);

const BUYER = 'mira.holt@mail.example';
const SHOP = 'help@shop.example';
const said = CONVERSATION.filter(({ role, picture }) => role !== 'system' && !picture);
const rows = said.map(({ role, text, at }, i) => {
  const [from, to] = role === 'agent' ? [SHOP, BUYER] : [BUYER, SHOP];
  const before = said[i - 1];
  const quote = before && before.role !== role ? `<blockquote>${before.text}</blockquote>` : '';
  return `<article><div class="head"><b>${from}</b><span>to ${to}</span><time>Nov 20, ${clock(at)}</time></div><div class="body"><p>${text}</p>${quote}</div></article>`;
});
mountPoint().innerHTML = `<div class="mail"><div class="mail-top"><h2>About my order</h2><span>${BUYER}</span></div><div class="mails">${rows.join('')}</div><textarea class="write" placeholder="Reply"></textarea><button>Send</button></div>`;
window.chatPage = {
  composer: '.write',
  without: CONVERSATION.filter(({ picture }) => picture).map(({ id }) => id),
};
