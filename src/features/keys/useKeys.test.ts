// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import { type KeyAction, keyAction } from './useKeys';

afterEach(() => document.body.replaceChildren());

function press(key: string, tag = 'div', init: KeyboardEventInit = {}): KeyAction | null {
  const element = document.body.appendChild(document.createElement(tag));
  let action: KeyAction | null = null;
  const listen = (event: KeyboardEvent) => {
    action = keyAction(event);
  };
  addEventListener('keydown', listen);
  element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...init }));
  removeEventListener('keydown', listen);
  return action;
}

test.each([
  [' ', 'runOrPause'],
  ['s', 'step'],
  ['r', 'reset'],
  ['?', 'help'],
  ['x', null],
])('%j asks for %s', (key, action) => {
  expect(press(key)).toBe(action);
});

test('keys typed into a field are text', () => {
  expect(press('s', 'input')).toBeNull();
  expect(press(' ', 'select')).toBeNull();
});

test('Space on a button presses the button, other keys work', () => {
  expect(press(' ', 'button')).toBeNull();
  expect(press('s', 'button')).toBe('step');
});

test('keys of the browser are left alone', () => {
  expect(press('r', 'div', { ctrlKey: true })).toBeNull();
  expect(press('s', 'div', { metaKey: true })).toBeNull();
});
