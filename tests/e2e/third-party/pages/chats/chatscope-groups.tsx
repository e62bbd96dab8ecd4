// @ts-nocheck: these packages are not installed at the root; esbuild bundles the page.
import '@chatscope/chat-ui-kit-styles/dist/default/styles.min.css';
import * as kit from '@chatscope/chat-ui-kit-react';
import { createRoot } from 'react-dom/client';
import { AGENT, CONVERSATION, CUSTOMER, clock, DAY, mountPoint, PICTURE } from './conversation.ts';

const groups = [];
for (const said of CONVERSATION) {
  if (groups.at(-1)?.[0].role === said.role) groups.at(-1).push(said);
  else groups.push([said]);
}

function Group({ said }) {
  const own = said[0].role === 'agent';
  const sender = own ? AGENT.name : CUSTOMER.name;
  return (
    <kit.MessageGroup direction={own ? 'outgoing' : 'incoming'} sender={sender} sentTime={clock(said[0].at)}>
      <kit.Avatar src={PICTURE} name={sender} />
      <kit.MessageGroup.Header>{sender}</kit.MessageGroup.Header>
      <kit.MessageGroup.Messages>
        {said.map((one) => (
          <kit.Message
            key={one.id}
            model={
              one.picture
                ? { type: 'image', payload: { src: one.picture, width: 180 }, direction: own ? 'outgoing' : 'incoming' }
                : { message: one.text, direction: own ? 'outgoing' : 'incoming' }
            }
          />
        ))}
      </kit.MessageGroup.Messages>
      <kit.MessageGroup.Footer>{clock(said.at(-1).at)}</kit.MessageGroup.Footer>
    </kit.MessageGroup>
  );
}

createRoot(mountPoint()).render(
  <kit.ChatContainer style={{ height: '600px', width: '480px' }}>
    <kit.ConversationHeader>
      <kit.ConversationHeader.Content userName={CUSTOMER.name} />
    </kit.ConversationHeader>
    <kit.MessageList>
      <kit.MessageSeparator>{DAY}</kit.MessageSeparator>
      {groups.map((said) => (
        <Group key={said[0].id} said={said} />
      ))}
    </kit.MessageList>
    <kit.MessageInput placeholder="输入消息" />
  </kit.ChatContainer>,
);
window.chatPage = { composer: '.cs-message-input__content-editor' };
