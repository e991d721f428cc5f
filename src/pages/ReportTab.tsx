import { useDisclosure } from '@mantine/hooks';
import { StillCurves } from '../features/charts/still/StillCurves';
import { ReportPanel } from '../features/report/ReportPanel';
import { ReportPage } from '../features/report/sheet/ReportPage';

/** The report of a run, and the same as a page. */
export function ReportTab() {
  const [opened, page] = useDisclosure(false);
  return (
    <>
      <ReportPanel onOpenPage={page.open} />
      <ReportPage opened={opened} onClose={page.close} curves={StillCurves} />
    </>
  );
}
