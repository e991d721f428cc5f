import { notesInWords } from '../share/link/readLink';
import type { LabActions } from './actions';
import { usualStart } from './adoptStart';
import { hasStart, missingImages, missingStart } from './datasets';
import type { LabParts } from './labParts';
import { linkDrafts, opened } from './openedLink';
import type { Draft } from './plans';
import type { QueueActions } from './queueActions';

type LinkActions = Pick<LabActions, 'openLink' | 'takeLinkSettings' | 'runLink' | 'closeLink'>;

export function linkActions(
  { state, notices }: LabParts,
  { start }: QueueActions,
  { changeSettings, chooseStart }: Pick<LabActions, 'changeSettings' | 'chooseStart'>,
): LinkActions {
  /** Where no weights come with the page, runs start from those trained here, or have to wait for them. */
  function possible(drafts: readonly Draft[]): Draft[] {
    const { start: from } = state.getState();
    const ready = drafts
      .map((draft) => (hasStart(draft.start, draft.settings) ? draft : { ...draft, start: from }))
      .filter((draft) => draft.method === 'fp32' || hasStart(draft.start, draft.settings));
    const obstacle = missingStart(state.getState());
    if (ready.length < drafts.length && obstacle) notices.complain(obstacle);
    return ready;
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
      else if (link) start(possible(linkDrafts(link, runs)));
    },
    closeLink: () => state.setState({ link: null }),
  };
}
