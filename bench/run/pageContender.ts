import type { JSHandle } from '@playwright/test';
import type { ContenderSpec } from '../contenderSpecs';
import type { BenchPage } from '../page/main';
import type { Counts, Opened, TimedSteps } from '../page/protocol';

/** A contender that is open in the bench's page. */
export class PageContender {
  private constructor(
    private readonly bench: JSHandle<BenchPage>,
    private readonly key: string,
    readonly spec: ContenderSpec,
    readonly opened: Opened,
  ) {}

  /** Throws: what kept the contender from starting. */
  static async open(
    bench: JSHandle<BenchPage>,
    spec: ContenderSpec,
    batchSize: number,
  ): Promise<PageContender> {
    const key = `${spec.id} at ${batchSize}`;
    const opened = await bench.evaluate((page, [k, s, n]) => page.open(k, s, n), [
      key,
      spec,
      batchSize,
    ] as const);
    return new PageContender(bench, key, spec, opened);
  }

  steps(count: number): Promise<TimedSteps> {
    return this.bench.evaluate((page, [key, n]) => page.calls(key).steps(n), this.with(count));
  }

  advance(count: number): Promise<void> {
    return this.bench.evaluate((page, [key, n]) => page.calls(key).advance(n), this.with(count));
  }

  evaluate(count: number): Promise<number> {
    return this.bench.evaluate((page, [key, n]) => page.calls(key).evaluate(n), this.with(count));
  }

  matmulRate(side: number): Promise<number> {
    return this.bench.evaluate((page, [key, n]) => page.calls(key).matmulRate(n), this.with(side));
  }

  counts(): Promise<Counts> {
    return this.bench.evaluate((page, key) => page.calls(key).counts(), this.key);
  }

  close(): Promise<void> {
    return this.bench.evaluate((page, key) => page.close(key), this.key);
  }

  private with(value: number): readonly [string, number] {
    return [this.key, value];
  }
}
