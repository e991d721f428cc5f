import { chromiumArgs } from '../scripts/browser';
import { expect, test } from './lab';

const withoutWebgpu = chromiumArgs.filter((argument) => argument !== '--enable-unsafe-webgpu');

test.use({
  backend: 'webgpu',
  launchOptions: {
    executablePath: process.env.CHROMIUM_PATH ?? '',
    args: [...withoutWebgpu, '--disable-blink-features=WebGPU'],
  },
});

test('says that there is no WebGPU, and runs on another backend when told to', async ({
  lab,
  page,
}) => {
  await lab.open({ test: 200 });
  await expect(lab.notices).toContainText('The backend "webgpu" cannot be used here');
  await lab.openSection('Device and measurement');
  await page.getByRole('combobox', { name: 'Backend' }).selectOption('automatic');
  await lab.press('Quantize');
  await lab.expectEnd('PTQ W8A8', 'done');
  await expect(page.getByRole('status', { name: /^Device: WASM.*no GPU found/ })).toBeVisible();
});
