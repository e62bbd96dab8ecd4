import { type Browser, browser } from 'wxt/browser';

/** Pages can be lied to; only the extension's own pages may command. */
export function isOwnPage({ url }: Pick<Browser.runtime.MessageSender, 'url'>): boolean {
  return url?.startsWith(browser.runtime.getURL('')) === true;
}
