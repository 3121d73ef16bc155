// Calls about where the opening file (the header, with everything that can open the vault) lies: in the vault's folder or on another disk.
import { z } from 'zod';
import { call, done, noInput } from '../contract/define.ts';
import { ticketSchema } from '../ids.ts';
import { headerPlacesSchema, passphraseSchema } from '../vault/schema.ts';
import { placeIdSchema } from './schema.ts';

const withPassphrase = { current: passphraseSchema } as const;
/** `isCopied`: another program copies what lies there to other computers. */
const chosenDisk = z.strictObject({ ticket: ticketSchema.nullable(), name: z.string(), isVaultsDisk: z.boolean(), isCopied: z.boolean() });
const moving = ['passphrase-did-not-open', 'header-not-here', 'header-place-refused', 'header-damaged', 'history-rolled-back', 'memory-not-available', 'not-found'] as const;

export const keyDiskContract = {
  calls: {
    places: call({
      runsIn: 'vault', needs: 'open-vault', input: noInput,
      output: headerPlacesSchema.extend({ places: z.array(headerPlacesSchema.shape.places.element.extend({ id: placeIdSchema })) }), failures: [],
    }),
    /** Asks the person for a disk or a folder on it. `ticket` is null when they close the dialog. */
    choose: call({ runsIn: 'main', needs: 'open-vault', input: noInput, output: chosenDisk, failures: [] }),
    /** The same for a vault that is still to be made, behind the ticket. */
    chooseForNew: call({ runsIn: 'main', needs: 'nothing', input: z.strictObject({ vault: ticketSchema }), output: chosenDisk, failures: ['not-found'] }),
    /** Out of the vault's folder. The new place is proven before the old one is overwritten. */
    move: call({ runsIn: 'main', needs: 'open-vault', input: z.strictObject({ ...withPassphrase, ticket: ticketSchema }), output: done, failures: moving }),
    /** One more copy on a further disk. */
    copy: call({ runsIn: 'main', needs: 'open-vault', input: z.strictObject({ ...withPassphrase, ticket: ticketSchema }), output: done, failures: moving }),
    /** Gives a copy up. `erased` is false when its disk is not there: then it is only forgotten here. */
    remove: call({
      runsIn: 'main', needs: 'open-vault', input: z.strictObject({ ...withPassphrase, id: placeIdSchema }),
      output: z.strictObject({ erased: z.boolean() }), failures: [...moving, 'last-header-place'],
    }),
    /** Back into the vault's folder. `left` copies lie on disks that are not there. */
    moveBack: call({ runsIn: 'main', needs: 'open-vault', input: z.strictObject(withPassphrase), output: z.strictObject({ left: z.int().min(0) }), failures: moving }),
    /** On the screen that opens the vault: asks for the folder and remembers it when this vault's opening file is there. */
    find: call({ runsIn: 'main', needs: 'nothing', input: noInput, output: z.strictObject({ found: z.boolean() }), failures: ['header-not-here', 'header-damaged', 'vault-missing', 'folder-not-a-vault', 'version-unsupported'] }),
  },
  events: {},
} as const;
