// @ts-nocheck: bundled by esbuild as its neighbours are.
/** Bubbles as wide as the list, with avatars at the outer edges; name and time float over each. */
import { AGENT, CONVERSATION, CUSTOMER, clock, EVENT, mountPoint, PICTURE } from './conversation.ts';

const style = document.createElement('style');
style.textContent = `.panel{display:flex;flex-direction:column;height:600px;width:640px}.panel-top{padding:10px;font-weight:700}
.talk{flex:1;overflow:auto;padding:10px}.note-line{text-align:center;color:#777}.turn{margin:10px 0;overflow:hidden}.face{width:40px;height:40px;border-radius:50%;float:left}
.turn.end .face{float:right}.said{margin:5px 0 0 50px;padding:6px 10px;background:#ddd;border-radius:6px}.turn.end .said{margin:5px 50px 0 0;background:#7bf}
.over{overflow:hidden;font-size:12px}.over .who{float:left}.over .at{float:right}.turn.end .who{float:right}.turn.end .at{float:left}`;
document.head.append(style);

const face = (own: boolean) => PICTURE.replace('c66', own ? '6c6' : '66c').replace(/(?:180|120)/g, '40');
const rows = CONVERSATION.filter(({ role }) => role !== 'system').map(({ role, text, picture, at }) => {
  const own = role === 'agent';
  return `<div class="turn ${own ? 'end' : ''}"><div class="over"><span class="who">${own ? AGENT.name : CUSTOMER.name}</span><span class="at">${clock(at)}</span></div><img class="face" src="${face(own)}"><div class="said">${picture ? `<img src="${picture}">` : text}</div></div>`;
});
mountPoint().innerHTML = `<div class="panel"><div class="panel-top">${CUSTOMER.name}</div><div class="talk"><div class="note-line">${EVENT}</div>${rows.join('')}</div><textarea class="write" placeholder="Type a message"></textarea></div>`;
window.chatPage = { composer: '.write' };
