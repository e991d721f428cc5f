import { expect, test } from 'vitest';
import { toCsv } from './csv';

test('a table becomes lines of cells', () => {
  expect(toCsv(['run', 'accuracy'], [['PTQ W4A4', 0.8952]])).toBe(
    'run,accuracy\r\nPTQ W4A4,0.8952\r\n',
  );
});

test('commas, quotes and line breaks are quoted', () => {
  expect(toCsv(['a'], [['x,y'], ['say "hi"'], ['two\nlines']])).toBe(
    'a\r\n"x,y"\r\n"say ""hi"""\r\n"two\nlines"\r\n',
  );
});

test('nothing is an empty cell, and negative numbers stay numbers', () => {
  expect(toCsv(['a', 'b'], [[null, -1.5]])).toBe('a,b\r\n,-1.5\r\n');
});

test('text that a spreadsheet would run is defused', () => {
  expect(toCsv(['a'], [['=1+1']])).toBe("a\r\n'=1+1\r\n");
});
