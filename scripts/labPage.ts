import { type Browser, chromium, type JSHandle, type Page } from '@playwright/test';
import type { DatasetId } from '../src/core/datasets';
import type { KeptDataset } from '../src/core/datasets/dataset';
import type { Evidence } from '../src/core/diagnosis/evidence';
import type { ExecutionDifference } from '../src/core/run';
import type { Settings } from '../src/core/settings/settings';
import type { AutomationPlan, LabAutomation } from '../src/pages/automation';
import type { DeviceReport, ImageSpan } from '../src/protocol/protocol';
import type { RunRecord } from '../src/store/state';
import { chromiumArgs, ensureBrowser } from './browser';
import { ensureBuild } from './build';
import { createProgressBar, type ProgressBar } from './progressBar';
import { startServer } from './server';

const pollMs = 500;

/** The built page, open in a browser without a window. */
export interface LabPage {
  readonly device: DeviceReport;
  readonly defaults: Settings;
  /** Carries out a run while a bar called `title` shows how far it is. */
  run(title: string, plan: AutomationPlan): Promise<RunRecord>;
  /** Carries out a run, telling how far it is. */
  carryOut(plan: AutomationPlan, onProgress: ProgressBar['update']): Promise<RunRecord>;
  /** Returns all that the diagnosis of a run goes by. */
  evidence(runId: string): Promise<Evidence>;
  /** Returns how integers of the device differ from those of plain arithmetic on some test images. */
  verify(settings: Settings, images: ImageSpan): Promise<ExecutionDifference>;
  /** Brings a dataset from files on this machine. */
  bring(dataset: DatasetId, paths: readonly string[]): Promise<KeptDataset>;
  /** Returns the weights that a finished training run ended with, as a safetensors file. */
  exportCheckpoint(runId: string): Promise<Uint8Array>;
}

/** Builds, serves and opens the page, and closes everything once `use` is through. */
export async function withLab<T>(
  backend: Settings['backend'],
  use: (lab: LabPage) => Promise<T>,
): Promise<T> {
  ensureBuild();
  const executablePath = ensureBrowser();
  const server = await startServer();
  let browser: Browser | null = null;
  try {
    browser = await chromium.launch({ executablePath, args: [...chromiumArgs] });
    return await use(await openLab(browser, `${server.url}?idle=1&backend=${backend}`));
  } finally {
    await browser?.close();
    await server.stop();
  }
}

async function openLab(browser: Browser, url: string): Promise<LabPage> {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(`the page failed: ${error.message}`));
  await page.goto(url);
  const lab = await page.evaluateHandle(() => {
    if (!globalThis.quantlab) throw new Error('the page has no automation');
    return globalThis.quantlab;
  });
  return {
    device: await lab.evaluate(({ ready }) => ready),
    defaults: await lab.evaluate(({ defaults }) => defaults),
    run: (title, plan) => runWithBar(lab, title, plan),
    carryOut: (plan, onProgress) => carryOut(lab, plan, onProgress),
    bring: (dataset, paths) => bring(page, lab, dataset, paths),
    evidence: (runId) => lab.evaluate((page, id) => page.evidence(id), runId),
    verify: (settings, images) =>
      lab.evaluate((page, [wanted, span]) => page.verify(wanted, span), [
        settings,
        images,
      ] as const),
    exportCheckpoint: async (runId) =>
      Buffer.from(await lab.evaluate((page, id) => page.exportCheckpoint(id), runId), 'base64'),
  };
}

/** Files pass through a field, as a person chooses them, since they are too large for a message. */
async function bring(
  page: Page,
  lab: JSHandle<LabAutomation>,
  dataset: DatasetId,
  paths: readonly string[],
): Promise<KeptDataset> {
  const field = await page.evaluateHandle(() => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    return document.body.appendChild(input);
  });
  await field.setInputFiles([...paths]);
  return lab.evaluate(
    (automation, [id, input]) => {
      const files = [...(input.files ?? [])];
      input.remove();
      return automation.bringDataset(id, files).catch(({ message, next }) => {
        throw new Error(`${message} ${next}`);
      });
    },
    [dataset, field] as const,
  );
}

async function runWithBar(
  lab: JSHandle<LabAutomation>,
  title: string,
  plan: AutomationPlan,
): Promise<RunRecord> {
  const bar = createProgressBar(title);
  try {
    return await carryOut(lab, plan, bar.update);
  } finally {
    bar.stop();
  }
}

async function carryOut(
  lab: JSHandle<LabAutomation>,
  plan: AutomationPlan,
  onProgress: ProgressBar['update'],
): Promise<RunRecord> {
  const poll = setInterval(async () => {
    const progress = await lab.evaluate((page) => page.progress()).catch(() => null);
    if (progress) onProgress(progress.text, progress.share);
  }, pollMs);
  try {
    return await lab.evaluate(
      (page, wanted) =>
        page.run(wanted).catch(({ message, next }) => {
          throw new Error(`${message} ${next}`);
        }),
      plan,
    );
  } finally {
    clearInterval(poll);
  }
}
