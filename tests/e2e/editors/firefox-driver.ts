import { launchFirefox } from '../firefox/launch-firefox.ts';
import { CONTROL, evaluateIn, tabOf } from '../firefox/page.ts';
import { openSidebar, type Sidebar } from '../firefox/sidebar.ts';
import type { EditorDriver } from './editor-driver.ts';

/** WebDriver's names of the keys the matrix presses. */
const KEYS: Record<string, string> = { Delete: '\uE017', ArrowLeft: '\uE012', Control: CONTROL, Backspace: '\uE003' };

interface FirefoxDriver extends EditorDriver {
  /** The sidebar of the extension. */
  openPanel(): Promise<Sidebar>;
  close(): Promise<void>;
}

/** Firefox with the extension of that folder. */
export async function firefoxDriver(executablePath: string, path: string): Promise<FirefoxDriver> {
  const { bidi, close } = await launchFirefox(executablePath);
  try {
    const { extension } = await bidi.send<{ extension: string }>('webExtension.install', {
      extensionData: { type: 'path', path },
    });
    const first = async (scope: 'chrome' | 'content') => {
      const params = { 'moz:scope': scope };
      const tree = await bidi.send<{ contexts: { context: string }[] }>('browsingContext.getTree', params);
      return tree.contexts[0]?.context ?? '';
    };
    const [chrome, context] = [await first('chrome'), await first('content')];
    const tab = tabOf(bidi, context);
    const perform = (actions: { type: string; value: string }[]) =>
      bidi.send('input.performActions', { context, actions: [{ type: 'key', id: 'keyboard', actions }] });
    const stroke = (key: string) => {
      const names = key.split('+').map((name) => KEYS[name] ?? name.toLowerCase());
      return [
        ...names.map((value) => ({ type: 'keyDown', value })),
        ...names.toReversed().map((value) => ({ type: 'keyUp', value })),
      ];
    };
    return {
      goto: async (url) => {
        await tab.goto(url);
        // A new window's focus is in the address bar: the page would take letters, but its caret would not move.
        await evaluateIn(bidi, chrome, 'gBrowser.selectedBrowser.focus(), true');
      },
      evaluate: tab.evaluate,
      press: async (...keys) => {
        await perform(keys.flatMap(stroke));
      },
      type: async (text) => {
        await perform(
          [...text].flatMap((value) => [
            { type: 'keyDown', value },
            { type: 'keyUp', value },
          ]),
        );
      },
      openPanel: () => openSidebar(bidi, chrome, extension),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
