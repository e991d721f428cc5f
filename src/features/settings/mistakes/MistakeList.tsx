import { mistakes } from '../../../core/mistakes';
import { useActions, useLab } from '../../../store/context';
import { LinkButton } from '../../../ui/LinkButton';
import { MistakeRow } from './MistakeRow';
import styles from './mistakes.module.css';
import { isOn, settingsOf } from './switches';

/** Every mistake that the lab can make on purpose, to be switched on. */
export function MistakeList() {
  const made = useLab(({ settings }) => mistakes.filter((mistake) => isOn(settings, mistake)));
  const { resetSetting } = useActions();
  return (
    <>
      <p className={styles.intro}>
        Faults of published code. Switch one on to see what it costs, unfold it to see where it was
        seen.
      </p>
      <ul className={styles.list}>
        {mistakes.map((mistake) => (
          <MistakeRow key={mistake.id} mistake={mistake} />
        ))}
      </ul>
      {made.length > 0 && (
        <LinkButton onClick={() => made.flatMap(settingsOf).forEach(resetSetting)}>
          Turn all mistakes off
        </LinkButton>
      )}
    </>
  );
}
