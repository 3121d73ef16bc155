// The names of everything that may lie in a vault's folder. Whoever looks for strangers, cleans up or destroys reads them here.
import { headerFiles, unfinishedHeaderFiles } from './header/files.ts';

export const recordsFile = 'records.db';
/** The engine's log of the records: there while the vault is open, and after a kill. */
export const recordsLogFile = 'records.db-wal';
/** What every page of the records held when it was last written. */
export const pageListFile = 'records.pages';
export const unfinishedPageListFile = 'records.pages.new';
/** Pages of the records as they were found damaged: there from when they are mended until that is in the log. */
export const damagedPagesFile = 'records.db.damaged';
export const unfinishedDamagedPagesFile = 'records.db.damaged.new';
export const previewsFile = 'previews.db';
/** A preview store that could not be read is kept under this name until the next one is set aside. */
export const previewsSetAside = 'previews.db.set-aside';
export const anchorFile = 'anchor.json';
export const unfinishedAnchorFile = 'anchor.json.new';
export const inUseFile = 'in-use';
export const objectsFolder = 'objects';
/** Objects that belong to no record, kept until the person removes them. */
export const setApartFolder = 'set-apart';
/** There while a vault is being made. */
export const creatingFile = 'being-made';

/** A copy of the records as they stood at one moment, there while a backup of them is being made. Encrypted like the records. */
export const snapshotFile = 'records.db.snapshot';
/** What a backup says about itself. In a vault's folder until the restored vault is opened for the first time. */
export const backupNoteFile = 'backup.json';

/** SQLite's log and its index beside each database; gone after a clean close. */
const besideDatabase = ['', '-wal', '-shm', '-journal'] as const;

export const databaseFiles = (file: string): readonly string[] => besideDatabase.map((end) => file + end);

/** Every name that belongs to a vault. */
export const vaultNames: ReadonlySet<string> = new Set([
  ...headerFiles, ...unfinishedHeaderFiles, ...databaseFiles(recordsFile), ...databaseFiles(previewsFile), previewsSetAside,
  pageListFile, unfinishedPageListFile, damagedPagesFile, unfinishedDamagedPagesFile, anchorFile, unfinishedAnchorFile, inUseFile, objectsFolder, setApartFolder, creatingFile, ...databaseFiles(snapshotFile), backupNoteFile,
]);
