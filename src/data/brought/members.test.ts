import { describe, expect, it } from 'vitest';
import { archiveOf } from '../testing/cifarFiles';
import { unpacking } from '../testing/unpacking';
import { membersOf, type Wanted } from './members';

const how = unpacking();

const wanted: Wanted = {
  isMember: (name) => name.endsWith('.bin'),
  names: 'Bring files that end in .bin.',
  mostBytes: 100,
  publishedBytes: () => null,
  mostUnpacked: 20_000,
};

async function read(files: readonly File[]): Promise<[string, number][]> {
  const found: [string, number][] = [];
  for await (const { name, bytes } of membersOf(files, wanted, how))
    found.push([name, bytes.length]);
  return found;
}

const archive = async (files: Record<string, number>) => {
  const sized = Object.entries(files).map(([name, size]) => [name, new Uint8Array(size)] as const);
  return new File([await archiveOf(new Map(sized))], 'brought.tar.gz');
};

describe('membersOf', () => {
  it('finds files alone and in archives, whatever folder they are in', async () => {
    const files = [new File([new Uint8Array(3)], 'a.bin'), await archive({ 'x/b.bin': 7 })];
    expect(await read(files)).toEqual([
      ['a.bin', 3],
      ['b.bin', 7],
    ]);
  });

  it('passes over what is not wanted, before, between and after', async () => {
    const own = await archive({ first: 900, 'b.bin': 7, second: 0, third: 5, 'c.bin': 9, last: 1 });
    expect(await read([own])).toEqual([
      ['b.bin', 7],
      ['c.bin', 9],
    ]);
  });

  it('stops an archive that unpacks to more than anybody needs', async () => {
    const bomb = await archive({ zeros: 5_000_000 });
    expect(bomb.size).toBeLessThan(10_000);
    await expect(read([bomb])).rejects.toMatchObject({
      message: expect.stringContaining('unpacks to more than the whole dataset'),
    });
  });

  it('refuses a file that says it is longer than any', async () => {
    await expect(read([await archive({ 'b.bin': 101 })])).rejects.toMatchObject({
      message: expect.stringContaining('b.bin is longer than any file'),
    });
  });

  it('shows no more than the beginning of a long name', async () => {
    const name = 'x'.repeat(500);
    await expect(read([new File([], name)])).rejects.toMatchObject({
      message: expect.stringMatching(/^x{60}\.\.\. is none/),
    });
  });
});
