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

/** Two people who talk of anything but a purchase: who of them works here is for the agent to say. */
const TALK = [
  ['left', '昨晚的球赛看了吗？'],
  ['right', '看了，最后一分钟进的球太精彩。'],
  ['left', '我朋友也在现场'],
  ['left', '他说气氛特别好'],
  ['right', '下次一起去吧。'],
  ['left', '周六下午有空吗？'],
  ['right', '周六要加班，周日可以。'],
  ['left', '那就周日见'],
] as const;

export const UNSURE_TURNS = TALK.map(([side, text]) => ({
  role: side === 'left' ? ('customer' as const) : ('agent' as const),
  text,
}));

const unsureRows = TALK.map(([side, text]) => `<div class="line ${side}"><p>${text}</p></div>`).join('');

/** @param sides how the two stand, were it the other way round */
const unsure = (swapped: boolean) =>
  page(`<style>
  .scroll{height:420px;overflow-y:auto;border:1px solid #ccc;padding:8px}
  .line{display:flex;margin:6px 0}
  .line.${swapped ? 'left' : 'right'}{justify-content:flex-end}
  .line p{margin:0;padding:6px 10px;border-radius:10px;background:#eee;max-width:60%}
  textarea{width:90%;min-height:44px}</style>
  <div class="scroll">${unsureRows}</div><textarea></textarea><script>${watch}</script>`);

/** A console that shows its chat in a frame from elsewhere. */
export const outerPage = (chat: string): string =>
  page(
    `<h2>Console</h2><p>Menu</p><iframe style="width:100%;height:560px;border:0" src="${chat}"></iframe><script>${watch}</script>`,
  );

export const DESK_PAGES: ReadonlyMap<string, string> = new Map([
  ['/shadow/', shadow],
  ['/framed/', framed],
  ['/unsure/', unsure(false)],
  ['/swapped/', unsure(true)],
  ['/list/', page(`<style>${STYLE}</style>${list}<script>${watch} const root = document; ${leaveOnClick}</script>`)],
]);
