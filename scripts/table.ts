import { accuracyTables } from './accuracyTables';
import { type LabPage, withLab } from './labPage';
import { publishedGrids } from './publishedGrids';
import { writeJson } from './report';
import { readTableOptions, type TableMode, type TableOptions } from './tableOptions';
import { verifyIntegers } from './verifyIntegers';

/** How each mode measures and prints; what it returns is written down. */
const modes: Readonly<Record<TableMode, (lab: LabPage, options: TableOptions) => Promise<object>>> =
  {
    table: accuracyTables,
    check: accuracyTables,
    published: publishedGrids,
    verify: verifyIntegers,
  };

const options = readTableOptions(process.argv.slice(2));
const { settings, out } = options;
const report = await withLab(settings.backend, async (lab) => {
  const measured = await modes[options.mode](lab, options);
  return { device: lab.device, ...measured };
});
writeJson(out, { madeAt: new Date().toISOString(), settings, ...report });
console.log(`All settings and times: ${out}`);
