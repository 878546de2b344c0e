import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ENGLISH, Labels, type LabelKey } from '../notebook/labels';

const PREFIX = 'notebookEditor.';

function bundle(language: string): Record<string, string> {
  const text = readFileSync(new URL(`../../src/main/resources/i18n/notebook-editor_${language}.properties`, import.meta.url), 'utf8');
  const lines = text.split('\n').filter(line => line.trim() !== '' && !line.startsWith('#'));
  return Object.fromEntries(lines.map(line => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
}

describe.each(['en', 'zh_CN'])('the words in %s', language => {
  const words = bundle(language);

  it('have exactly the keys of the element', () => {
    expect(Object.keys(words).sort()).toEqual(Object.keys(ENGLISH).map(key => PREFIX + key).sort());
  });

  it('leave out no word and no number', () => {
    for (const key of Object.keys(ENGLISH) as LabelKey[]) {
      const word = words[PREFIX + key]!;
      expect(word.trim(), key).not.toBe('');
      expect((word.match(/\{\d\}/g) ?? []).sort(), key).toEqual((ENGLISH[key].match(/\{\d\}/g) ?? []).sort());
    }
  });
});

it('English is the default of the element', () => {
  const words = bundle('en');
  for (const key of Object.keys(ENGLISH) as LabelKey[]) expect(words[PREFIX + key]).toBe(ENGLISH[key]);
});

describe('labels', () => {
  it('fill in numbers, and fall back to English', () => {
    const labels = new Labels();
    labels.use({ queuedPlace: '排队中 · 第 {0} 位' });
    expect(labels.t('queuedPlace', 3)).toBe('排队中 · 第 3 位');
    expect(labels.t('saved')).toBe('Saved');
  });

  it('say how long something took', () => {
    const labels = new Labels();
    expect(labels.duration(340)).toBe('0.34 s');
    expect(labels.duration(2_410)).toBe('2.4 s');
    expect(labels.duration(2_910, true)).toBe('2 s');
    expect(labels.duration(72_000)).toBe('1 min 12 s');
    expect(labels.duration(7_380_000)).toBe('2 h 3 min');
  });

  it('say how much memory', () => {
    expect(new Labels().bytes(3.1 * 1024 ** 3)).toBe('3.1 GiB');
    expect(new Labels().bytes(512 * 1024 ** 2)).toBe('512 MiB');
  });
});
