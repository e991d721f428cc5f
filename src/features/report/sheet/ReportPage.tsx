import { Button, Modal } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { type ComponentType, useRef } from 'react';
import { defaultView } from '../../../core/view';
import { browserName } from '../../../share/browser';
import { longestMade } from '../../../share/link/limits';
import { writeLink } from '../../../share/link/writeLink';
import { useLab } from '../../../store/context';
import { linkedRun, settingsOfLink, stayOf } from '../../../store/sharing';
import type { RunRecord } from '../../../store/state';
import { saveFile } from '../../../ui/download';
import { Empty } from '../../../ui/Empty';
import { htmlFile } from './htmlFile';
import { printHtml } from './printHtml';
import { reportRuns } from './reportRuns';
import { Sheet } from './Sheet';
import css from './sheet.css?inline';

/** Returns the address that makes these runs again; null where one of them cannot be. */
function addressOf(runs: readonly RunRecord[]): string | null {
  if (runs.some((run) => stayOf(run, runs) !== null)) return null;
  const browser = browserName(navigator.userAgent) ?? '';
  const fragment = writeLink({
    settings: settingsOfLink(runs),
    view: defaultView,
    runs: runs.map((run) => linkedRun(run, browser, false)),
  });
  const address = fragment && `${location.origin}${location.pathname}${fragment}`;
  return address && address.length <= longestMade ? address : null;
}

function Body({ curves }: Pick<ReportPageProps, 'curves'>) {
  const runs = useLab(reportRuns);
  const all = useLab((state) => state.runs);
  const sheet = useRef<HTMLElement>(null);
  if (runs.length === 0) {
    return (
      <Empty text="The report of a run, or of the runs that are selected in the table, appears here once one has been measured." />
    );
  }
  const html = () => htmlFile('Quantlab report', sheet.current, css);
  return (
    <>
      <div className="report-tools">
        <Button size="xs" leftSection={<IconPrinter size={14} />} onClick={() => printHtml(html())}>
          Print
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDownload size={14} />}
          onClick={() => saveFile('quantlab-report.html', [html()], 'text/html')}
        >
          Save as HTML
        </Button>
      </div>
      <style>{css}</style>
      <article ref={sheet} className="report-sheet" aria-label="Report as one page">
        <Sheet {...{ runs, all, curves }} address={addressOf(runs)} />
      </article>
    </>
  );
}

interface ReportPageProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** Draws curves without a script. */
  readonly curves: ComponentType<{ readonly runs: readonly RunRecord[] }>;
}

/** The report of a run or of several, to be read, printed and saved. */
export function ReportPage({ opened, onClose, curves }: ReportPageProps) {
  return (
    <Modal
      fullScreen
      opened={opened}
      onClose={onClose}
      title="Report"
      closeButtonProps={{ 'aria-label': 'Close the report' }}
    >
      <Body curves={curves} />
    </Modal>
  );
}
