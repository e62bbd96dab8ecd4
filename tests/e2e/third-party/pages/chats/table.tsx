// @ts-nocheck: bundled by esbuild as its neighbours are.
/** A desk of the old make: messages are rows of a table, the buyer's name is part of the heading. */
import { AGENT, CONVERSATION, CUSTOMER, clock, mountPoint } from './conversation.ts';

const style = document.createElement('style');
style.textContent = `.case{width:900px}.case h2{font-size:17px}.past{height:480px;overflow:auto;border:1px solid #ccc}
.past table{width:100%;border-collapse:collapse}.past td{padding:6px 8px;vertical-align:top;border-bottom:1px solid #eee}
.past td:first-child{font-weight:700}.answer{width:100%;height:70px}`;
document.head.append(style);

const rows = CONVERSATION.filter(({ role }) => role !== 'system').map(({ role, text, picture, at }) => {
  const own = role === 'agent';
  const words = picture ? `<img src="${picture}" width="160">` : text;
  return `<tr class="entry"><td width="110" class="${own ? 'k1' : 'k2'}">${own ? AGENT.name : CUSTOMER.name}</td><td width="60"><font color="#888">${clock(at)}</font></td><td class="said">${words}</td></tr>`;
});
mountPoint().innerHTML = `<div class="case"><h2>Case 3391: <span class="whose">${CUSTOMER.name}</span></h2><div class="past"><table><tbody>${rows.join('')}</tbody></table></div><form><textarea name="content" class="answer"></textarea><input type="submit" value="Send reply"></form></div>`;
window.chatPage = { composer: '.answer' };
