import type { Page } from '@playwright/test';

const lab = 'quantlab-1';

/** Returns the values of a kind that are kept of the first lab, as they lie there. */
export function keptValues(page: Page, kind: string): Promise<unknown[]> {
  return page.evaluate(
    ([name, store]) =>
      new Promise<unknown[]>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          const getting = database.transaction(store).objectStore(store).getAll();
          getting.onerror = () => reject(getting.error);
          getting.onsuccess = () => {
            database.close();
            resolve(getting.result);
          };
        };
      }),
    [lab, kind] as const,
  );
}

/** Puts nonsense in the place of one record of the first lab. */
export function damage(page: Page, kind: string, id: string): Promise<void> {
  return page.evaluate(
    ([name, store, key]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          const transaction = database.transaction(store, 'readwrite');
          transaction.objectStore(store).put({ version: 1, plan: 'none' }, key);
          transaction.onerror = () => reject(transaction.error);
          transaction.oncomplete = () => {
            database.close();
            resolve();
          };
        };
      }),
    [lab, kind, id] as const,
  );
}
