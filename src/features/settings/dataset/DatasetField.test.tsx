// @vitest-environment happy-dom
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { defaultSettings } from '../../../core/settings/settings';
import { LabProvider } from '../../../store/context';
import { createFakeLab } from '../../../store/fakeLab';
import { LabTheme } from '../../../ui/theme/LabTheme';
import { DatasetField } from './DatasetField';

const files = [new File(['records'], 'data_batch_1.bin')];

async function shown(dataset: 'cifar-10' | 'fashion-mnist' = 'cifar-10') {
  const fake = createFakeLab({ ...defaultSettings, dataset });
  await fake.lab.actions.listDatasets();
  render(
    <LabTheme>
      <LabProvider lab={fake.lab}>
        <DatasetField />
      </LabProvider>
    </LabTheme>,
  );
  return fake;
}

test('says how many images come with the page', async () => {
  await shown('fashion-mnist');
  expect(screen.getByText('55,000 training, 5,000 held-out and 10,000 test images.')).toBeTruthy();
});

test('takes files that are dropped, says what they hold, and removes them', async () => {
  await shown();
  const zone = screen.getByRole('region', { name: 'Files of CIFAR-10' });
  expect(zone.textContent).toContain('cifar-10-binary.tar.gz');
  fireEvent.drop(zone, { dataTransfer: { files } });
  await waitFor(() => expect(screen.getByText(/From files of the test/)).toBeTruthy());
  await userEvent.click(screen.getByRole('button', { name: 'Remove CIFAR-10' }));
  await waitFor(() =>
    expect(screen.getByRole('region', { name: 'Files of CIFAR-10' })).toBeTruthy(),
  );
});

test('shows how far the reading is, and ends it when asked to', async () => {
  const { lab, client } = await shown();
  const cancel = vi.spyOn(client, 'cancelBringing');
  lab.setState({ bringing: { dataset: 'cifar-10', doneBytes: 40e6, totalBytes: 160e6 } });
  const track = await screen.findByRole('progressbar', { name: 'Progress of reading CIFAR-10' });
  expect(track.getAttribute('aria-valuenow')).toBe('25');
  expect(screen.getByRole('status').textContent).toContain('40.0 MB of 160.0 MB');
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(cancel).toHaveBeenCalledOnce();
});
