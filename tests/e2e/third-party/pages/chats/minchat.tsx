// @ts-nocheck: these packages are not installed at the root; esbuild bundles the page.
import {
  MainContainer,
  MessageContainer,
  MessageHeader,
  MessageInput,
  MessageList,
  MinChatUiProvider,
} from '@minchat/react-chat-ui';
import { createRoot } from 'react-dom/client';
import { AGENT, CONVERSATION, CUSTOMER, mountPoint } from './conversation.ts';

const messages = CONVERSATION.map((said) => ({
  id: said.id,
  user: said.role === 'agent' ? AGENT : CUSTOMER,
  createdAt: new Date(said.at),
  seen: true,
  ...(said.picture ? { media: { type: 'image', url: said.picture, name: 'crack', size: '20' } } : { text: said.text }),
}));
createRoot(mountPoint()).render(
  <MinChatUiProvider theme="#6ea9d7">
    <MainContainer style={{ height: '100vh' }}>
      <MessageContainer>
        <MessageHeader showBack={false}>{CUSTOMER.name}</MessageHeader>
        <MessageList currentUserId={AGENT.id} messages={messages} />
        <MessageInput placeholder="Type message here" showSendButton onSendMessage={() => undefined} />
      </MessageContainer>
    </MainContainer>
  </MinChatUiProvider>,
);
window.chatPage = { composer: '[contenteditable="true"], textarea' };
