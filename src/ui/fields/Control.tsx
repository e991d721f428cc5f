import { Switch, TextInput } from '@mantine/core';
import { ChoiceControl } from './ChoiceControl';
import type { ControlProps } from './controlProps';
import { NumericControl } from './NumericControl';

/** The control that suits the kind of a setting. */
export function Control({ spec, ...common }: ControlProps) {
  const { value, onChange, ids, invalid, disabled } = common;
  const named = { 'aria-labelledby': ids.label, 'aria-describedby': ids.help };
  switch (spec.kind) {
    case 'toggle':
      return (
        <Switch
          {...named}
          size="sm"
          checked={value === true}
          disabled={disabled}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case 'choice':
      return <ChoiceControl {...common} spec={spec} />;
    case 'text':
      return (
        <TextInput
          {...named}
          size="xs"
          value={String(value)}
          error={invalid}
          disabled={disabled}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    default:
      return <NumericControl {...common} spec={spec} />;
  }
}
