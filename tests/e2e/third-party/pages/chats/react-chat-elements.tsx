// @ts-nocheck: these packages are not installed at the root; esbuild bundles the page.
import 'react-chat-elements/dist/main.css';
import { createRef } from 'react';
import { Input, MessageList, Navbar } from 'react-chat-elements';
import { createRoot } from 'react-dom/client';
import { AGENT, CONVERSATION, CUSTOMER, clock, EVENT, mountPoint, PICTURE } from './conversation.ts';

const rows = CONVERSATION.map((said) => ({
  id: said.id,
  position: said.role === 'agent' ? 'right' : 'left',
  title: said.role === 'agent' ? AGENT.name : CUSTOMER.name,
  date: new Date(said.at),
  dateString: clock(said.at),
  ...(said.role === 'agent' ? { status: 'read' } : { avatar: PICTURE }),
  ...(said.picture
    ? {
        type: 'photo',
        text: '',
        data: { uri: said.picture, width: 180, height: 120, status: { click: false, loading: 0 } },
      }
    : { type: 'text', text: said.text }),
}));
rows.splice(2, 0, { id: 'e1', type: 'system', text: EVENT, position: 'left', date: new Date(), title: '' });
const input = createRef();

createRoot(mountPoint()).render(
  <div style={{ display: 'flex', flexDirection: 'column', height: '100vh', maxWidth: 760 }}>
    <Navbar left={<b>{CUSTOMER.name}</b>} right={<span>online</span>} type="light" />
    <div style={{ flex: 1, overflow: 'auto', background: '#eee' }}>
      <MessageList lockable toBottomHeight="100%" dataSource={rows} referance={createRef()} />
    </div>
    <Input referance={input} placeholder="Type here..." multiline rightButtons={<button type="button">Send</button>} />
  </div>,
);
window.chatPage = { composer: '.rce-input' };
