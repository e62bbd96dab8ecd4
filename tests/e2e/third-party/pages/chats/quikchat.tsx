// @ts-nocheck: these packages are not installed at the root; esbuild bundles the page.
import quikchat from 'quikchat';
import 'quikchat/dist/quikchat.css';
import { AGENT, CONVERSATION, CUSTOMER, EVENT, mountPoint } from './conversation.ts';

const holder = mountPoint();
holder.id = 'desk';
holder.style.cssText = 'width:560px;height:640px';
const chat = new quikchat('#desk', () => undefined, {
  theme: 'quikchat-theme-light',
  titleArea: { title: CUSTOMER.name, align: 'left', show: true },
});
chat.messageAddNew(EVENT, 'system', 'center', 'system');
for (const said of CONVERSATION) {
  if (said.picture) continue;
  const own = said.role === 'agent';
  chat.messageAddNew(said.text, own ? AGENT.name : CUSTOMER.name, own ? 'right' : 'left', 'user');
}
window.chatPage = { composer: 'textarea', without: ['m05'] };
