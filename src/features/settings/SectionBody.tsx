import type { ComponentType } from 'react';
import { useLab } from '../../store/context';
import { DatasetField } from './dataset/DatasetField';
import { idlePartReason } from './idlePart';
import { LayersField } from './layers/LayersField';
import { MistakeList } from './mistakes/MistakeList';
import { ResetSection } from './ResetSection';
import { SettingField } from './SettingField';
import { StartField } from './StartField';
import type { Part, Section } from './sections';
import styles from './settings.module.css';

/** Sections with fields of their own kind. */
const ownBodies: Readonly<Record<string, ComponentType>> = {
  layers: LayersField,
  mistakes: MistakeList,
};

function Fields({ part }: { part: Part }) {
  const idle = useLab(({ settings }) => idlePartReason(part, settings));
  if (idle !== null) return <p className={styles.idle}>No effect: {idle}.</p>;
  return part.fields.map((id) => (
    <div key={id}>
      <SettingField id={id} />
      {id === 'dataset' && <DatasetField />}
      {id === 'model' && <StartField />}
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
