// @ts-nocheck: these packages are not installed at the root; esbuild bundles the page.
import { AiChat, useAsBatchAdapter } from '@nlux/react';
import { createRoot } from 'react-dom/client';
import { AGENT, CONVERSATION, CUSTOMER, mountPoint, PICTURE } from './conversation.ts';

/** The words of the look that the package keeps in another one (`@nlux/themes`): who writes stands at which side. */
const LOOK = `.nlux-AiChat-root{height:100vh;display:flex;flex-direction:column}.nlux-comp-chatRoom{display:flex;flex-direction:column;height:100%}
.nlux-conversation-container{overflow:auto;flex:1}.nlux-comp-chatItem{display:flex;gap:8px;margin:8px;max-width:70%}
.nlux-comp-chatItem--sent{flex-direction:row-reverse;margin-left:auto}.nlux-comp-message{padding:8px 12px;border-radius:10px;background:#eee}
.nlux-comp-message_sent,.nlux-comp-message--sent{background:#cfe6ff}.nlux-comp-composer{display:flex}.nlux-comp-composer textarea{flex:1}
.nlux-comp-avatar{width:32px;height:32px;overflow:hidden}.nlux-comp-avatar img{width:32px}`;
document.head.append(Object.assign(document.createElement('style'), { textContent: LOOK }));

const shown = CONVERSATION.filter((said) => !said.picture);
function App() {
  const adapter = useAsBatchAdapter(async () => '', []);
  return (
    <AiChat
      adapter={adapter}
      initialConversation={shown.map((said) => ({
        role: said.role === 'agent' ? 'user' : 'assistant',
        message: said.text,
      }))}
      personaOptions={{
        user: { name: AGENT.name, avatar: PICTURE },
        assistant: { name: CUSTOMER.name, avatar: PICTURE },
      }}
      composerOptions={{ placeholder: 'Reply' }}
      conversationOptions={{ layout: 'bubbles' }}
    />
  );
}
createRoot(mountPoint()).render(<App />);
window.chatPage = { composer: '.nlux-comp-composer textarea', without: ['m05'] };
