// What is being chosen for the duress passphrase. Lives on the screen alone and is forgotten with it.
import type { DuressChoice } from '../../../shared/duress/schema.ts';
import type { Ticket } from '../../../shared/ids.ts';

export interface DuressDraft {
  readonly choice: DuressChoice | 'none' | null;
  /** The decoy: made now, or one that is there. */
  readonly way: 'make' | 'pick';
  readonly ticket: Ticket | null;
  readonly folderName: string;
  readonly memberName: string;
}

export const emptyDraft: DuressDraft = Object.freeze({ choice: null, way: 'make', ticket: null, folderName: '', memberName: '' });

export interface DuressStepProps {
  readonly draft: DuressDraft;
  readonly onChange: (part: Partial<DuressDraft>) => void;
}

/** Whether everything about the decoy is chosen. */
export const hasDecoyPlace = ({ ticket, way, memberName }: DuressDraft): boolean => ticket !== null && (way === 'pick' || memberName.trim() !== '');
