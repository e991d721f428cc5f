import { LabError } from '../../core/errors';
import { formatCount } from '../../share/format';
import { readLinkFile } from '../../share/link/linkFile';
import type { LabStore } from '../../store/labStore';
import { openBundle } from './openBundle';
import { openNetwork } from './openNetwork';
import { refusal } from './refusal';
import { mostFileBytes } from './unzipSafely';

/** A file as a browser hands it over. */
export type PickedFile = Pick<File, 'name' | 'size' | 'arrayBuffer'>;

/** Opens a lab, a network or a link, and says what came of it. Never rejects. */
export async function openFile(lab: LabStore, file: PickedFile): Promise<void> {
  try {
    await open(lab, file);
  } catch (thrown) {
    const { message, next } = LabError.from(thrown);
    lab.actions.say({ tone: 'error', text: `${file.name}: ${message}`, next, offer: null });
  }
}

async function open(lab: LabStore, file: PickedFile): Promise<void> {
  if (file.size > mostFileBytes) throw refusal('it is larger than any lab');
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (isZip(bytes)) openLab(lab, file.name, bytes);
  else if (/\.safetensors$/i.test(file.name)) {
    openNetwork(lab, file.name, bytes);
    lab.actions.say({
      tone: 'info',
      text: `Opened ${file.name}.`,
      next: 'It is measured, and then among the base weights.',
      offer: null,
    });
  } else if (/\.json$/i.test(file.name)) openSavedLink(lab, bytes);
  else throw refusal('it is neither a lab, a network nor a link');
}

/** A link that was too long to be passed on as such. */
function openSavedLink({ actions }: LabStore, bytes: Uint8Array): void {
  const link = readLinkFile(new TextDecoder().decode(bytes));
  if (!link) throw refusal('it is no link that the share dialog has saved, or it is damaged');
  actions.openLink(link);
}

function openLab(lab: LabStore, name: string, bytes: Uint8Array<ArrayBuffer>): void {
  const { runs, settings } = openBundle(lab, bytes);
  const count = runs === 1 ? 'One run' : `${formatCount(runs)} runs`;
  lab.actions.say({
    tone: 'info',
    text: `${count} from ${name}, marked as theirs.`,
    next: null,
    offer: { kind: 'take-settings', settings },
  });
}

/** Archives begin with the signature of a file, or of an empty end. */
const isZip = ([p, k, a]: Uint8Array) => p === 0x50 && k === 0x4b && (a === 3 || a === 5);
