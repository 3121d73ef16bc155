// The made-up secrets and marker words of the fault tests. A marker is searched for in every byte that reaches a disk.

export const passphrase = 'lantern-Copper-3-river-basket-Heron';
export const nextPassphrase = 'harbour-Velvet-8-meadow-ladder-Crow';
export const newPersonsPassphrase = 'orchard-Kettle-6-window-saddle-Wren';

export const duressPassphrase = 'pillow-Cactus-4-engine-marble-Rook';

/** The floor: what a test spends on Argon2id, and no vault may have less. */
export const floorKdf = Object.freeze({ memoryKiB: 256 * 1024, passes: 3, lanes: 4 });

export const markers = Object.freeze({
  fileName: 'Zqmarkfilename7731',
  content: 'Zqmarkcontent5519',
  note: 'Zqmarknote8842',
  title: 'Zqmarktitle3307',
  person: 'Zqmarkperson6604',
  folder: 'Zqmarkfolder2258',
});

/** The file of the one item that a swept vault has from the start. */
export const firstFile = 'first.txt';

/** What nobody may read anywhere on a disk. */
export const everySecret: readonly string[] = Object.freeze([...Object.values(markers), passphrase, nextPassphrase, newPersonsPassphrase, duressPassphrase]);
