/** What of the lab the browser keeps for a time without a network, and whether a newer version waits. */
export interface Installation {
  /** Nothing, the page's own files, or the images too. */
  readonly kept: 'nothing' | 'page' | 'everything';
  readonly newVersion: boolean;
}

export const nothingInstalled: Installation = { kept: 'nothing', newVersion: false };
