import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  askAccessForChats,
  askAccessForList,
  followGrantedHosts,
  mayRead,
} from '../../../utils/platform/access/granted-hosts.ts';
import { listOnlyHosts, onListHostsChanged } from '../../../utils/platform/access/list-hosts.ts';

type Script = { matches: string[]; excludeMatches: string[] };
type Changed = (changes: Record<string, unknown>, area: string) => void;

/** The browser: what is granted, which script runs where, and what its owner answers when asked. */
const world = vi.hoisted(() => ({
  disk: new Map<string, unknown>(),
  granted: new Set<string>(),
  answer: true,
  script: null as Script | null,
  tabs: [] as { id: number; url: string }[],
  injected: [] as number[],
  policy: {} as Record<string, unknown>,
  listeners: [] as Changed[],
}));

vi.mock('wxt/browser', () => {
  const covers = (pattern: string, wanted: string) => {
    if (pattern === wanted) return true;
    const [scheme, host] = pattern.split('://*.');
    return host !== undefined && wanted.startsWith(`${scheme}://`) && wanted.endsWith(`.${host}`);
  };
  const held = (origin: string) => [...world.granted].some((pattern) => covers(pattern, origin));
  return {
    browser: {
      permissions: {
        getAll: async () => ({ origins: [...world.granted] }),
        contains: async ({ origins }: { origins: string[] }) => origins.every(held),
        async request({ origins }: { origins: string[] }) {
          if (world.answer) for (const origin of origins) world.granted.add(origin);
          return world.answer;
        },
      },
      storage: {
        local: {
          get: async (key: string) => ({ [key]: world.disk.get(key) }),
          set: async (entries: Record<string, unknown>) => {
            for (const [key, value] of Object.entries(entries)) world.disk.set(key, value);
            for (const listener of world.listeners) listener(entries, 'local');
          },
        },
        managed: { get: async () => world.policy },
        onChanged: { addListener: (listener: Changed) => void world.listeners.push(listener) },
      },
      scripting: {
        getRegisteredContentScripts: async () => (world.script ? [world.script] : []),
        registerContentScripts: async ([script]: Script[]) => {
          if (world.script) throw new Error('Duplicate script ID');
          world.script = script ?? null;
        },
        updateContentScripts: async ([script]: Script[]) => {
          world.script = script ?? null;
        },
        unregisterContentScripts: async () => {
          world.script = null;
        },
        executeScript: async ({ target }: { target: { tabId: number } }) => void world.injected.push(target.tabId),
      },
      tabs: { query: async () => world.tabs },
    },
  };
});

const LIST = 'https://packs.example/team/index.json';

beforeEach(() => {
  world.disk.clear();
  world.granted.clear();
  Object.assign(world, { answer: true, script: null, tabs: [], injected: [], policy: {}, listeners: [] });
});

describe('a host granted for a pack list', () => {
  it('is fetched from, and no page of it is read', async () => {
    expect(await askAccessForList(LIST)).toBe(true);
    world.tabs = [{ id: 1, url: 'https://packs.example/' }];
    await followGrantedHosts();
    expect([world.script, world.injected]).toEqual([null, []]);
    expect(await mayRead('https://packs.example/chat')).toBe(false);
  });

  it('leaves the hosts beside it as they were, and stays out where a wider pattern covers it', async () => {
    await askAccessForChats('desk.example');
    await askAccessForList('https://packs.shop.example/index.json');
    world.granted.add('https://*.shop.example/*');
    world.tabs = [
      { id: 1, url: 'https://desk.example/chat' },
      { id: 2, url: 'https://packs.shop.example/' },
      { id: 3, url: 'https://chat.shop.example/' },
    ];
    await followGrantedHosts();
    expect(world.script).toMatchObject({
      matches: ['https://desk.example/*', 'http://desk.example/*', 'https://*.shop.example/*'],
      excludeMatches: ['*://packs.shop.example/*'],
    });
    expect(world.injected).toEqual([1, 3]);
    expect(await mayRead('https://packs.shop.example/')).toBe(false);
    expect(await mayRead('https://chat.shop.example/')).toBe(true);
  });

  it('is read once the agent asks for it in the panel, though the browser has nothing new to grant', async () => {
    await askAccessForList(LIST);
    world.granted.add('http://packs.example/*');
    const told = vi.fn();
    onListHostsChanged(told);
    expect(await askAccessForChats('packs.example:443')).toBe(true);
    expect(told).toHaveBeenCalledOnce();
    await followGrantedHosts();
    expect(world.script?.matches).toEqual(['https://packs.example/*', 'http://packs.example/*']);
    expect(world.script?.excludeMatches).toEqual([]);
    expect(await mayRead('https://packs.example/chat')).toBe(true);
  });

  it('stays read where the agent allowed that before', async () => {
    await askAccessForChats('packs.example');
    await askAccessForList(LIST);
    expect(await listOnlyHosts()).toEqual(new Set());
    expect(await mayRead('https://packs.example/chat')).toBe(true);
  });

  it('is not opened by a company that lists it among its sites: that is for the agent to say', async () => {
    world.policy = { sites: ['https://packs.example/*', 'https://desk.example/*'] };
    await askAccessForList(LIST);
    await askAccessForChats('desk.example');
    await followGrantedHosts();
    expect(world.script?.matches).toEqual(['https://desk.example/*']);
  });

  it('stays closed to chats after a refusal in the panel', async () => {
    await askAccessForList(LIST);
    world.answer = false;
    expect(await askAccessForChats('packs.example')).toBe(false);
    expect(await mayRead('https://packs.example/chat')).toBe(false);
  });
});

describe('followGrantedHosts', () => {
  it('registers once when two events come together', async () => {
    await askAccessForChats('desk.example');
    await Promise.all([followGrantedHosts(), followGrantedHosts()]);
    expect(world.script?.matches).toEqual(['https://desk.example/*', 'http://desk.example/*']);
  });

  it('takes the script away with the last host', async () => {
    await askAccessForChats('desk.example');
    await followGrantedHosts();
    world.granted.clear();
    await followGrantedHosts();
    expect(world.script).toBeNull();
  });
});
