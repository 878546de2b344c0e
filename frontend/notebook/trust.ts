// Everything a notebook shows is hostile. This is the belt over JupyterLab's sanitiser.
export type TrustWords = { imageBlocked: (host: string) => string };

/** What JupyterLab's sanitiser lets through and we do not: remote pictures, targets, command links, covering styles. */
export function tighten(html: string, words: TrustWords, files: string | null): string {
  if (!html.includes('<')) return html;
  const template = document.createElement('template');
  template.innerHTML = html;
  for (const element of template.content.querySelectorAll('*')) {
    for (const name of element.getAttributeNames()) {
      if (name.startsWith('data-commandlinker') || name.startsWith('on') || name === 'srcset' || name === 'poster' || name === 'ping' || name === 'background' || name === 'action' || name === 'formaction') {
        element.removeAttribute(name);
      } else if (name === 'style' && /url\s*\(|expression|@import|position\s*:\s*(fixed|sticky)/i.test(element.getAttribute(name) ?? '')) {
        element.removeAttribute(name);
      } else if (name === 'href' && !safeLink(element.getAttribute(name) ?? '')) {
        element.removeAttribute(name);
      }
    }
    if (element.hasAttribute('target') || (element.tagName === 'A' && isRemote(element.getAttribute('href') ?? ''))) {
      element.setAttribute('target', '_blank');
      element.setAttribute('rel', 'noopener noreferrer nofollow');
    }
    if (element.hasAttribute('src')) source(element, words, files);
  }
  return template.innerHTML;
}

function source(element: Element, words: TrustWords, files: string | null): void {
  const url = (element.getAttribute('src') ?? '').trim();
  if (/^(data:(image|audio|video)\/|attachment:)/i.test(url)) return;
  const relative = !/^([a-z][a-z0-9+.-]*:|[\\/])/i.test(url) && !url.split(/[\\/]/).includes('..');
  if (element.tagName === 'IMG' && relative && files) {
    element.setAttribute('src', files + url.split('/').map(part => encodeURIComponent(safeDecode(part))).join('/'));
    element.setAttribute('loading', 'lazy');
    return;
  }
  if (element.tagName !== 'IMG') {
    element.remove();
    return;
  }
  const note = document.createElement(isRemote(url) ? 'a' : 'span');
  note.className = 'pn-blocked';
  note.textContent = element.getAttribute('alt') || words.imageBlocked(hostOf(url));
  if (note instanceof HTMLAnchorElement) {
    note.href = url.startsWith('//') ? `https:${url}` : url;
    note.target = '_blank';
    note.rel = 'noopener noreferrer nofollow';
  }
  element.replaceWith(note);
}

function safeLink(href: string): boolean {
  return !/^[\s\u0000-\u001f]*(javascript|vbscript|data|blob|file):/i.test(href.replace(/[\t\n\r]/g, ''));
}

function isRemote(url: string): boolean {
  return /^(https?:)?\/\//i.test(url.trim());
}

function hostOf(url: string): string {
  try {
    return new URL(url, 'https://invalid.invalid/').host.replace(/^invalid\.invalid$/, url.slice(0, 60));
  } catch {
    return url.slice(0, 60);
  }
}

function safeDecode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

const ACTIVE = /<script|<iframe|<object|<embed|<link|<style|<svg|<form|\son[a-z]+\s*=|javascript:/i;

/** True where HTML would lose something in the sanitiser that only the sandbox frame may have. */
export function isActive(html: string): boolean {
  return ACTIVE.test(withoutScopedStyle(html));
}

/** pandas puts a <style scoped> before each table; the page styles tables itself. */
export function withoutScopedStyle(html: string): string {
  return html.replace(/<style scoped>[\s\S]*?<\/style>/gi, '');
}

/** Drops every claim of trust from a notebook that is about to be shown. */
export function withoutTrust<T extends { metadata?: object }>(cells: readonly T[]): T[] {
  return cells.map(cell => {
    if (!cell.metadata || !('trusted' in cell.metadata)) return cell;
    const { trusted: _, ...metadata } = cell.metadata as Record<string, unknown>;
    return { ...cell, metadata };
  });
}
