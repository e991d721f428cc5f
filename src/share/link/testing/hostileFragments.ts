import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { settingIds, specOf } from '../../../core/settings/settings';
import { defaultView } from '../../../core/view';
import { commonSettings } from '../commonSettings';
import { linkKeys } from '../keys';
import { writeLink } from '../writeLink';
import { fakeLinkedResult, fakeLinkedRun } from './fakeLinks';

const keys = [...settingIds.map((id) => specOf(id).urlKey), ...Object.values(linkKeys)];

const hostileKeys = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'];

const hostileValues = [
  ...['', '0', '-1', '1e308', '-1e308', '1e999', 'NaN', 'Infinity', '-0', '0x10', '1e-400'],
  ...['%', '%E0%A4%A', '%C3%28', '%00', '%F0%9F%92%A9', '%ED%A0%80', '<script>alert(1)</script>'],
  ...['__proto__', 'qat', 'qat,', ',:,:', 'qat,w:2', 'qat,__proto__:1', '9'.repeat(400)],
];

const key = fc.oneof(fc.constantFrom(...keys, ...hostileKeys), fc.string({ maxLength: 8 }));

const value = fc.oneof(
  fc.constantFrom(...hostileValues),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.double().map(String),
  fc.bigInt().map(String),
);

const pair = fc.tuple(key, value).map(([own, said]) => `${own}=${said}`);

/** Pairs that no page wrote. */
const invented = fc
  .array(pair, { maxLength: 12 })
  .map((pairs) => `#${['v=1', ...pairs].join('&')}`);

const methods = ['base', 'fp32', 'ptq', 'qat', 'control'] as const;

/** A link with the first so many methods, each with a seed of its own; every third run has no result. */
function madeLink(count: number): string {
  const runs = Array.from({ length: count }, (_, at) =>
    fakeLinkedRun(
      methods[at % methods.length] ?? 'qat',
      { seed: at },
      at % 3 === 2 ? null : fakeLinkedResult({}, 100 * at),
    ),
  );
  return writeLink({ settings: commonSettings(runs), view: defaultView, runs }) ?? '#v=1';
}

/** Links as the page makes them. */
const valid = fc.constantFrom(...Array.from({ length: 12 }, (_, count) => madeLink(count)));

const truncated = fc
  .tuple(valid, fc.nat())
  .map(([link, at]) => link.slice(0, at % (link.length + 1)));

/** Links with some characters replaced. */
const mutated = fc
  .tuple(valid, fc.array(fc.tuple(fc.nat(), fc.string({ maxLength: 3 })), { maxLength: 8 }))
  .map(([link, changes]) =>
    changes.reduce((text, [place, put]) => {
      const at = place % (text.length + 1);
      return text.slice(0, at) + put + text.slice(at + put.length);
    }, link),
  );

const packedBytes = (bytes: Uint8Array) =>
  `#v=1&method=qat,ptq&r=${Buffer.from(bytes).toString('base64url')}`;

const deflated = (bytes: Uint8Array) =>
  packedBytes(Uint8Array.from([1, ...deflateSync(bytes, { level: 9 })]));

/** Results that inflate to anything up to 8 MB: 8 KB in the link. */
const bombs = fc.constantFrom(
  ...[0, 91, 255].flatMap((byte) =>
    [10, 15, 16, 17, 20, 23].map((power) => deflated(new Uint8Array(2 ** power).fill(byte))),
  ),
);

const anyBytes = fc.uint8Array({ maxLength: 400 }).map(packedBytes);

const number = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(-1, 0, 1, 1e308, -1e308));

/** Results whose figures are of the right shape and beyond all bounds. */
const wildResults = fc
  .tuple(fc.array(number, { minLength: 6, maxLength: 6 }), fc.array(number), fc.json())
  .map(([figures, losses, json]) => {
    const [index, evaluated, size, steps, train, total] = figures;
    const evaluation = [evaluated, total, train, size, steps];
    const entry = [index, 0, 0, evaluation, size, steps, train, total, losses, [[steps, 1, size]]];
    const text = JSON.stringify([[['wasm', json.slice(0, 90), '']], [entry, json, figures]]);
    return deflated(new TextEncoder().encode(text));
  });

/** Brackets that recursion would drown in. */
const deep = fc.constantFrom(
  ...[1, 100, 5_000, 60_000].map((depth) => deflated(new TextEncoder().encode('['.repeat(depth)))),
);

const noise = fc.string({ unit: 'binary', maxLength: 600 });

/** Fragments of every kind that somebody may put behind the page's address. */
export const hostileFragment: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: invented, weight: 4 },
  { arbitrary: valid, weight: 1 },
  { arbitrary: truncated, weight: 2 },
  { arbitrary: mutated, weight: 3 },
  { arbitrary: bombs, weight: 1 },
  { arbitrary: anyBytes, weight: 1 },
  { arbitrary: wildResults, weight: 2 },
  { arbitrary: deep, weight: 1 },
  { arbitrary: noise, weight: 1 },
);
