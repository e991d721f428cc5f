import { expect, test } from 'vitest';
import { browserName } from './browser';

const like = 'AppleWebKit/537.36 (KHTML, like Gecko)';

test.each([
  [`Mozilla/5.0 (X11; Linux x86_64) ${like} Chrome/139.0.0.0 Safari/537.36`, 'Chrome 139'],
  [`Mozilla/5.0 (X11; Linux x86_64) ${like} HeadlessChrome/139.0.0.0 Safari/537.36`, 'Chrome 139'],
  [
    `Mozilla/5.0 (Windows NT 10.0) ${like} Chrome/138.0.0.0 Safari/537.36 Edg/138.0.0.0`,
    'Edge 138',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox 140'],
  [
    'Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
    'Safari 18',
  ],
  [
    'Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
    'Safari 18',
  ],
  [
    'Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 CriOS/139.0 Mobile/15E148 Safari/604.1',
    'Chrome 139',
  ],
  ['something else', null],
])('%s', (userAgent, name) => {
  expect(browserName(userAgent)).toBe(name);
});
