// The names of the facts that an entry of the custody log may keep. A new one is added here first; a test asks for its words in every language.
import type { Settings } from '../settings/schema.ts';

/** What a fact is: a size in bytes, a moment in milliseconds since 1970 (UTC), or what stands there. */
const kinds = {
  // Arriving, and what an item is.
  case: 'plain', cutOff: 'plain', fileCreatedAt: 'moment', fileModifiedAt: 'moment', fileName: 'plain', fingerprint: 'plain', mediaType: 'plain', readBack: 'plain', sha256: 'plain', size: 'bytes', sourceFolder: 'plain', way: 'plain',
  // Checking.
  bytes: 'bytes', equal: 'plain', expected: 'plain', finding: 'plain', fingerprintKind: 'plain', found: 'plain', items: 'plain', outcome: 'plain', problem: 'plain', problems: 'plain', readData: 'plain', told: 'plain',
  // Describing, moving, removing.
  before: 'plain', caseAbout: 'plain', caseName: 'plain', caseNameBefore: 'plain', closed: 'moment', code: 'plain', codeBefore: 'plain', damagedParts: 'plain', fields: 'plain', fromCase: 'plain', linkedItem: 'plain', opened: 'moment', openedFromLog: 'plain', reason: 'plain', relation: 'plain', sensitivity: 'plain', session: 'plain',
  // Working copies, transcripts, recordings.
  blurred: 'plain', boxes: 'plain', covered: 'plain', cropped: 'plain', ended: 'plain', height: 'plain', length: 'plain', medium: 'plain', missingPieces: 'plain', original: 'plain', originalSha256: 'plain', pages: 'plain', pagesOfOriginal: 'plain',
  pauses: 'plain', picture: 'plain', pieces: 'plain', recordedBy: 'plain', recording: 'plain', recordingBegun: 'plain', resolution: 'plain', width: 'plain', workingCopy: 'plain', workingCopySha256: 'plain', zone: 'plain',
  // Leaving the vault, and handing over.
  alreadyHere: 'plain', came: 'plain', choice: 'plain', fieldsToDecide: 'plain', folder: 'plain', from: 'plain', fromVault: 'plain', head: 'plain', kind: 'plain', manifest: 'plain', name: 'plain', new: 'plain', noticedAtOpening: 'plain',
  pack: 'plain', packItems: 'plain', privileged: 'plain', recipient: 'plain', refused: 'plain', seq: 'plain', theirCode: 'plain', theirNumber: 'plain', toDecide: 'plain', witness: 'plain',
  // The vault itself: who opens it, where its opening file lies, its format.
  finishedAtOpening: 'plain', forgotten: 'plain', headerPutBack: 'plain', member: 'plain', mendedPages: 'plain', mendedPagesSha256: 'plain', openingFile: 'plain', shares: 'plain', through: 'plain', to: 'plain', vaultId: 'plain', with: 'plain',
  // Backups and mirrors.
  backup: 'plain', by: 'plain', copied: 'plain', copiedBytes: 'bytes', damagedInVault: 'plain', failed: 'plain', generation: 'plain', generations: 'plain', madeAt: 'moment', mirror: 'plain', missing: 'plain', objects: 'plain', opensWith: 'plain',
  recipients: 'plain', sample: 'plain',
  // Choices.
  askEachTime: 'plain', backupEveryDays: 'plain', backupPlace: 'plain', coverUnreviewed: 'plain', density: 'plain', homeLine: 'plain', idleLockMinutes: 'plain', keys: 'plain', lockOnKeyDisk: 'plain', lockOnScreenLock: 'plain', lockOnSleep: 'plain',
  putOffUntil: 'moment', singleKeyShortcuts: 'plain',
} as const satisfies Readonly<Record<string, 'plain' | 'bytes' | 'moment'>> & Readonly<Record<keyof Settings, 'plain'>>;

export type CustodyDetail = keyof typeof kinds;
export const custodyDetails = Object.keys(kinds) as readonly CustodyDetail[];

/** Facts of one entry: text, numbers, yes or no, and nulls alone. */
export type CustodyDetails = Readonly<Partial<Record<CustodyDetail, string | number | boolean | null>>>;

/** An entry of another office's log may name what only a newer program knows: that is plain. */
export const kindOfDetail = (name: string): 'plain' | 'bytes' | 'moment' => (Object.hasOwn(kinds, name) ? kinds[name as CustodyDetail] : 'plain');
