import { writeFile } from 'node:fs/promises';
import type { Bidi } from './bidi.ts';

type Evaluated =
  | { type: 'success'; result: { type: string; value?: unknown } }
  | { type: 'exception'; exceptionDetails: { text: string } };

/**
 * Value of a JavaScript expression in a tab or in the browser's own window; promises are awaited. Only strings,
 * numbers, booleans and null travel as they are.
 */
export async function evaluateIn<T extends string | number | boolean | null>(
  bidi: Bidi,
  context: string,
  expression: string,
): Promise<T> {
  const answer = await bidi.send<Evaluated>('script.evaluate', {
    expression,
    target: { context },
    awaitPromise: true,
  });
  if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
  return (answer.result.value ?? null) as T;
}

/** The helpdesk's tab. */
export interface Tab {
  goto(url: string): Promise<void>;
  /** Value of a JavaScript expression in the page, by way of JSON. */
  evaluate<T>(expression: string): Promise<T>;
  /** A real click in the middle of the first element that matches. */
  click(selector: string): Promise<void>;
  /** A real press of one key with others held, named as WebDriver names them. */
  press(value: string, ...held: string[]): Promise<void>;
  screenshot(file: string): Promise<void>;
}

/** WebDriver's names of keys without a character of their own. */
export const CONTROL = '\uE009';
export const ALT = '\uE00A';

export function tabOf(bidi: Bidi, context: string): Tab {
  const evaluate = async <T>(expression: string) => {
    const json = `Promise.resolve(${expression}).then((value) => JSON.stringify(value ?? null))`;
    return JSON.parse(await evaluateIn<string>(bidi, context, json)) as T;
  };
  return {
    evaluate,
    goto: async (url) => {
      await bidi.send('browsingContext.navigate', { context, url, wait: 'complete' });
    },
    click: async (selector) => {
      const { x, y } = await evaluate<{ x: number; y: number }>(
        `(({ x, y, width, height }) => ({ x: Math.round(x + width / 2), y: Math.round(y + height / 2) }))(
          document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect())`,
      );
      const actions = [
        { type: 'pointerMove', x, y },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ];
      await bidi.send('input.performActions', { context, actions: [{ type: 'pointer', id: 'mouse', actions }] });
    },
    press: async (value, ...held) => {
      const actions = [
        ...[...held, value].map((key) => ({ type: 'keyDown', value: key })),
        ...[value, ...held.toReversed()].map((key) => ({ type: 'keyUp', value: key })),
      ];
      await bidi.send('input.performActions', { context, actions: [{ type: 'key', id: 'keyboard', actions }] });
    },
    screenshot: async (file) => {
      const { data } = await bidi.send<{ data: string }>('browsingContext.captureScreenshot', { context });
      await writeFile(file, Buffer.from(data, 'base64'));
    },
  };
}
