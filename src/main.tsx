import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createWorkerClient } from './client/workerClient';
import { browserIo } from './keep/browserIo';
import { askBeforeLeaving, bootLab, watchLinks } from './pages/boot';
import { LabPage } from './pages/LabPage';
import { LabProvider } from './store/context';
import { LabTheme } from './ui/theme/LabTheme';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

const { lab, ready } = bootLab(createWorkerClient(), location, browserIo());
askBeforeLeaving(lab);
watchLinks(lab);
// What was kept is there from the first picture on.
await ready;

createRoot(root).render(
  <StrictMode>
    <LabTheme>
      <LabProvider lab={lab}>
        <LabPage />
      </LabProvider>
    </LabTheme>
  </StrictMode>,
);
