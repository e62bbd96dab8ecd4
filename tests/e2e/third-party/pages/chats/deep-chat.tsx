// @ts-nocheck: these packages are not installed at the root; esbuild bundles the page.
import 'deep-chat';
import { AGENT, CONVERSATION, CUSTOMER, mountPoint } from './conversation.ts';

const holder = mountPoint();
const title = document.createElement('h2');
title.textContent = CUSTOMER.name;
const chat = document.createElement('deep-chat');
chat.style.cssText = 'width:520px;height:640px;border-radius:8px';
chat.history = CONVERSATION.map((said) => ({
  role: said.role === 'agent' ? 'user' : 'ai',
  ...(said.picture ? { files: [{ src: said.picture, type: 'image' }] } : { text: said.text }),
}));
chat.names = { ai: { text: CUSTOMER.name }, user: { text: AGENT.name } };
chat.avatars = false;
chat.connect = { handler: (_body, signals) => signals.onResponse({ text: '' }) };
holder.append(title, chat);
window.chatPage = { composer: 'deep-chat >>> #text-input' };
