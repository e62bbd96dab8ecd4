import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { serveBridge } from '../utils/page/insert/serve-bridge.ts';

export default defineUnlistedScript(() => {
  serveBridge(document);
});
