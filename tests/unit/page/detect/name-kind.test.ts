import { describe, expect, it } from 'vitest';
import { namedBeginning, nameKind } from '../../../../utils/page/detect/name-kind.ts';

describe('nameKind', () => {
  it.each([
    'message',
    'chat-message--incoming',
    'isOwn',
    'rcx-message-body',
    'sc-message-list',
    'cs-message',
    'msg2',
    'messageIsMe',
    'from_me',
  ])('%s was named by a person', (name) => expect(nameKind(name)).toBe('ok'));
  it.each(['css-1q2w3e', 'sc-epGxBs', '_3tGz8', 'x1iorvi4', 'lc-9fiok9', 'kieALA', 'jss123', 'makeStyles-root-1421'])(
    '%s was made up by a build tool',
    (name) => expect(nameKind(name)).toBe('hashed'),
  );
  it.each(['flex', 'mt-2', 'justify-end', 'text-sm', 'md:w-1/2', 'bg-[#fff]', 'rounded-lg', 'items-center'])(
    '%s is a look',
    (name) => expect(nameKind(name)).toBe('utility'),
  );
  it.each(['is-active', 'selected', 'is-group-last', 'message--unread', 'enabled'])('%s passes', (name) =>
    expect(nameKind(name)).toBe('state'),
  );
});

describe('namedBeginning', () => {
  it('keeps what a person wrote of a CSS-module class', () => {
    expect(namedBeginning('Chat_message__x7Qa2')).toBe('Chat_message__');
    expect(namedBeginning('messageRow-3fa9c')).toBe('messageRow-');
  });
  it('finds nothing in a class that is all made up', () => {
    expect(namedBeginning('css-1q2w3e')).toBeNull();
    expect(namedBeginning('a1b2c3')).toBeNull();
  });
});
