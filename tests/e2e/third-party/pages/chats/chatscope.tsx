// @ts-nocheck: these packages are not installed at the root; esbuild bundles the page.
import '@chatscope/chat-ui-kit-styles/dist/default/styles.min.css';
import * as kit from '@chatscope/chat-ui-kit-react';
import { createRoot } from 'react-dom/client';
import { AGENT, CONVERSATION, CUSTOMER, clock, DAY, mountPoint, PICTURE } from './conversation.ts';

const face = <kit.Avatar src={PICTURE} name={CUSTOMER.name} />;

function Row({ said, index }) {
  const own = said.role === 'agent';
  const next = CONVERSATION[index + 1];
  const last = next?.role !== said.role;
  const before = CONVERSATION[index - 1];
  const position = before?.role === said.role ? (last ? 'last' : 'normal') : last ? 'single' : 'first';
  const model = {
    direction: own ? 'outgoing' : 'incoming',
    position,
    sender: own ? AGENT.name : CUSTOMER.name,
    sentTime: clock(said.at),
    ...(said.picture ? { type: 'image', payload: { src: said.picture, width: 180 } } : { message: said.text }),
  };
  return (
    <kit.Message model={model} avatarSpacer={!own && !last}>
      {!own && last ? face : null}
      {last ? <kit.Message.Footer sentTime={clock(said.at)} /> : null}
    </kit.Message>
  );
}

createRoot(mountPoint()).render(
  <kit.MainContainer>
    <kit.Sidebar position="left">
      <kit.Search placeholder="Search..." />
      <kit.ConversationList>
        <kit.Conversation name="Otto" lastSenderName="Otto" info="Where is it?" />
        <kit.Conversation name={CUSTOMER.name} lastSenderName={CUSTOMER.name} info="Thanks" active />
        <kit.Conversation name="Mira" lastSenderName="Mira" info="好的" />
      </kit.ConversationList>
    </kit.Sidebar>
    <kit.ChatContainer>
      <kit.ConversationHeader>
        <kit.ConversationHeader.Content userName={CUSTOMER.name} info="Active 2 mins ago" />
      </kit.ConversationHeader>
      <kit.MessageList typingIndicator={<kit.TypingIndicator content={`${CUSTOMER.name} is typing`} />}>
        <kit.MessageSeparator content={DAY} />
        {CONVERSATION.map((said, index) => (
          <Row key={said.id} said={said} index={index} />
        ))}
      </kit.MessageList>
      <kit.MessageInput placeholder="Type message here" />
    </kit.ChatContainer>
  </kit.MainContainer>,
);
window.chatPage = { composer: '.cs-message-input__content-editor' };
