// The process that is killed while the header moves. Arguments: what to do, the vault's folder, the disk for the header.
import { writeSync } from 'node:fs';
import { headerFoldersOf } from '../../electron/panic/recognise.ts';
import { wipeVault } from '../../electron/panic/wipe.ts';
import { systemRandom, VaultService } from '../../electron/vault/index.ts';
import { instant } from '../../shared/time.ts';
import { nextPassphrase, passphrase } from './secrets.ts';

const [what = '', folder = '', disk = ''] = process.argv.slice(2);
const acknowledge = (step: string): void => { writeSync(1, `ack ${step}\n`); };

const open = async (): Promise<VaultService> => {
  const service = new VaultService();
  await service.open({ folder, headerPlaces: [disk], secret: passphrase, kind: 'passphrase', clock: () => instant(Date.now()), random: systemRandom });
  return service;
};

const acts: Readonly<Record<string, () => Promise<void>>> = {
  async away() {
    const service = await open();
    await service.moveHeader(passphrase, disk);
    acknowledge('away');
    await service.close();
  },
  async back() {
    const service = await open();
    await service.bringHeaderBack(passphrase);
    acknowledge('back');
    await service.close();
  },
  async passphrase() {
    const service = await open();
    await service.changePassphrase(passphrase, nextPassphrase);
    acknowledge('changed');
    await service.close();
  },
  async wipe() {
    await wipeVault(folder, await headerFoldersOf(folder, [disk]));
    acknowledge('wiped');
  },
};

await acts[what]?.();
