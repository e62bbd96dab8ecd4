// @ts-nocheck: bundled by esbuild as its neighbours are.
/** A team chat's layout: one column, the first of a run bears its writer's name. */
import { AGENT, CONVERSATION, CUSTOMER, clock, mountPoint, PICTURE } from './conversation.ts';

const style = document.createElement('style');
style.textContent = `.pane{display:flex;flex-direction:column;height:600px;width:700px}.pane-head{padding:10px;font-weight:700}
.stream{flex:1;overflow:auto}.post{padding:4px 16px 4px 60px;position:relative}.post img.face{position:absolute;left:12px;width:36px;height:36px}
.post .writer{font-weight:700}.post .when{color:#777;font-size:12px;margin-left:8px}.write{height:60px}`;
document.head.append(style);

const face = (own: boolean) => PICTURE.replace('c66', own ? '6c6' : '66c').replace(/(?:180|120)/g, '36');
const said = CONVERSATION.filter(({ role }) => role !== 'system');
const rows = said.map(({ role, text, picture, at }, i) => {
  const own = role === 'agent';
  const first = said[i - 1]?.role !== role;
  const head = `<img class="face" src="${face(own)}"><div><span class="writer">${own ? AGENT.name : CUSTOMER.name}</span><span class="when">${clock(at)}</span></div>`;
  return `<div class="post">${first ? head : ''}<div class="words">${picture ? `<img src="${picture}">` : text}</div></div>`;
});
mountPoint().innerHTML = `<div class="pane"><div class="pane-head"><span>${CUSTOMER.name}</span></div><div class="stream">${rows.join('')}</div><textarea class="write" placeholder="Reply"></textarea></div>`;
window.chatPage = { composer: '.write' };
