// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { checked } from '../notebook/frames';
import { isActive, tighten, withoutScopedStyle, withoutTrust } from '../notebook/trust';

const words = { imageBlocked: (host: string) => `picture from ${host}` };
const tight = (html: string, files: string | null = null) => tighten(html, words, files);

describe('HTML that the sanitiser let through', () => {
  it('loses remote pictures, and says where they are from', () => {
    for (const url of ['https://evil.example/a.png', '//evil.example/a.png', 'http://evil.example:8080/a.png']) {
      const html = tight(`<p><img src="${url}"></p>`);
      expect(html).not.toContain('<img');
      expect(html).toContain('picture from evil.example');
    }
  });

  it('loses pictures from the application itself', () => {
    expect(tight('<img src="/logout">')).not.toContain('<img');
    expect(tight('<img src="../../logout">', '/files/')).not.toContain('<img');
    expect(tight('<img src="\\\\evil.example\\x">', '/files/')).not.toContain('<img');
  });

  it('keeps embedded pictures and attachments', () => {
    expect(tight('<img src="data:image/png;base64,AA==">')).toContain('data:image/png');
    expect(tight('<img src="attachment:a.png">')).toContain('attachment:a.png');
    expect(tight('<img src="data:text/html,x">')).not.toContain('<img');
  });

  it('takes relative pictures from the notebook’s files where it has some', () => {
    expect(tight('<img src="images/a b.png">', '/courses/3/files/')).toContain('src="/courses/3/files/images/a%20b.png"');
    expect(tight('<img src="images/a.png">')).not.toContain('<img');
  });

  it('opens no link in the page', () => {
    const html = tight('<a href="https://example.org/" target="_top">x</a>');
    expect(html).toContain('target="_blank"');
    expect(html).toContain('noopener');
  });

  it('loses command links, handlers and script addresses', () => {
    expect(tight('<button data-commandlinker-command="run" data-commandlinker-args="{}">x</button>')).not.toContain('commandlinker');
    expect(tight('<b onclick="x()">x</b>')).not.toContain('onclick');
    for (const href of ['javascript:x()', ' java\tscript:x()', 'JaVaScRiPt:x()', 'data:text/html,x', 'vbscript:x']) {
      expect(tight(`<a href="${href}">x</a>`), href).not.toContain('href');
    }
  });

  it('cannot cover the page or fetch through styles', () => {
    for (const style of ['position: fixed; inset: 0', 'position:sticky', 'background: url(https://evil.example/x)', 'background:URL(x)']) {
      expect(tight(`<div style="${style}">x</div>`), style).not.toContain('style=');
    }
    expect(tight('<div style="color: red">x</div>')).toContain('color: red');
  });

  it('loses sets of pictures, posters and pings', () => {
    expect(tight('<img srcset="https://evil.example/a.png 2x" src="data:image/png;base64,AA==">')).not.toContain('srcset');
    expect(tight('<a ping="https://evil.example/" href="https://example.org/">x</a>')).not.toContain('ping');
    expect(tight('<video src="https://evil.example/v.mp4" poster="https://evil.example/p.png"></video>')).not.toContain('evil.example');
  });
});

describe('active output', () => {
  it('is told from what the page may show', () => {
    expect(isActive('<table><tr><td>1</td></tr></table>')).toBe(false);
    expect(isActive('<div><style scoped>td{}</style><table></table></div>')).toBe(false);
    for (const html of ['<script>x</script>', '<b onclick=x>', '<style>td{}</style>', '<iframe src=x>', '<a href="javascript:x">', '<svg></svg>']) expect(isActive(html), html).toBe(true);
    expect(withoutScopedStyle('<style scoped>\n.x{}\n</style><b>1</b>')).toBe('<b>1</b>');
  });

  it('is heard only in the shapes that its frame sends', () => {
    expect(checked({ paddock: 'size', height: 120 })).toEqual({ paddock: 'size', height: 120 });
    expect(checked({ paddock: 'size', height: 1e9 })).toEqual({ paddock: 'size', height: 4_000 });
    expect(checked({ paddock: 'size', height: -5 })).toEqual({ paddock: 'size', height: 24 });
    expect(checked({ paddock: 'failed', message: 'x'.repeat(10_000) })).toEqual({ paddock: 'failed', message: 'x'.repeat(4_096) });
    for (const data of [null, 'size', 7, [], {}, { paddock: 'size' }, { paddock: 'size', height: '1' }, { paddock: 'size', height: NaN }, { paddock: 'run' }, { paddock: 'done', a: 1, b: 2, c: 3 }]) {
      expect(checked(data)).toBeNull();
    }
  });
});

it('a notebook’s own claim of trust is dropped', () => {
  const cells = [{ id: 'a', metadata: { trusted: true, tags: ['x'] } }, { id: 'b', metadata: {} }, { id: 'c' }];
  expect(withoutTrust(cells)).toEqual([{ id: 'a', metadata: { tags: ['x'] } }, { id: 'b', metadata: {} }, { id: 'c' }]);
});
