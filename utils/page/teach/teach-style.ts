import type { Role } from '../../core/conversation/conversation.ts';

/**
 * Labels carry their own ground, so they read on any page; every role also has its own kind of line, for eyes that do
 * not tell the colours apart. White on each ground is at least 4.5:1.
 */
const ROLE_LINES: Record<Role, [ground: string, line: string]> = {
  customer: ['#b23416', 'solid'],
  agent: ['#0c6556', 'dashed'],
  bot: ['#3b5b9a', 'dashed'],
  note: ['#7a5200', 'dotted'],
  system: ['#4f5761', 'dotted'],
  unknown: ['#6d2ea3', 'double'],
};

const roleCss = Object.entries(ROLE_LINES)
  .map(
    ([role, [ground, line]]) =>
      `.mark.${role}{border:${line === 'double' ? 4 : 2}px ${line} ${ground}}.mark.${role} span{background:${ground}}`,
  )
  .join('\n');

export const TEACH_CSS = `
:host{all:initial}
*{box-sizing:border-box}
.teach{--card:#fbfaf8;--ink:#1f2328;--ink2:#4f5761;--line:#c9c4ba;--brand:#0c6556;--on:#fff;--soft:#e3f1ed;--amber:#7a4e06;--amber-soft:#fdf3dc;--focus:#2563eb;
font:14px/1.6 "Noto Sans CJK SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif;color:var(--ink);text-align:start}
.teach.dark{--card:#1f2226;--ink:#e9ecef;--ink2:#b4bcc4;--line:#4a5057;--brand:#4fc3a8;--on:#06251e;--soft:#17332d;--amber:#f0b95a;--amber-soft:#33290f;--focus:#7aa7ff}
.glass,.bar,.menu{pointer-events:auto}
.glass{position:fixed;inset:0;cursor:crosshair;touch-action:none}
.marks,.aim{pointer-events:none}
.mark,.aim{position:fixed;border-radius:6px}
.mark span,.aim span{position:absolute;top:-2px;right:-2px;color:#fff;font-size:12px;font-weight:600;line-height:18px;padding:0 6px;border-radius:5px;white-space:nowrap;box-shadow:0 0 0 1px #fff8}
.mark[data-label=left] span{right:auto;left:-2px}
.mark[data-label=out] span{top:auto;bottom:100%}
.mark{box-shadow:0 0 0 1px #fff8}
.mark b{font-weight:600}
${roleCss}
.aim{border:3px solid #2563eb;box-shadow:0 0 0 2px #fffc,0 0 0 100vmax #0001;background:#2563eb1f}
.aim span{background:#1d4fd7;left:-3px;right:auto;top:auto;bottom:100%;max-width:240px;overflow:hidden;text-overflow:ellipsis}
.aim.low span{bottom:auto;top:100%}
.bar{position:fixed;left:50%;top:12px;transform:translateX(-50%);width:min(620px,calc(100vw - 24px));display:flex;flex-wrap:wrap;align-items:center;gap:6px 10px;padding:8px 12px;background:var(--card);border:1px solid var(--line);border-radius:12px;box-shadow:0 6px 24px #00000040}
.bar.bottom{top:auto;bottom:12px}
.bar:focus-visible,button:focus-visible{outline:2px solid var(--focus);outline-offset:2px}
.bar:focus{outline:2px solid var(--focus);outline-offset:-1px}
.words{flex:1 1 300px;min-width:0}
.words p{margin:0}
.step{font-weight:600}
.problem{color:var(--amber);background:var(--amber-soft);border-radius:8px;padding:2px 8px}
.problem:empty{display:none}
.keys{color:var(--ink2);font-size:12px}
.buttons{display:flex;flex-wrap:wrap;gap:6px}
button{font:inherit;color:inherit;background:none;border:1px solid var(--line);border-radius:8px;min-height:28px;min-width:28px;padding:0 10px;margin:0;cursor:pointer}
button:hover{background:var(--soft)}
.menu{position:fixed;display:flex;flex-direction:column;min-width:150px;padding:4px;background:var(--card);border:1px solid var(--line);border-radius:10px;box-shadow:0 6px 24px #00000050}
.menu button{border-color:transparent;text-align:start;min-height:30px}
.menu button[aria-checked=true]::before{content:"✓ "}
.said{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (forced-colors:active){.mark,.aim{border-color:CanvasText}.mark span,.aim span{background:Canvas;color:CanvasText;border:1px solid}}
`;
