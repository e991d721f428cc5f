import type { Method } from '../../core/run';
import { type SettingId, settingIds, specOf } from '../../core/settings/settings';
import { hiddenSpec, layoutSpec } from '../../core/view';

/** Keys of a link besides those of the settings. */
export const linkKeys = {
  version: 'v',
  /** Methods of runs with the settings of the link: `ptq,qat`. */
  methods: 'method',
  /** One run with settings of its own: `qat,qlr:0.01`; may be repeated. */
  run: 'run',
  layout: layoutSpec.urlKey,
  hidden: hiddenSpec.urlKey,
  results: 'r',
} as const;

export const linkedMethods: readonly Method[] = ['base', 'fp32', 'ptq', 'qat', 'control'];

/** The setting of every key; a map, so that `__proto__` is a key like any other unknown one. */
export const settingByKey: ReadonlyMap<string, SettingId> = new Map(
  settingIds.map((id) => [specOf(id).urlKey, id]),
);

export const betweenRunParts = ',';
export const withinRunPart = ':';
