// @ts-nocheck: these packages are not installed at the root; esbuild bundles the page.
/** A console as FreeScout draws it, with Summernote for its replies. */
import jQuery from 'jquery';

window.jQuery = jQuery;
window.$ = jQuery;

const row = (id, kind, who, words) => `<div class="thread thread-type-${kind}" id="thread-${id}">
  <div class="thread-person"><strong>${who}</strong></div><div class="thread-body"><div class="thread-content">${words}</div></div></div>`;

document.body.dataset.conversation_id = '18';
document.body.innerHTML = `<div id="conv-layout-main">
  ${row(3, 'customer', 'Ada Moss', 'Still nothing. This is the third time I ask where my parcel is!')}
  ${row(2, 'message', 'Sam Reed', 'We will look into it.')}
  ${row(1, 'customer', 'Ada Moss', 'Where is my parcel? It should have been here on Monday.')}</div>
  <div class="conv-reply-block"><form class="form-reply"><input type="hidden" name="is_note" value="">
  <textarea id="body" name="body"></textarea></form></div>`;
await new Promise((resolve) => {
  const script = document.createElement('script');
  script.src = '/modules/summernote/dist/summernote-lite.js';
  script.onload = resolve;
  document.head.append(script);
});
jQuery('#body').summernote({ toolbar: [] });
window.ready = true;
