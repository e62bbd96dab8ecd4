// @ts-nocheck: these packages are not installed at the root; esbuild bundles the page.
import '../../node_modules/botframework-webchat/dist/webchat-minimal.js';
import { AGENT, CONVERSATION, CUSTOMER, mountPoint } from './conversation.ts';

function observable(values) {
  return {
    subscribe(observer) {
      const next = typeof observer === 'function' ? observer : observer.next.bind(observer);
      for (const [i, value] of values.entries()) setTimeout(() => next(value), 50 + i * 5);
      return { unsubscribe() {} };
    },
  };
}

const activities = CONVERSATION.map((said) => ({
  type: 'message',
  id: said.id,
  timestamp: new Date(said.at).toISOString(),
  from:
    said.role === 'agent'
      ? { id: AGENT.id, name: AGENT.name, role: 'user' }
      : { id: CUSTOMER.id, name: CUSTOMER.name, role: 'bot' },
  conversation: { id: 'k1' },
  channelData: {},
  ...(said.picture
    ? { attachments: [{ contentType: 'image/svg+xml', contentUrl: said.picture, name: 'crack' }] }
    : { text: said.text, textFormat: 'plain' }),
}));
const directLine = {
  activity$: observable(activities),
  connectionStatus$: observable([0, 1, 2]),
  postActivity: () => observable(['x1']),
  getSessionId: () => observable([]),
  end() {},
};

const holder = mountPoint();
holder.style.width = '560px';
window.WebChat.renderWebChat(
  {
    directLine,
    userID: AGENT.id,
    username: AGENT.name,
    styleOptions: { userAvatarInitials: 'P', botAvatarInitials: '林' },
  },
  holder,
);
window.chatPage = { composer: '[data-id="webchat-sendbox-input"]' };
