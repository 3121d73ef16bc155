// Which Argon2id parameters are chosen for a new vault and which are accepted from a file. Both ends are bounded: too little
// makes guessing cheap, too much is a way to make a computer fall over by handing it a file.
import { totalmem } from 'node:os';
import { z } from 'zod';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { argon2id, type Argon2Parameters } from '../crypto/argon2.ts';
import { Secret } from '../crypto/secret.ts';

const kiBPerMiB = 1024;

/** Never less than this, on any machine: four times the memory that RFC 9106 recommends where memory is scarce, same passes. */
export const kdfFloor = Object.freeze({ memoryKiB: 256 * kiBPerMiB, passes: 3, lanes: 1 });
/** Calibration stops here, so that a vault made on a large machine opens on a small one. */
export const calibrationCeiling = Object.freeze({ memoryKiB: 1024 * kiBPerMiB, passes: 12 });
/** A file that asks for more is refused before any memory is spent. */
export const kdfCeiling = Object.freeze({ memoryKiB: 2048 * kiBPerMiB, passes: 32, lanes: 4 });

const targetMilliseconds = 1000;
/** RFC 9106 uses four lanes in both of its parameter sets. One number for every vault says nothing about the machine that made it. */
const lanes = 4;

/** Parameters as a file may state them. */
export const kdfParametersSchema = z.strictObject({
  memoryKiB: z.int().min(kdfFloor.memoryKiB).max(kdfCeiling.memoryKiB),
  passes: z.int().min(kdfFloor.passes).max(kdfCeiling.passes),
  lanes: z.int().min(kdfFloor.lanes).max(kdfCeiling.lanes),
}) satisfies z.ZodType<Argon2Parameters>;

/**
 * Parameters that take about a second where the floor took `floorMilliseconds`: first more memory, because memory is what
 * makes guessing machines dear, then more passes. Memory stays within a quarter of the machine's, and never under the floor.
 */
export const parametersFor = (floorMilliseconds: number, machineBytes: number): Argon2Parameters => {
  const affordable = Math.max(1, targetMilliseconds / floorMilliseconds);
  const quarter = machineBytes / 4 / kiBPerMiB;
  const step = 64 * kiBPerMiB;
  const wanted = Math.floor((kdfFloor.memoryKiB * affordable) / step) * step;
  const memoryKiB = Math.max(kdfFloor.memoryKiB, Math.min(wanted, calibrationCeiling.memoryKiB, Math.floor(quarter / step) * step));
  const passesAffordable = Math.floor((kdfFloor.passes * affordable * kdfFloor.memoryKiB) / memoryKiB);
  return { memoryKiB, passes: Math.max(kdfFloor.passes, Math.min(passesAffordable, calibrationCeiling.passes)), lanes };
};

/** Parameters with the memory that a person asked for. HoldfastError `input-refused` outside floor and ceiling. */
export const parametersWithMemory = (mebibytes: number): Argon2Parameters => {
  const parsed = kdfParametersSchema.safeParse({ memoryKiB: mebibytes * kiBPerMiB, passes: kdfFloor.passes, lanes });
  if (!parsed.success) {
    throw new HoldfastError('input-refused', { field: 'kdf-memory', least: kdfFloor.memoryKiB / kiBPerMiB, most: kdfCeiling.memoryKiB / kiBPerMiB });
  }
  return parsed.data;
};

/**
 * Parameters for a new vault, from one timed run at the floor on this machine. Takes about half a second. Throws
 * `memory-not-available` when not even the floor can be had.
 */
export const calibrate = async (): Promise<Argon2Parameters> => {
  const probe = Secret.owning(new Uint8Array(32));
  const started = process.hrtime.bigint();
  (await argon2id(probe, new Uint8Array(16), { ...kdfFloor, lanes })).end();
  const milliseconds = Number(process.hrtime.bigint() - started) / 1e6;
  return parametersFor(milliseconds, Math.min(totalmem(), process.constrainedMemory() || Infinity));
};
