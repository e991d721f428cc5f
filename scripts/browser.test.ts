import { describe, expect, it, vi } from 'vitest';
import { ensureBrowser, type Machine } from './browser';

/** A machine where the search for a browser gives these answers, one after the other. */
function machine(answers: (string | null)[], parts: Partial<Machine> = {}) {
  const installChromium = vi.fn();
  const findBrowser = () => answers.shift() ?? null;
  return { chosen: undefined, mayInstall: true, findBrowser, installChromium, ...parts };
}

describe('ensureBrowser', () => {
  it('takes the browser that is there', () => {
    const { installChromium, ...rest } = machine(['/usr/bin/chromium']);
    expect(ensureBrowser({ ...rest, installChromium })).toBe('/usr/bin/chromium');
    expect(installChromium).not.toHaveBeenCalled();
  });

  it('installs one where there is none and it may', () => {
    const bare = machine([null, '/usr/bin/chromium']);
    expect(ensureBrowser(bare)).toBe('/usr/bin/chromium');
    expect(bare.installChromium).toHaveBeenCalledOnce();
  });

  it('says what to install where it may not', () => {
    const bare = machine([null], { mayInstall: false });
    expect(() => ensureBrowser(bare)).toThrow('apt-get install -y chromium');
    expect(bare.installChromium).not.toHaveBeenCalled();
  });

  it('says what to install where the package gives no browser that starts', () => {
    expect(() => ensureBrowser(machine([null, null]))).toThrow('npx playwright install');
  });

  it('installs nothing in place of a browser that was chosen and does not start', () => {
    const mistaken = machine([null], { chosen: '/nope' });
    expect(() => ensureBrowser(mistaken)).toThrow('CHROMIUM_PATH is /nope');
    expect(mistaken.installChromium).not.toHaveBeenCalled();
  });
});
