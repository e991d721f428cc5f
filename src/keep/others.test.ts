// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test } from 'vitest';
import { createFakeLab, type FakeLab } from '../store/fakeLab';
import { fakeRun } from '../store/fakeRun';
import { type Keeper, keepLab } from './keepLab';
import { slotNames } from './slots';
import { createFakeBrowser, type FakeBrowser, type FakePage } from './testing/fakeIo';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

interface Tab extends FakeLab {
  readonly page: FakePage;
  readonly keeper: Keeper;
}

async function openTab(browser: FakeBrowser): Promise<Tab> {
  const [fake, page] = [createFakeLab(), browser.page()];
  const keeper = await keepLab(fake.lab, page.io, { restoresSettings: true });
  if (!keeper) throw new Error('the lab is not kept');
  return { ...fake, page, keeper };
}

/** Two tabs, each with an FP32 run of the same id, its network, and an interrupted one. */
async function twoTabs(browser: FakeBrowser): Promise<readonly [Tab, Tab]> {
  const tabs = [await openTab(browser), await openTab(browser)] as const;
  for (const [index, { lab, keeper }] of tabs.entries()) {
    const interrupted = { ...fakeRun({ method: 'qat', correct: 0, runId: 'qat-1' }), result: null };
    lab.setState({
      runs: [
        fakeRun({ method: 'fp32', correct: index, runId: 'fp32-1' }),
        { ...interrupted, status: 'paused' },
      ],
    });
    lab.networks.put('fp32-1', Uint8Array.of(index));
    lab.checkpoints.put('qat-1', { step: 5 + index, file: Uint8Array.of(9, index) });
    await keeper.writer.flush();
  }
  return tabs;
}

const idsOf = ({ lab }: FakeLab) => lab.getState().runs.map(({ plan }) => plan.runId);

test('a lab whose tab is closed joins the next that is opened, with all that belongs to its runs', async () => {
  const browser = createFakeBrowser();
  const [first, second] = await twoTabs(browser);
  for (const { page, keeper } of [first, second]) {
    keeper.writer.stop();
    page.close();
  }
  const joined = await openTab(browser);
  expect(idsOf(joined)).toEqual(['fp32-1', 'qat-1', 'fp32-1-2', 'qat-1-2']);
  expect(await joined.lab.networks.find('fp32-1')).toEqual(Uint8Array.of(0));
  expect(await joined.lab.networks.find('fp32-1-2')).toEqual(Uint8Array.of(1));
  expect(joined.lab.checkpoints.of('qat-1-2')).toEqual({ step: 6, file: Uint8Array.of(9, 1) });
  // They were made here: nobody else's.
  expect(joined.lab.getState().runs.map(({ sender }) => sender)).toEqual([null, null, null, null]);
  expect(await second.keeper.shelf.ids('runs')).toEqual([]);

  joined.keeper.writer.stop();
  joined.page.close();
  const again = await openTab(browser);
  expect(idsOf(again)).toEqual(idsOf(joined));
  expect(await again.lab.networks.find('fp32-1-2')).toEqual(Uint8Array.of(1));
});

test('a lab whose tab is open is left alone', async () => {
  const browser = createFakeBrowser();
  const [first, second] = await twoTabs(browser);
  first.page.close();
  const reopened = await openTab(browser);
  expect(idsOf(reopened)).toEqual(['fp32-1', 'qat-1']);
  expect(await second.keeper.shelf.ids('runs')).toEqual(['fp32-1', 'qat-1']);
});

test('a lab that cannot be read in full stays where it is', async () => {
  const browser = createFakeBrowser();
  const [first, second] = await twoTabs(browser);
  await second.keeper.shelf.write([{ kind: 'runs', id: 'fp32-1', value: 'nonsense' }]);
  for (const { page, keeper } of [first, second]) {
    keeper.writer.stop();
    page.close();
  }
  expect(idsOf(await openTab(browser))).toEqual(['fp32-1', 'qat-1']);
  expect(await second.keeper.shelf.ids('runs')).toEqual(['fp32-1', 'qat-1']);
});

test('forgetting empties this lab and closed ones, and none that is open', async () => {
  const browser = createFakeBrowser();
  const [first, second] = await twoTabs(browser);
  const third = await openTab(browser);
  expect(third.keeper.shelf.name).toBe(slotNames[2]);
  second.page.close();
  await third.lab.keeping.forget?.();
  expect(await second.keeper.shelf.ids('runs')).toEqual([]);
  expect(await second.keeper.shelf.ids('networks')).toEqual([]);
  expect(await first.keeper.shelf.ids('runs')).toEqual(['fp32-1', 'qat-1']);
  expect(third.lab.getState().runs).toEqual([]);
});
