import { datasetById } from '../core/datasets';
import { noShippedWeights } from '../core/datasets/missing';
import { notesInWords } from '../share/link/readLink';
import type { LabActions } from './actions';
import { usualStart } from './adoptStart';
import { hasStart, imagesLacking, missingImages } from './datasets';
import type { Draft } from './draft';
import type { LabParts } from './labParts';
import { linkDrafts, opened } from './openedLink';
import type { QueueActions } from './queueActions';
import { needsTraining } from './trainedStart';

type LinkActions = Pick<LabActions, 'openLink' | 'takeLinkSettings' | 'runLink' | 'closeLink'>;

export function linkActions(
  { state, notices }: LabParts,
  { start }: QueueActions,
  { changeSettings, chooseStart }: Pick<LabActions, 'changeSettings' | 'chooseStart'>,
): LinkActions {
  /** Where no weights come with the page, runs wait until some have been trained as they say. */
  function possible(drafts: readonly Draft[]): Draft[] {
    const ready = drafts.filter(
      (draft) => !needsTraining(draft) || hasStart(draft.start, draft.settings),
    );
    const [waiting] = drafts.filter((draft) => !ready.includes(draft));
    if (waiting) notices.complain(noShippedWeights(datasetById(waiting.settings.dataset)));
    return ready;
  }

  /** Own images are of their own place: runs with others than those that are here are not made. */
  function withImages(drafts: readonly Draft[]): Draft[] {
    const lacking = (draft: Draft) => imagesLacking(state.getState(), draft.settings);
    const [obstacle] = drafts.flatMap((draft) => lacking(draft) ?? []);
    if (obstacle) notices.complain(obstacle);
    return drafts.filter((draft) => lacking(draft) === null);
  }

  function takeLinkSettings() {
    const { link } = state.getState();
    if (!link) return;
    changeSettings(link.settings);
    chooseStart(usualStart(state.getState()));
  }

  return {
    openLink(read) {
      const text = notesInWords(read);
      if (text !== null) notices.say({ tone: 'info', text, next: null, offer: null });
      if (!read.link) return;
      state.setState({ ...opened(read.link, state.getState().runs), view: read.link.view });
    },
    takeLinkSettings,
    runLink() {
      takeLinkSettings();
      const { link, runs } = state.getState();
      const obstacle = missingImages(state.getState());
      if (obstacle) notices.complain(obstacle);
      else if (link) start(possible(withImages(linkDrafts(link, runs))));
    },
    closeLink: () => state.setState({ link: null }),
  };
}
