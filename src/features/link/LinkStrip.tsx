import { Button, CloseButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconLink } from '@tabler/icons-react';
import { useActions, useLab } from '../../store/context';
import { fitTo } from '../../store/datasets';
import type { OpenedLink } from '../../store/linkState';
import { linkDrafts, sentAndMade } from '../../store/openedLink';
import { runsInWords } from '../../store/runsInWords';
import { LinkModal } from './LinkModal';
import styles from './link.module.css';
import { durationInWords, isSameSettings, outcomeInWords, sendersInWords } from './linkWords';

function TakeButtons({ link, toDo }: { link: OpenedLink; toDo: number }) {
  const { runLink, takeLinkSettings } = useActions();
  const hasSettings = useLab(({ settings }) => isSameSettings(settings, link.settings));
  return (
    <>
      {toDo > 0 && (
        <Button size="compact-xs" onClick={runLink}>
          {toDo === 1 ? 'Run it' : `Run all ${toDo}`}
        </Button>
      )}
      {!hasSettings && (
        <Button size="compact-xs" variant="default" onClick={takeLinkSettings}>
          Use its settings
        </Button>
      )}
    </>
  );
}

function Words({ link, toDo }: { link: OpenedLink; toDo: ReturnType<typeof linkDrafts> }) {
  const runs = useLab((state) => state.runs);
  const keptDatasets = useLab((state) => state.keptDatasets);
  const sent = sentAndMade(link, runs);
  const senders = sendersInWords(sent);
  const outcome = outcomeInWords(sent);
  return (
    <div className={styles.words}>
      <p className={styles.text}>
        <strong>From a link:</strong>{' '}
        {link.runs.length > 0
          ? runsInWords(link.runs.map(({ draft }) => draft))
          : 'settings, without runs'}
        {senders && `, measured on ${senders}`}.{' '}
        {toDo.length > 0 &&
          `${durationInWords(toDo, sent, runs, fitTo({ keptDatasets }))}. Nothing starts by itself.`}
      </p>
      {outcome && <output className={styles.outcome}>{outcome}</output>}
    </div>
  );
}

function Strip({ link }: { link: OpenedLink }) {
  const runs = useLab((state) => state.runs);
  const { closeLink } = useActions();
  const [opened, modal] = useDisclosure(false);
  const toDo = linkDrafts(link, runs);
  return (
    <section className={styles.strip} aria-label="Opened link">
      <IconLink size={16} className={styles.icon} aria-hidden="true" />
      <Words {...{ link, toDo }} />
      <div className={styles.buttons}>
        <TakeButtons link={link} toDo={toDo.length} />
        <Button size="compact-xs" variant="default" onClick={modal.open}>
          What is in it
        </Button>
        <CloseButton size="sm" aria-label="Close the link" onClick={closeLink} />
      </div>
      <LinkModal link={link} opened={opened} onClose={modal.close} />
    </section>
  );
}

/** What the link that was opened asks for, and what came of it here. */
export function LinkStrip() {
  const link = useLab((state) => state.link);
  return link && <Strip link={link} />;
}
