import { ActionIcon, NativeSelect, Switch } from '@mantine/core';
import {
  IconArrowsHorizontal,
  IconChevronLeft,
  IconChevronRight,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import type { CurveAxis } from '../../../core/curves/xAxis';
import { axisWords } from './axisWords';
import { useCurves } from './CurvesProvider';
import styles from './curves.module.css';
import { moved, widened } from './zoom';

/** Values of the smoothing slider: fine where a little more smooths much more. */
const smoothingSteps = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.97, 0.98, 0.99, 0.995, 0.998];

const axes: readonly CurveAxis[] = ['step', 'examples', 'time'];

const timeHelp =
  'Time counts training alone, without pauses. The clock is read a few times a second; the steps between have equal shares.';

function AxisField() {
  const { view, chooseAxis } = useCurves();
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>Against</label>
      <NativeSelect
        id={id}
        size="xs"
        data={axes.map((value) => ({ value, label: axisWords[value].choice }))}
        value={view.axis}
        title={timeHelp}
        onChange={({ currentTarget: { value } }) => {
          const chosen = axes.find((axis) => axis === value);
          if (chosen) chooseAxis(chosen);
        }}
      />
    </div>
  );
}

function SmoothingField() {
  const { view, smooth } = useCurves();
  const id = useId();
  const value = String(view.smoothing);
  return (
    <div className={styles.field}>
      <label htmlFor={id}>Smoothing</label>
      <input
        id={id}
        type="range"
        min={0}
        max={smoothingSteps.length - 1}
        step={1}
        value={smoothingSteps.indexOf(view.smoothing)}
        aria-valuetext={value}
        title="Weight of the past in the smoothed loss; 0 draws it as it was measured."
        onChange={(event) => smooth(smoothingSteps[Number(event.currentTarget.value)] ?? 0)}
      />
      <output htmlFor={id}>{value}</output>
    </div>
  );
}

interface ZoomButtonProps {
  readonly text: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function ZoomButton({ text, disabled, onClick, children }: ZoomButtonProps) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={24}
      aria-label={text}
      title={text}
      {...{ disabled, onClick }}
    >
      {children}
    </ActionIcon>
  );
}

const icon = 15;

function ZoomButtons() {
  const { view, last, zoomTo } = useCurves();
  const { window } = view;
  const whole = window === null;
  return (
    <fieldset className={styles.zoom} aria-label="Zoom">
      <ZoomButton
        text="Zoom in"
        disabled={false}
        onClick={() => zoomTo(widened(window, 1 / 2, last))}
      >
        <IconZoomIn size={icon} />
      </ZoomButton>
      <ZoomButton text="Zoom out" disabled={whole} onClick={() => zoomTo(widened(window, 2, last))}>
        <IconZoomOut size={icon} />
      </ZoomButton>
      <ZoomButton text="Earlier" disabled={whole} onClick={() => zoomTo(moved(window, -0.5, last))}>
        <IconChevronLeft size={icon} />
      </ZoomButton>
      <ZoomButton text="Later" disabled={whole} onClick={() => zoomTo(moved(window, 0.5, last))}>
        <IconChevronRight size={icon} />
      </ZoomButton>
      <ZoomButton text="Show all" disabled={whole} onClick={() => zoomTo(null)}>
        <IconArrowsHorizontal size={icon} />
      </ZoomButton>
    </fieldset>
  );
}

/** How all curve charts are looked at; nothing before there are curves. */
export function CurveControls() {
  const { all, logLoss, setLogLoss } = useCurves();
  if (all.length === 0) return null;
  return (
    <div className={styles.controls} role="toolbar" aria-label="Curves">
      <AxisField />
      <SmoothingField />
      <Switch
        size="xs"
        label="Log loss"
        checked={logLoss}
        onChange={(event) => setLogLoss(event.currentTarget.checked)}
      />
      <ZoomButtons />
    </div>
  );
}
