// @ts-nocheck: these packages are not installed at the root; esbuild bundles the page.
import '@chatui/core/dist/index.css';
import ChatModule, { Bubble, SystemMessage, useMessages } from '@chatui/core';
import { createRoot } from 'react-dom/client';
import { CONVERSATION, CUSTOMER, EVENT, mountPoint, PICTURE } from './conversation.ts';

const Chat = ChatModule.default ?? ChatModule;
const first = CONVERSATION.map((said) => ({
  _id: said.id,
  type: said.picture ? 'image' : 'text',
  content: said.picture ? { picUrl: said.picture } : { text: said.text },
  position: said.role === 'agent' ? 'right' : 'left',
  createdAt: new Date(said.at).getTime(),
  hasTime: said.id === 'm01' || said.id === 'm07',
  ...(said.role === 'agent' ? {} : { user: { avatar: PICTURE, name: CUSTOMER.name } }),
}));
first.splice(2, 0, { _id: 'e1', type: 'system', content: { text: EVENT } });

function App() {
  const { messages } = useMessages(first);
  return (
    <Chat
      navbar={{ title: CUSTOMER.name }}
      messages={messages}
      placeholder="请输入..."
      renderMessageContent={({ type, content }) => {
        if (type === 'system') return <SystemMessage content={content.text} />;
        if (type === 'image')
          return (
            <Bubble type="image">
              <img src={content.picUrl} alt="" />
            </Bubble>
          );
        return <Bubble content={content.text} />;
      }}
      onSend={() => undefined}
    />
  );
}
createRoot(mountPoint()).render(<App />);
window.chatPage = { composer: '.Composer-input' };
