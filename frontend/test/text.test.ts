import { describe, expect, it } from 'vitest';
import { applyText, composeText, differenceOf, fineDifference, transformText, whole } from '../notebook/sync/text';
import { Random } from './random';
import { randomDelta } from './world';

describe('text deltas', () => {
  it('let what the server ordered first stand left', () => {
    const first = [{ retain: 1 }, { insert: 'S' }];
    const second = [{ retain: 1 }, { insert: 'C' }];
    expect(applyText(applyText('ab', first), transformText(second, first, true))).toBe('aSCb');
    expect(applyText(applyText('ab', second), transformText(first, second, false))).toBe('aSCb');
  });

  it('leave out a trailing retain', () => {
    expect(composeText([{ insert: 'a' }, { retain: 3 }], [{ retain: 2 }])).toEqual([{ insert: 'a' }]);
  });

  it('never cut a surrogate pair when they are made from two texts', () => {
    // 😀 and 😁 differ in their second unit only
    const change = differenceOf('x😀y', 'x😁y');
    expect(whole(change, 'x😀y')).toBe(true);
    expect(applyText('x😀y', change)).toBe('x😁y');
    expect(whole([{ retain: 2 }, { insert: 'q' }], 'x😀y')).toBe(false);
    expect(whole([{ insert: '\ud83d' }], '')).toBe(false);
  });

  it('converge whichever way two of them meet', () => {
    for (let seed = 1; seed <= 2_000; seed++) {
      const random = new Random(seed);
      const text = Array.from({ length: random.below(8) }, () => random.pick(['a', '😀', '中', '\n'])).join('');
      const first = randomDelta(random, text);
      const second = randomDelta(random, text);
      const one = applyText(applyText(text, first), transformText(second, first, true));
      const other = applyText(applyText(text, second), transformText(first, second, false));
      expect(other, `seed ${seed}`).toBe(one);
      expect(encodeURIComponent(one).length > -1, `seed ${seed}`).toBe(true);
    }
  });

  it('made from two texts lead from one to the other', () => {
    for (let seed = 1; seed <= 500; seed++) {
      const random = new Random(seed);
      const before = Array.from({ length: random.below(12) }, () => random.pick(['a', 'b', '😀', '😁', '中'])).join('');
      const after = applyText(before, randomDelta(random, before));
      for (const change of [differenceOf(before, after), fineDifference(before, after)]) {
        expect(applyText(before, change), `seed ${seed}`).toBe(after);
        expect(whole(change, before), `seed ${seed}`).toBe(true);
      }
    }
  });
});
