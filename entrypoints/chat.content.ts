import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { startPage } from '../utils/page/start-page.ts';
import { createPagePort } from '../utils/platform/messaging/page-port.ts';

declare global {
  interface Window {
    /** Set once per page so that a second injection does nothing. */
    warmlineStarted?: boolean;
  }
}

export default defineContentScript({
  registration: 'runtime',
  // No `matches`: which hosts it runs on is decided at run time, host by host (see platform/access).
  main(ctx) {
    if (window.warmlineStarted || !browser.runtime?.id) return;
    window.warmlineStarted = true;
    ctx.onInvalidated(() => {
      window.warmlineStarted = false;
    });
    startPage({ document, window, port: createPagePort(ctx.signal), signal: ctx.signal });
  },
});
