/** Colours are those of the panel; checked for 4.5:1 on their own grounds in both themes. */
export const STRIP_CSS = `
:host{all:initial}
*{box-sizing:border-box}
.strip{--card:#fbfaf8;--tip:#fff;--ink:#1f2328;--ink2:#5b6470;--line:#e0dcd4;--brand:#0f6b5c;--soft:#e3f1ed;--warm:#c2410c;--warm-soft:#fdece6;--amber:#8a5a10;--amber-soft:#fdf3dc;--focus:#2563eb;
color:var(--ink);font:13px/1.6 "Noto Sans CJK SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif;display:flex;flex-direction:column;gap:4px;text-align:start}
.strip.dark{--card:#1f2226;--tip:#24282d;--ink:#e9ecef;--ink2:#a9b1ba;--line:#3a4046;--brand:#4fc3a8;--soft:#17332d;--warm:#ff8a65;--warm-soft:#3b221a;--amber:#f0b95a;--amber-soft:#33290f;--focus:#7aa7ff}
button{font:inherit;color:inherit;background:none;border:1px solid transparent;border-radius:8px;min-height:24px;min-width:24px;padding:0 6px;margin:0;cursor:pointer}
button:hover{background:var(--soft)}
button:focus-visible{outline:2px solid var(--focus);outline-offset:1px}
.bar{display:flex;align-items:center;gap:6px;background:var(--card);border:1px solid var(--line);border-radius:10px;padding:3px 6px;box-shadow:0 2px 10px #0000001a}
.move{cursor:grab;color:var(--ink2);padding:0;touch-action:none}
.dot{flex:none;width:8px;height:8px;border-radius:50%;background:var(--brand)}
.upset .dot{background:var(--warm)}
.alarm .dot{background:var(--warm);box-shadow:0 0 0 3px var(--warm-soft)}
.stage{color:var(--brand);font-weight:600;white-space:nowrap}
.mood{color:var(--ink2);white-space:nowrap}
.upset .mood,.alarm .mood{color:var(--warm)}
.script{flex:1 1 auto;min-width:0;display:flex;align-items:center;gap:6px;text-align:start;color:var(--ink2)}
.script span{overflow:hidden;text-overflow:ellipsis;white-space:nowrap;flex:1 1 auto;min-width:0}
.needs span{color:var(--amber)}
kbd{font:11px/1 ui-monospace,monospace;color:var(--ink2);border:1px solid var(--line);border-bottom-width:2px;border-radius:5px;padding:2px 5px;white-space:nowrap}
.rank{flex:none;padding:0 2px}
.count{flex:none;border-radius:99px;padding:0 8px;background:var(--amber-soft);color:var(--amber);font-weight:600;white-space:nowrap}
.icon{flex:none;color:var(--ink2);padding:0}
.tip{display:flex;align-items:baseline;flex-wrap:wrap;gap:2px 8px;background:var(--tip);border:1px solid var(--line);border-radius:10px;padding:5px 10px;box-shadow:0 4px 14px #0000001f;align-self:flex-start;max-width:100%}
.tip b{color:var(--amber);font-weight:600}
.tip.hard b{color:var(--warm)}
.tip .better{border-color:var(--line);max-width:100%;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.tip .dismiss{color:var(--ink2)}
.needs kbd{border-style:dashed;color:var(--amber)}
.narrow .bar{flex-wrap:wrap}
.narrow .script{order:1;flex-basis:100%}
[role=status]:empty{position:absolute}
.notice{color:var(--amber);background:var(--amber-soft);border-radius:8px;padding:2px 10px;align-self:flex-start}
@media (forced-colors:active){.dot{background:CanvasText}.bar,.tip{border-color:CanvasText}}
`;
