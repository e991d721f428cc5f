import { malformed, type PickleValue } from './values';

const mark = Symbol('mark');

/** The values that a pickle is working on, and those that it remembers. */
export class PickleStack {
  private readonly items: (PickleValue | typeof mark)[] = [];
  private readonly memo = new Map<number, PickleValue>();

  constructor(private readonly file: string) {}

  push(value: PickleValue): void {
    this.items.push(value);
  }

  mark(): void {
    this.items.push(mark);
  }

  pop(): PickleValue {
    const value = this.items.pop();
    if (value === undefined || value === mark) throw malformed(this.file);
    return value;
  }

  top(): PickleValue {
    const value = this.pop();
    this.push(value);
    return value;
  }

  /** Takes the last `count` values, in the order in which they were pushed. */
  popSome(count: number): PickleValue[] {
    return Array.from({ length: count }, () => this.pop()).reverse();
  }

  /** Takes all values back to the last mark. */
  popToMark(): PickleValue[] {
    const start = this.items.lastIndexOf(mark);
    if (start < 0) throw malformed(this.file);
    return this.items.splice(start).filter((item) => item !== mark);
  }

  keep(index: number): void {
    this.memo.set(index, this.top());
  }

  recall(index: number): void {
    const value = this.memo.get(index);
    if (value === undefined) throw malformed(this.file);
    this.push(value);
  }
}
