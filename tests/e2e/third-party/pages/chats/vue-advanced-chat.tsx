// @ts-nocheck: these packages are not installed at the root; esbuild bundles the page.
import { register } from 'vue-advanced-chat';
import { AGENT, CONVERSATION, CUSTOMER, clock, DAY, EVENT, mountPoint, PICTURE } from './conversation.ts';

register();
const users = [
  { _id: CUSTOMER.id, username: CUSTOMER.name, avatar: PICTURE, status: { state: 'online' } },
  { _id: AGENT.id, username: AGENT.name, avatar: PICTURE, status: { state: 'online' } },
];
const messages = CONVERSATION.map((said) => ({
  _id: said.id,
  content: said.text,
  senderId: said.role === 'agent' ? AGENT.id : CUSTOMER.id,
  username: said.role === 'agent' ? AGENT.name : CUSTOMER.name,
  avatar: PICTURE,
  date: DAY,
  timestamp: clock(said.at),
  saved: true,
  distributed: true,
  seen: said.id < 'm09',
  ...(said.picture ? { files: [{ name: 'crack', type: 'png', size: 20, url: said.picture }] } : {}),
}));
messages.splice(2, 0, {
  _id: 'e1',
  content: EVENT,
  senderId: CUSTOMER.id,
  date: DAY,
  timestamp: '09:59',
  system: true,
});
const chat = document.createElement('vue-advanced-chat');
Object.assign(chat, {
  height: '100vh',
  currentUserId: AGENT.id,
  rooms: [
    {
      roomId: '1',
      roomName: CUSTOMER.name,
      avatar: PICTURE,
      users,
      lastMessage: { content: 'Thanks', senderId: CUSTOMER.id, timestamp: '10:11' },
    },
    {
      roomId: '2',
      roomName: 'Otto',
      avatar: PICTURE,
      users,
      lastMessage: { content: 'Where?', senderId: CUSTOMER.id, timestamp: '10:01' },
    },
  ],
  roomId: '1',
  roomsLoaded: true,
  messages: [],
  messagesLoaded: false,
});
chat.addEventListener('fetch-messages', () => {
  setTimeout(() => {
    chat.messages = messages;
    chat.messagesLoaded = true;
  }, 50);
});
mountPoint().append(chat);
window.chatPage = { composer: 'vue-advanced-chat >>> #roomTextarea' };
