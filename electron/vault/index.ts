// The only door to the vault for other domains, the vault process and the command line tool.
export { createVault } from './create.ts';
export type { CreateRequest } from './create.ts';
export { openVault } from './open.ts';
export type { Opened, OpenRequest } from './open.ts';
export type { OpenSession } from './open-session.ts';
export { openingHandlers, vaultHandlers } from './handlers.ts';
export type { VaultNeeds } from './handlers.ts';
export { requireStrong, VaultService } from './service.ts';
export type { Change, Clock, VaultSession } from './session.ts';
export { addMember, changePassphrase, removeMember, renewRecoveryCode } from './members.ts';
export { allMembers } from './repository.ts';
export { salvageVault } from './salvage.ts';
export type { SalvageRequest, SalvageResult } from './salvage.ts';
export { verifyVault } from './health/verify.ts';
export type { CheckProgress, RecordedObjects, VerifyRequest, VerifyResult } from './health/verify.ts';
export { parametersWithMemory } from './key-slots/kdf-policy.ts';
export { systemRandom } from './crypto/random.ts';
export type { RandomSource } from './crypto/random.ts';
