// Branded identifiers: a value that was checked once cannot be confused with another kind later.
import { z } from 'zod';
import { hex128, hex256 } from './hex.ts';

/** The largest number that an evidence item can have; the smallest is 1. The pattern of its id says the same in digits. */
export const largestItemNumber = 999_999_999;

/** An evidence item: E-1 is never written, numbers have at least three digits. Numbers are never reused. */
export const evidenceIdSchema = z.string().regex(/^E-(?:\d{3}|[1-9]\d{3,8})$/).brand('EvidenceId');
export type EvidenceId = z.infer<typeof evidenceIdSchema>;

/** A person who can open this vault and whom the custody log names: M1, M2, ... Numbers are never reused. */
export const memberCodeSchema = z.string().regex(/^M[1-9]\d{0,3}$/).brand('MemberCode');
export type MemberCode = z.infer<typeof memberCodeSchema>;

/** A case, as the custody log names it: C1, C2, ... Numbers are never reused. The code that people give it may change, this does not. */
export const caseIdSchema = z.string().regex(/^C[1-9]\d{0,3}$/).brand('CaseId');
export type CaseId = z.infer<typeof caseIdSchema>;

/** 128 random bits that name a vault for ever, in lower-case hex. */
export const vaultIdSchema = z.string().regex(hex128).brand('VaultId');
export type VaultId = z.infer<typeof vaultIdSchema>;

/** 128 random bits that name one stored object, in lower-case hex. Says nothing about what is in it. */
export const objectIdSchema = z.string().regex(hex128).brand('ObjectId');
export type ObjectId = z.infer<typeof objectIdSchema>;

/** A SHA-256 fingerprint in lower-case hex. */
export const sha256Schema = z.string().regex(hex256).brand('Sha256');
export type Sha256 = z.infer<typeof sha256Schema>;

/** Main's word for a file or folder that a person chose: stands in for its path, which the window never sees or sends. */
export const ticketSchema = z.string().regex(/^t-[0-9a-f]{32}$/).brand('Ticket');
export type Ticket = z.infer<typeof ticketSchema>;

export const jobIdSchema = z.string().regex(/^j-[0-9a-f]{16}$/).brand('JobId');
export type JobId = z.infer<typeof jobIdSchema>;

/** An edit that can still be undone. Known to the open vault alone and gone with it. */
export const undoIdSchema = z.string().regex(/^u-[0-9a-f]{16}$/).brand('UndoId');
export type UndoId = z.infer<typeof undoIdSchema>;

/** E-1 as it is written everywhere: `E-001`, `E-12345`. */
export const evidenceId = (number: number): EvidenceId => evidenceIdSchema.parse(`E-${String(number).padStart(3, '0')}`);

/** The number inside an evidence id. */
export const evidenceNumber = (id: EvidenceId): number => Number(id.slice(2));

export const caseId = (number: number): CaseId => caseIdSchema.parse(`C${String(number)}`);

/** The number inside a case's id. */
export const caseNumber = (id: CaseId): number => Number(id.slice(1));
