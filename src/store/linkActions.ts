import { notesInWords } from '../share/link/readLink';
import type { LabActions } from './actions';
import type { LabParts } from './labParts';
import { linkDrafts, opened } from './openedLink';
import type { QueueActions } from './queueActions';

type LinkActions = Pick<LabActions, 'openLink' | 'takeLinkSettings' | 'runLink' | 'closeLink'>;

export function linkActions(
  { state, notices }: LabParts,
  { start }: QueueActions,
  { changeSettings, chooseStart }: Pick<LabActions, 'changeSettings' | 'chooseStart'>,
): LinkActions {
  function takeLinkSettings() {
    const { link } = state.getState();
    if (!link) return;
    changeSettings(link.settings);
    chooseStart({ kind: 'shipped' });
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
      if (link) start(linkDrafts(link, runs));
    },
    closeLink: () => state.setState({ link: null }),
  };
}
