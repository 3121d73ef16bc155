// Answers the calls about where the header lies, for an open vault, and main's own question whether a folder holds this vault's header.
import { createHash } from 'node:crypto';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { placeIdSchema, type PlaceId } from '../../shared/key-disk/schema.ts';
import type { Handlers } from '../ipc/handlers.ts';
import type { ProcessInput, ProcessOutput } from '../vault-process/contract.ts';
import { findHeader } from './header/place.ts';
import type { VaultService } from './service.ts';

type HeaderCall = 'process.headerFolders' | 'process.headerMove' | 'process.headerCopy' | 'process.headerRemove' | 'process.headerMoveBack';

export interface HeaderHandlers {
  readonly keyDisk: Handlers<'keyDisk', 'vault'>;
  readonly process: { readonly [N in HeaderCall]: (input: ProcessInput<N>) => Promise<ProcessOutput<N>> };
}

/** What the window knows a place by. */
const idOf = (folder: string): PlaceId => placeIdSchema.parse(createHash('sha256').update(folder).digest('hex').slice(0, 16));

export const headerHandlers = (service: VaultService): HeaderHandlers => ({
  keyDisk: {
    async places() {
      const { home, places, folders } = await service.headerPlaces();
      return { home, places: places.map((place, index) => ({ ...place, id: idOf(folders[index] ?? '') })) };
    },
  },
  process: {
    'process.headerFolders': async () => {
      const { places, folders } = await service.headerPlaces();
      return { folders: [...folders], inForce: folders[places.findIndex(({ isInForce }) => isInForce)] ?? null };
    },
    'process.headerMove': async ({ place, current }) => {
      await service.moveHeader(current, place);
      return {};
    },
    'process.headerCopy': async ({ place, current }) => {
      await service.copyHeader(current, place);
      return {};
    },
    'process.headerRemove': async ({ id, current }) => {
      const folder = (await service.headerPlaces()).folders.find((one) => idOf(one) === id);
      if (folder === undefined) throw new HoldfastError('not-found');
      return { erased: await service.removeHeaderCopy(current, folder) };
    },
    'process.headerMoveBack': async ({ current }) => ({ left: (await service.bringHeaderBack(current)).length }),
  },
});

/** Whether the header of the vault in `folder` is in this place. Needs no open vault. */
export const headerFind = async ({ folder, place }: ProcessInput<'process.headerFind'>): Promise<ProcessOutput<'process.headerFind'>> => ({ folder: (await findHeader(folder, [place])).folder });
