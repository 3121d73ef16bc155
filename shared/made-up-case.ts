// The made-up case to look around in. Its passphrase is no secret: it is shown for as long as the case is open, because some things ask for it.
export const madeUpPassphrase = 'kiln street lantern orchard seventeen herons';

/** Whoever opened it, in the story that the case tells. */
export const madeUpMember = 'Ilen Daros';

/** What the case is called. */
export const madeUpCase = { code: 'RUDEN', name: 'Raid on the office in Ruden', about: '' } as const;
