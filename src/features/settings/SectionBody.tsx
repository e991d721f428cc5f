import type { ComponentType, ReactNode } from 'react';
import type { SettingId } from '../../core/settings/settings';
import { useLab } from '../../store/context';
import { DatasetField } from './dataset/DatasetField';
import { idlePartReason } from './idlePart';
import { LayersField } from './layers/LayersField';
import { MistakeList } from './mistakes/MistakeList';
import { ResetSection } from './ResetSection';
import { SchedulePreview } from './SchedulePreview';
import { SettingField } from './SettingField';
import { StartField } from './StartField';
import { filledIn, type Part, type Section } from './sections';
import styles from './settings.module.css';

/** Sections with fields of their own kind. */
const ownBodies: Readonly<Record<string, ComponentType>> = {
  layers: LayersField,
  mistakes: MistakeList,
};

/** What stands below some fields. */
const below: Readonly<Partial<Record<SettingId, ReactNode>>> = {
  dataset: <DatasetField />,
  model: <StartField />,
  warmup: <SchedulePreview method="fp32" />,
  qatWarmup: <SchedulePreview method="qat" />,
};

function Fields({ part }: { part: Part }) {
  const idle = useLab(({ settings }) => idlePartReason(part, settings));
  if (idle !== null) return <p className={styles.idle}>No effect: {idle}.</p>;
  const asked = part.fields.filter((id) => !filledIn.has(id));
  return asked.map((id) => (
    <div key={id}>
      <SettingField id={id} />
      {below[id] ?? null}
    </div>
  ));
}

function FieldsOfPart({ part }: { part: Part }) {
  return (
    <>
      {part.caption !== null && <h3 className={styles.caption}>{part.caption}</h3>}
      <Fields part={part} />
    </>
  );
}

/** The fields of a section. */
export function SectionBody({ section }: { section: Section }) {
  const OwnBody = ownBodies[section.id];
  if (OwnBody) return <OwnBody />;
  return (
    <>
      {section.parts.map((part) => (
        <FieldsOfPart key={part.fields[0]} part={part} />
      ))}
      <ResetSection section={section} />
    </>
  );
}
