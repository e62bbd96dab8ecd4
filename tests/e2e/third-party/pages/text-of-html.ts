/** Text of an editor's own HTML output, one line a block. */
export function textOfHtml(html: string): string {
  const lines: string[] = [];
  let open = false;
  const put = (text: string) => {
    if (!open) lines.push('');
    open = true;
    lines[lines.length - 1] += text;
  };
  const walk = (node: Node, isLast: boolean) => {
    if (node.nodeType === 3) {
      const text = (node.nodeValue ?? '').replace(/[\n\u200b\ufeff]/g, '').replace(/\u00a0/g, ' ');
      if (text !== '') put(text);
    } else if (node.nodeName === 'BR') {
      put('');
      // The last one of a block only holds the line open.
      if (!isLast) lines.push('');
    } else {
      const block = /^(?:P|DIV|LI|H\d|PRE|BLOCKQUOTE)$/.test(node.nodeName);
      if (block) open = false;
      const inner = [...node.childNodes];
      if (block && !inner.some(({ nodeName }) => /^(?:P|DIV|UL|OL|LI)$/.test(nodeName))) put('');
      // How several editors write an empty line.
      const isBlank = block && node.textContent === '\u00a0';
      inner.forEach((child, i) => {
        if (!isBlank) walk(child, i === inner.length - 1);
      });
      if (block) open = false;
    }
  };
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const top = [...body.childNodes];
  top.forEach((node, i) => {
    walk(node, i === top.length - 1);
  });
  return lines.join('\n');
}
