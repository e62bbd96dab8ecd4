// @ts-nocheck: these packages are not installed at the root; esbuild bundles the page.
import 'vue3-beautiful-chat/dist/vue3-beautiful-chat.css';
import { createApp, h, resolveComponent } from 'vue';
import Chat from 'vue3-beautiful-chat';
import { CONVERSATION, CUSTOMER, EVENT, mountPoint, PICTURE } from './conversation.ts';

const list = CONVERSATION.filter((said) => !said.picture).map((said) => ({
  id: said.id,
  type: 'text',
  author: said.role === 'agent' ? 'me' : CUSTOMER.id,
  data: { text: said.text, meta: said.at.slice(11, 16) },
}));
list.splice(2, 0, { id: 'e1', type: 'system', author: CUSTOMER.id, data: { text: EVENT } });
const colors = {
  header: { bg: '#4e8cff', text: '#ffffff' },
  launcher: { bg: '#4e8cff' },
  messageList: { bg: '#ffffff' },
  sentMessage: { bg: '#4e8cff', text: '#ffffff' },
  receivedMessage: { bg: '#eaeaea', text: '#222222' },
  userInput: { bg: '#f4f7f9', text: '#565867' },
};
const none = () => undefined;
const app = createApp({
  render: () =>
    h(resolveComponent('beautiful-chat'), {
      participants: [{ id: CUSTOMER.id, name: CUSTOMER.name, imageUrl: PICTURE }],
      title: CUSTOMER.name,
      titleImageUrl: PICTURE,
      messageList: list,
      isOpen: true,
      open: none,
      close: none,
      onMessageWasSent: none,
      newMessagesCount: 0,
      colors,
      showTypingIndicator: '',
      alwaysScrollToBottom: true,
      messageStyling: true,
      placeholder: 'Write a reply...',
    }),
});
app.use(Chat);
app.mount(mountPoint());
window.chatPage = { composer: '.sc-user-input--text', without: ['m05'] };
