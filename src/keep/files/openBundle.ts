import * as v from 'valibot';
import type { LabStore } from '../../store/labStore';
import type { RunRecord } from '../../store/state';
import { checkpoint, network } from '../checkpointSchema';
import { type Adopted, adopt } from './adopt';
import {
  bundleVersion,
  type Contents,
  checkpointName,
  contents,
  contentsName,
  format,
  networkName,
} from './bundle';
import { refusal } from './refusal';
import { unzipSafely } from './unzipSafely';

/**
 * Puts the runs of a bundle into the lab, after those it has, as somebody else's, and returns what
 * it has put there. Its settings are left to whoever asks for them.
 *
 * Throws: `bad-file`.
 */
export function openBundle(lab: LabStore, bytes: Uint8Array<ArrayBuffer>): Adopted {
  const files = unzipSafely(bytes);
  const said = parse(files.get(contentsName));
  const fileOf = (name: string) => files.get(name)?.slice() ?? null;
  return adopt(lab, {
    settings: said.settings,
    runs: said.runs.flatMap(theirs),
    checkpointOf(runId) {
      const read = v.safeParse(checkpoint, {
        step: said.checkpoints[runId],
        file: fileOf(checkpointName(runId)),
      });
      return read.success ? read.output : null;
    },
    networkOf(runId) {
      const read = v.safeParse(network, { file: fileOf(networkName(runId)) });
      return read.success ? read.output.file : null;
    },
  });
}

/** Runs that did nothing yet are nobody's. */
const theirs = (run: RunRecord): RunRecord[] =>
  run.status === 'waiting'
    ? []
    : [{ ...run, sender: run.sender ?? { via: 'file', browser: null } }];

const header = v.object({ format: v.literal(format), version: v.number() });

function parse(bytes: Uint8Array | undefined): Contents {
  if (!bytes) throw refusal(`there is no ${contentsName} in it`);
  const json = parseJson(bytes);
  const head = v.safeParse(header, json);
  if (!head.success) throw refusal('it is no lab');
  if (head.output.version > bundleVersion) {
    throw refusal('a newer version of this page has made it; reload the page to get that');
  }
  const said = v.safeParse(contents, json);
  if (said.success) return said.output;
  throw refusal(`something in it is not of a lab (${v.getDotPath(said.issues[0]) ?? 'lab.json'})`);
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw refusal(`${contentsName} in it is not JSON`);
  }
}
