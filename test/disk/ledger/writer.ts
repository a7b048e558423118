// A process that writes records of its own until it is done or killed: `node writer.ts <folder> <name> <count>`.
// Prints the number of each record once it is written.
import { writeSync } from 'node:fs';
import { UsageLedger } from '../../../src/disk/ledger/usageLedger.ts';
import { record } from '../../core/usage/records.ts';
import { FakeClock } from '../../support/fakeClock.ts';

const [folder = '', name = '', count = '0'] = process.argv.slice(2);
const { time } = record();
const ledger = new UsageLedger({
  folder,
  clock: new FakeClock(),
  time: () => time,
  onProblem: problem => console.error(JSON.stringify(problem)),
});
for (let number = 0; number < Number(count); number++) {
  await ledger.write(record({ id: `${name}-${number}`, cost: { certainty: 'reported', value: 1 } }));
  writeSync(1, `${number}\n`);
}
