// The only door to the vault for other domains, the vault process and the command line tool.
export { createVault } from './create.ts';
export type { CreateRequest } from './create.ts';
export { openVault } from './open.ts';
export type { Opened, OpenRequest } from './open.ts';
export type { OpenSession } from './open-session.ts';
export type { Change, Clock, VaultSession } from './session.ts';
export { addMember, changePassphrase, removeMember, renewRecoveryCode } from './members.ts';
export { deleteObject, insertObjects, objectRef } from './objects-repository.ts';
export { systemRandom } from './crypto/random.ts';
export type { RandomSource } from './crypto/random.ts';
