import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const installed = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
];

const isSuperuser = () => process.getuid?.() === 0;

/** Command-line arguments for Chromium: WebGPU in software included, no talk with the outside. */
export const chromiumArgs: readonly string[] = [
  ...(isSuperuser() ? ['--no-sandbox'] : []),
  '--enable-unsafe-webgpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Returns the path of an installed Chromium or Chrome that starts, or null when there is none. */
export function findBrowser(): string | null {
  return candidates().find(starts) ?? null;
}

function candidates(): string[] {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) return [chosen];
  const folders = ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)];
  const onPath = commands.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...installed, chromium.executablePath()];
}

/** Ubuntu has a `chromium-browser` that only says how to install a snap. */
function starts(path: string): boolean {
  if (!existsSync(path)) return false;
  if (process.platform === 'win32') return true;
  try {
    execFileSync(path, ['--version'], { stdio: 'pipe', timeout: 30_000 });
    return true;
  } catch {
    return false;
  }
}

/**
 * Returns the path of a browser, after installing Debian's Chromium, or else Playwright's, when
 * there is none and this process may.
 *
 * Throws: with what to install, when there is none and it may not.
 */
export function ensureBrowser(): string {
  const found = findBrowser();
  if (found !== null) return found;
  if (isSuperuser() && existsSync('/usr/bin/apt-get')) {
    for (const install of [installFromApt, installFromPlaywright]) {
      const path = attempt(install) ? findBrowser() : null;
      if (path !== null) return path;
    }
  }
  throw new Error(
    process.env.CHROMIUM_PATH
      ? `CHROMIUM_PATH is ${process.env.CHROMIUM_PATH}, and no browser starts there.`
      : whatToInstall,
  );
}

function installFromApt(): void {
  console.log('No Chromium or Chrome was found: installing the package chromium.');
  execFileSync('apt-get', ['update'], { stdio: 'inherit' });
  execFileSync('apt-get', ['install', '-y', 'chromium'], {
    stdio: 'inherit',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

function installFromPlaywright(): void {
  console.log("The package gives no browser that starts: installing Playwright's.");
  execFileSync('npx', ['playwright', 'install', '--with-deps', 'chromium'], { stdio: 'inherit' });
}

function attempt(install: () => void): boolean {
  try {
    install();
    return true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return false;
  }
}

const whatToInstall = `No Chromium or Chrome was found. Install one, then run this again:
  Debian:     sudo apt-get update && sudo apt-get install -y chromium
  elsewhere:  npx playwright install --with-deps chromium
or set CHROMIUM_PATH to the one to use.`;
