// One step of a database's life. Written once, never changed after a release: vaults that took it exist for ever.
import type { Sql } from '../sql.ts';

export interface Migration {
  /** Steps of ten, strictly increasing: room to slip one between two that already shipped. */
  readonly version: number;
  readonly name: string;
  /** Run in order, in one transaction together with the new version number. */
  readonly statements: readonly Sql[];
  /**
   * Fingerprint of the structure that a database of this version has (structure.ts). With it an opening compares at once; without it, it makes a model
   * first, which takes two fifths of what a small vault takes to open. The newest step must have one.
   */
  readonly structure?: string;
}
