import { useActions, useLab } from '../../store/context';
import { LinkButton } from '../../ui/LinkButton';
import { changedFields } from './sectionNote';
import type { Section } from './sections';

const text = 'Back to the defaults';

/** Takes back what was changed in a section; nothing where nothing was. */
export function ResetSection({ section }: { section: Section }) {
  const changed = useLab(({ settings }) => changedFields(section, settings));
  const { resetSetting } = useActions();
  if (changed.length === 0) return null;
  return (
    <LinkButton
      label={`${text}: ${section.title.toLowerCase()}`}
      onClick={() => changed.forEach(resetSetting)}
    >
      {text}
    </LinkButton>
  );
}
