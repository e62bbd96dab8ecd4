// @ts-nocheck: these packages are not installed at the root; esbuild bundles the page.
import * as kit from '@livechat/ui-kit';
import { createRoot } from 'react-dom/client';
import { AGENT, CONVERSATION, CUSTOMER, clock, mountPoint, PICTURE } from './conversation.ts';

const groups = [];
for (const said of CONVERSATION) {
  if (said.picture) continue;
  if (groups.at(-1)?.[0].role === said.role) groups.at(-1).push(said);
  else groups.push([said]);
}

function Group({ said }) {
  const own = said[0].role === 'agent';
  return (
    <kit.MessageGroup {...(own ? { isOwn: true } : { avatar: PICTURE })} onlyFirstWithMeta>
      {said.map((one) => (
        <kit.Message key={one.id} authorName={own ? AGENT.name : CUSTOMER.name} date={clock(one.at)} isOwn={own}>
          <kit.Bubble isOwn={own}>
            <kit.MessageText>{one.text}</kit.MessageText>
          </kit.Bubble>
        </kit.Message>
      ))}
    </kit.MessageGroup>
  );
}

createRoot(mountPoint()).render(
  <kit.ThemeProvider>
    <div style={{ height: '90vh', width: 500, display: 'flex', flexDirection: 'column' }}>
      <kit.TitleBar title={CUSTOMER.name} />
      <div style={{ flex: 1, minHeight: 0, height: 500 }}>
        <kit.MessageList active>
          {groups.map((said) => (
            <Group key={said[0].id} said={said} />
          ))}
        </kit.MessageList>
      </div>
      <kit.TextComposer>
        <kit.Row align="center">
          <kit.TextInput fill="true" />
          <kit.SendButton fit />
        </kit.Row>
      </kit.TextComposer>
    </div>
  </kit.ThemeProvider>,
);
window.chatPage = { composer: 'textarea', without: ['m05'] };
