/** What the matrix needs of a browser. */
export interface EditorDriver {
  goto(url: string): Promise<void>;
  /** Value of a JavaScript expression in the page, by way of JSON; promises are awaited. */
  evaluate<T>(expression: string): Promise<T>;
  /** Real presses one after the other: a key's name, or `Control+` and a letter. */
  press(...keys: string[]): Promise<void>;
  /** Real typing. */
  type(text: string): Promise<void>;
}

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
