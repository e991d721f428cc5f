import { expect, test } from 'vitest';
import { iframeOf } from './iframe';

test('an address is an attribute of the frame, whatever it has in it', () => {
  expect(iframeOf('https://a.example/?x="<b>#v=1&view=embed')).toBe(
    '<iframe src="https://a.example/?x=&quot;&lt;b>#v=1&amp;view=embed" title="Quantlab" width="100%" height="640" style="border:0" loading="lazy"></iframe>',
  );
});
