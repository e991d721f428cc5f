import { expect, type Locator, type Page } from '@playwright/test';

/** The page as a person finds their way in it: by names and roles. */
export class LabView {
  readonly notices: Locator;
  readonly runs: Locator;

  constructor(
    readonly page: Page,
    private readonly backend: string,
  ) {
    this.notices = page.getByRole('alert');
    this.runs = page.getByRole('region', { name: 'Runs' }).getByRole('table');
  }

  /** Opens the lab with settings by their keys in a link. */
  async open(
    settings: Readonly<Record<string, string | number>> = {},
    address = process.env.LAB_URL,
  ): Promise<void> {
    const query = new URLSearchParams({ backend: this.backend });
    for (const [key, value] of Object.entries(settings)) query.set(key, String(value));
    await this.page.goto(`${address}?${query}`);
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  press(name: string): Promise<void> {
    return this.button(name).first().click();
  }

  /** Unfolds a section of the settings, unless it is. */
  async openSection(title: string): Promise<void> {
    const heading = this.page.getByRole('heading', { name: title, exact: true });
    const section = this.page.getByRole('group').filter({ has: heading });
    if ((await section.getAttribute('open')) === null) await heading.click();
  }

  /** Types into the box of a setting. */
  async type(name: string, text: string): Promise<void> {
    await this.page.getByRole('textbox', { name, exact: true }).fill(text);
  }

  /** Returns the rows of the run table whose name is exactly that. */
  rows(name: string): Locator {
    return this.runs
      .getByRole('row')
      .filter({ has: this.page.getByRole('button', { name, exact: true }) });
  }

  /** Returns a cell of a row by the title of its column. */
  async cell(row: Locator, title: string): Promise<Locator> {
    // After a reload the table comes with the runs that were kept.
    await expect(this.runs.getByRole('columnheader').first()).toBeVisible();
    const titles = await this.runs.getByRole('columnheader').allTextContents();
    const index = titles.findIndex((text) => text.trim() === title);
    expect(index, `the column ${title}`).toBeGreaterThanOrEqual(0);
    return row.getByRole('cell').nth(index);
  }

  async text(row: Locator, title: string): Promise<string> {
    const cell = await this.cell(row, title);
    return ((await cell.textContent()) ?? '').trim();
  }

  /** Waits until the latest run of that name has ended, and expects it to have ended like that. */
  async expectEnd(name: string, end: 'done' | 'cancelled' | 'diverged' | 'failed'): Promise<void> {
    const status = await this.cell(this.rows(name).last(), 'Status');
    await expect(status).toHaveText(/^(done|cancelled|diverged|failed)$/, { timeout: 150_000 });
    await expect(status, await this.notices.allInnerTexts().then(String)).toHaveText(end);
  }

  /** Waits until the latest run of that name has this status, in words. */
  async expectStatus(name: string, words: RegExp): Promise<void> {
    await expect(await this.cell(this.rows(name).last(), 'Status')).toHaveText(words);
  }

  /** Returns how many steps the latest run of that name has done; 0 when there is no such run. */
  async steps(name: string): Promise<number> {
    const rows = this.rows(name);
    if ((await rows.count()) === 0) return 0;
    return Number((await this.text(rows.last(), 'Steps')).replaceAll(',', ''));
  }

  async expectMoreSteps(name: string, than: number): Promise<void> {
    await expect.poll(() => this.steps(name)).toBeGreaterThan(than);
  }

  /** Returns the accuracy in the row of the first or last run of that name, and the number of images it was measured on. */
  async accuracy(
    name: string,
    which: 'first' | 'last' = 'first',
  ): Promise<{ percent: number; interval: number; images: number }> {
    const text = await this.text(this.rows(name)[which](), 'Test accuracy, %');
    const [, percent, interval, images] = /^([\d.]+) ± ([\d.]+)\s+on ([\d,]+)$/.exec(text) ?? [];
    expect(images, `an accuracy in "${text}"`).toBeDefined();
    return {
      percent: Number(percent),
      interval: Number(interval),
      images: Number(images?.replaceAll(',', '')),
    };
  }

  /**
   * Pauses the run of that name at its next step, with every metric on the page: those of the
   * steps before a pause arrive with the first step that is taken in it.
   */
  async pause(name: string): Promise<void> {
    await this.press('Pause');
    await this.expectStatus(name, /^paused/);
    const before = await this.steps(name);
    await this.press('Step');
    await this.expectMoreSteps(name, before);
  }

  /** Returns how many tensors the engine holds. */
  async tensorCount(): Promise<number> {
    return this.page.evaluate(() => globalThis.quantlab?.tensorCount() ?? -1);
  }
}
