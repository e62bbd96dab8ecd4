/** Two small desks of their own make: a chat in a shadow root, and one whose list stands in a frame beside its reply box. */

const TURNS = [
  ['them', '我的快递到哪了？'],
  ['us', '您好，我查一下单号。'],
  ['them', '好的，快一点'],
  ['us', '包裹今天到了苏州，明天派送。'],
  ['us', '派送前快递会打电话给您。'],
  ['them', '明天几点？'],
  ['us', '一般在 18:00 前。'],
  ['them', '谢谢'],
] as const;

export const DESK_TURNS = TURNS.map(([who, text]) => ({
  role: who === 'them' ? ('customer' as const) : ('agent' as const),
  text,
}));

const STYLE = `
  .scroll{height:420px;overflow-y:auto;border:1px solid #ccc;padding:8px}
  .talk{display:flex;margin:6px 0}
  .talk.us{justify-content:flex-end}
  .talk p{margin:0;padding:6px 10px;border-radius:10px;background:#eee;max-width:60%}
  .talk.us p{background:#cfe6ff}
  .box{width:90%;min-height:44px;border:1px solid #999}`;

const rows = TURNS.map(([who, text]) => `<div class="talk ${who}"><p>${text}</p></div>`).join('');
const list = `<div class="scroll">${rows}</div>`;
/** Whatever reaches the page while it is taught is written down, and a click on a row would leave it. */
const watch = `
  window.got = [];
  for (const type of ['pointerdown', 'mousedown', 'mouseup', 'click', 'dblclick', 'touchstart', 'keydown', 'keyup'])
    document.addEventListener(type, (event) => window.got.push(type + ' ' + event.target.localName), true);`;
const leaveOnClick = `for (const row of root.querySelectorAll('.talk')) row.onclick = () => { location.hash = '#left'; };`;

const page = (body: string) =>
  `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>desk</title><body>${body}</body></html>`;

const shadow = page(`<h2>周敏</h2><desk-chat></desk-chat><script>${watch}
  const root = document.querySelector('desk-chat').attachShadow({ mode: 'open' });
  root.innerHTML = ${JSON.stringify(`<style>${STYLE}</style>${list}<textarea class="box" placeholder="回复"></textarea>`)};
  ${leaveOnClick}</script>`);

const framed = page(`<style>${STYLE} iframe{width:100%;height:460px;border:0}</style><h2>周敏</h2>
  <iframe id="talks" src="/list/"></iframe><div class="box" contenteditable="true" aria-label="回复"></div>
  <script>${watch}</script>`);

/** A console that shows its chat in a frame from elsewhere. */
export const outerPage = (chat: string): string =>
  page(
    `<h2>Console</h2><p>Menu</p><iframe style="width:100%;height:560px;border:0" src="${chat}"></iframe><script>${watch}</script>`,
  );

export const DESK_PAGES: ReadonlyMap<string, string> = new Map([
  ['/shadow/', shadow],
  ['/framed/', framed],
  ['/list/', page(`<style>${STYLE}</style>${list}<script>${watch} const root = document; ${leaveOnClick}</script>`)],
]);
