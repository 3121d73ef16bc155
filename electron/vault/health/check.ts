// What a check of the vault is given and what it gives. A check only looks: it never repairs and never throws for what it finds.
import type { EvidenceId, ObjectId } from '../../../shared/ids.ts';
import type { Problem } from '../../../shared/vault/schema.ts';
import type { OpenSession } from '../opening/open-session.ts';

/** How long work tells what it does and asks whether to go on. */
export interface CheckProgress {
  /** Aborted when the vault closes: leave at once. */
  readonly signal: AbortSignal;
  /** Resolves when the next object may be looked at; false when the work is to stop. */
  readonly mayContinue: () => Promise<boolean>;
  readonly found: (items: number, bytes: number) => void;
  readonly worked: (bytes: number) => void;
  readonly now: (name: string | null) => void;
  /** One item or file was looked at; `problem` null means sound. */
  readonly checked: (name: string, problem: Problem | null) => void;
}

/** What is said where such notes cannot be read. */
export type UnreadNotes = Extract<Problem['kind'], 'plain-copies-unread' | 'removals-unread' | 'recordings-unread' | 'mirrors-unread' | 'packs-unread'>;

/** One tag, case, link, date to sort by, or number of an item that cannot be read, as a check tells it. */
export type UnreadInList = Pick<Problem, 'item' | 'facts'> & { readonly kind: Extract<Problem['kind'], 'tag-unread' | 'link-unread' | 'date-unread' | 'case-unread' | 'item-unnumbered'> };

/** What the vault does not know by itself: which item an object is, and what its content should be. */
export interface RecordedObjects {
  /** The item that would be harmed, or null when no item has this object. */
  readonly nameOfObject: (id: ObjectId) => Promise<string | null>;
  /** SHA-256 of the content in lower-case hex, or null when none was recorded. */
  readonly expectedSha256: (id: ObjectId) => Promise<string | null>;
  /** The first hundred items that belong to no case that exists. */
  readonly itemsWithoutCase: () => Promise<readonly string[]>;
  /** Items whose records cannot be read, each of them. */
  readonly damagedItems: () => Promise<readonly string[]>;
  /** What its own list is shown without, because it cannot be read: the first hundred of each kind. */
  readonly unreadInLists: () => Promise<readonly UnreadInList[]>;
  /** Sets the items of these objects aside, whose bytes were found altered. */
  readonly noteAltered: (objects: readonly ObjectId[]) => Promise<void>;
  /** Items whose bytes were found to be not those that were added, with the object that holds what is there; null where that cannot be read. */
  readonly setAside: () => Promise<readonly { readonly item: EvidenceId; readonly object: string | null }[]>;
  /** How many keys that backups can be made for cannot be read, and whether the one that the recovery shares hold is such a one. */
  readonly unreadRecipients: () => Promise<{ readonly keys: number; readonly shares: boolean }>;
  /** How many notes cannot be read: of copies that may be left outside the vault, of mirrors, and of packs. */
  readonly unreadNotes: () => Promise<Readonly<Partial<Record<UnreadNotes, number>>>>;
}

export interface CheckContext {
  readonly session: OpenSession;
  readonly readData: boolean;
  readonly recorded: RecordedObjects;
  readonly progress: CheckProgress;
  /** Counted up by the checks. */
  readonly totals: { objects: number; bytes: number; custodyEntries: number; pages: number };
  readonly report: (problem: Problem) => void;
  /** Every byte of this object was read, and its content has the fingerprint that was taken when it was added. */
  readonly whole: (object: ObjectId) => void;
}

export type Check = (context: CheckContext) => Promise<void>;
