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

/** What `ensureBrowser` needs of the machine, so that a test installs nothing. */
export interface Machine {
  /** Value of `CHROMIUM_PATH`. */
  readonly chosen: string | undefined;
  /** Whether this process may install packages with apt. */
  readonly mayInstall: boolean;
  findBrowser(): string | null;
  /** Installs Debian's package `chromium`. */
  installChromium(): void;
}

const thisMachine: Machine = {
  chosen: process.env.CHROMIUM_PATH,
  mayInstall: isSuperuser() && existsSync('/usr/bin/apt-get'),
  findBrowser,
  installChromium,
};

/**
 * Returns the path of a browser, after installing Debian's Chromium when there is none and this
 * process may. A browser that was chosen is taken or refused; nothing is installed in its stead.
 *
 * Throws: with what to install, when there is none.
 */
export function ensureBrowser(machine: Machine = thisMachine): string {
  const found = machine.findBrowser();
  if (found !== null) return found;
  if (machine.chosen) {
    throw new Error(`CHROMIUM_PATH is ${machine.chosen}, and no browser starts there.`);
  }
  if (machine.mayInstall) machine.installChromium();
  const installed = machine.mayInstall ? machine.findBrowser() : null;
  if (installed === null) throw new Error(whatToInstall);
  return installed;
}

function installChromium(): void {
  console.log('No Chromium or Chrome was found: installing the package chromium.');
  try {
    execFileSync('apt-get', ['update'], { stdio: 'inherit' });
    execFileSync('apt-get', ['install', '-y', 'chromium'], {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
}

const whatToInstall = `No Chromium or Chrome was found. Install one, then run this again:
  Debian:     sudo apt-get update && sudo apt-get install -y chromium
  elsewhere:  npx playwright install --with-deps chromium
or set CHROMIUM_PATH to the one to use.`;
