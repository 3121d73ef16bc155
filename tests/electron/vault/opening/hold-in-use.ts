// Takes the in-use lock of a folder and keeps it until it is killed. Started by in-use.integration.test.ts.
import { takeInUse } from '../../../../electron/vault/opening/in-use.ts';

await takeInUse(process.argv[2] ?? '');
process.stdout.write('held');
setInterval(() => undefined, 60_000);
