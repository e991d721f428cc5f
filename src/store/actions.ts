import type { DatasetId } from '../core/datasets';
import type { ModelChoice } from '../core/model/models';
import type { ParamValue } from '../core/params/spec';
import type { ExecutionDifference, RunPlan, Start } from '../core/run';
import type { SettingId, Settings } from '../core/settings/settings';
import type { SweepChoice } from '../core/sweep/grid';
import type { View } from '../core/view';
import type { CurveCalls } from '../protocol/curves';
import type { ChosenFile, ImageSpan } from '../protocol/protocol';
import type { ReadLink } from '../share/link/readLink';
import type { Draft } from './draft';
import type { Inspect } from './inspecting';
import type { Restored } from './keptParts';
import type { FoundMethod } from './rateFinding';
import type { Notice, RunRecord } from './state';
import type { StudyKind } from './studies';
import type { TableView } from './tableView';

/** Everything that a person or a script can do in the lab. */
export interface LabActions {
  changeSetting(id: SettingId, value: ParamValue): void;
  /** Changes several settings; those that are not named stay. */
  changeSettings(values: Partial<Settings>): void;
  changeView(view: View): void;
  resetSetting(id: SettingId): void;
  lockSeed(locked: boolean): void;
  chooseStart(start: Start): void;

  /** Takes in what a link says: its sender's runs, and what it asks for; nothing starts by itself. */
  openLink(read: ReadLink): void;
  /** Sets everything as the link says that was opened. */
  takeLinkSettings(): void;
  /** Does the same, and queues what the link asks for and nothing stands for yet. */
  runLink(): void;
  /** Is done with the link; the runs that it brought stay. */
  closeLink(): void;

  /** Asks which datasets that the learner brought the browser keeps. */
  listDatasets(): Promise<void>;
  /** Reads a dataset from the learner's files. Never rejects: what is wrong with them is said. */
  bringDataset(dataset: DatasetId, files: readonly ChosenFile[]): Promise<void>;
  cancelBringing(): void;
  removeDataset(dataset: DatasetId): Promise<void>;

  /** Opens the backend of the settings. Never rejects: what went wrong is in the state. */
  openDevice(): Promise<void>;
  /** Evaluates the base model, unless that has been done. */
  measureBase(): void;
  /** PTQ at every bit width. */
  quantize(): void;
  train(): void;
  /** QAT with the PTQ and the control that it is compared with. */
  runQat(): void;
  /** Queues a run with settings of its own, and what it is compared with. */
  runBeside(wanted: Draft): void;
  /** Queues those of the runs that none stands for yet, off the charts. */
  fillIn(drafts: readonly Draft[]): void;
  /** Cancels those of the runs that run or wait. */
  withdraw(drafts: readonly Draft[]): void;
  /** Changes what the sweep goes through. */
  changeSweep(parts: Partial<SweepChoice>): void;
  /** Queues what the sweep lacks, lets it go on where it stands still, and chooses its chart. */
  startSweep(): void;
  /** Cancels those of the sweep's runs that run or wait; finished ones are kept. */
  stopSweep(): void;
  /** Says that a sweep stands still since the page was left, and offers to go on. */
  recallSweep(): void;
  /** Does what the run button says. */
  runOrPause(): void;

  pause(): void;
  resume(): void;
  /** Makes this the highest rate of the schedule of the run in progress, from its next step on. */
  changeRate(rate: number): void;
  /** Opens the learning-rate finder; null closes it. */
  openFinder(method: FoundMethod | null): void;
  /** Raises the learning rate step by step until the loss diverges, as soon as no run has the worker. */
  findRate(method: FoundMethod): void;
  pauseFinding(method: FoundMethod, paused: boolean): void;
  cancelFinding(method: FoundMethod): void;
  /** Sets the learning rate that the latest search of a method was for. */
  takeRate(method: FoundMethod, rate: number): void;
  /** Advances a paused run by one training step; with nothing running starts QAT with one step. */
  step(): void;
  /** Takes a training run back to its start, ready to run again with the same settings. */
  reset(): void;
  cancel(): void;
  cancelWaiting(): void;
  /** Lets what waits start, after a reset or a failure. */
  proceed(): void;
  restartWithChanges(): void;
  /** Does a diverged run again at a tenth of its learning rate. */
  retrySlower(runId: string): void;

  /** Brings back what was kept of a lab, before what is there. Nothing starts by itself. */
  restore(kept: Restored): void;
  /** Puts runs from elsewhere after those that are there. Nothing starts by itself. */
  adopt(runs: readonly RunRecord[]): void;
  /** Queues the measurement of a network from a file, and returns the id it is kept under. */
  takeNetwork(choice: ModelChoice, name: string): string;
  /** Lets a run that was interrupted go on from its last checkpoint, and then what waits. */
  resumeRun(runId: string): void;
  /** Leaves a run that was interrupted at that; its curves stay. */
  discard(runId: string): void;

  select(runId: string | null): void;
  /** Marks a layer in every view of a network. */
  selectLayer(layerId: string | null): void;
  toggleShown(runId: string): void;
  /** Puts runs on the charts or takes them off. */
  show(runIds: readonly string[], shown: boolean): void;
  /** Puts these runs on the charts and takes all others off. */
  showOnly(runIds: readonly string[]): void;
  /** Calls a run what a person wants; with nothing but blanks by its settings again. */
  rename(runId: string, name: string): void;
  /** Compares all runs with one of them, or with FP32 again. */
  pin(runId: string | null): void;
  /** Deletes runs, but not the one in progress; `undoRemove` brings them back. */
  remove(runIds: readonly string[]): void;
  /** Brings back what the latest deletion took. */
  undoRemove(): void;
  changeTable(parts: Partial<TableView>): void;
  /** Chooses one of the charts of results by its id. */
  chooseChart(chartId: string): void;
  /** Takes a notice away, and with it what it offers to undo. */
  dismiss(noticeId: number): void;
  say(notice: Omit<Notice, 'id'>): void;
  /** Shows a sentence in a banner. */
  tell(text: string): void;

  /**
   * Keeps the page in the browser, and its images once no run is going, so that it works without a
   * network. Never rejects: what came of it is in the state.
   */
  install(wanted: { readonly withImages: boolean }): Promise<void>;
  /** Reloads the page in the new version that is offered, unless another tab is at work. */
  loadNewVersion(): Promise<void>;

  /** Queues exactly these runs and returns them, final, once all have ended. */
  carryOut(drafts: readonly Draft[]): Promise<RunRecord[]>;
  /** Returns how the integers of the device differ from those of plain arithmetic on test images. */
  verify(plan: RunPlan, images: ImageSpan): Promise<ExecutionDifference>;
  exportCheckpoint(runId: string): Promise<Uint8Array>;
  tensorCount(): Promise<number>;
  /** Asks the worker about a finished run. */
  readonly inspect: Inspect;
  /** Begins a study of a finished run, unless it goes on or is done; its answer is in the state. */
  study(kind: StudyKind, runId: string): void;
  cancelStudy(kind: StudyKind, runId: string): void;
  /** Returns the pixels of these test images of the plan's dataset, one after another. */
  testImages(plan: RunPlan, indices: readonly number[]): Promise<Uint8Array>;
  /** Prepares curves off the page's thread. */
  readonly curves: CurveCalls;
}
