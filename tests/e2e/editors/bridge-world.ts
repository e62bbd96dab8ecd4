/** The page's half of the bridge, as entrypoints/editor-bridge.ts starts it. */
import { serveBridge } from '../../../utils/page/insert/serve-bridge.ts';

serveBridge(document);
