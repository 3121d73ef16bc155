// An office document as a plain tree that React draws: a short list of elements, no attribute but what a table needs, no address, no style.

export type DocumentTag = 'p' | 'h1' | 'h2' | 'h3' | 'h4' | 'h5' | 'h6' | 'ul' | 'ol' | 'li' | 'table' | 'thead' | 'tbody' | 'tr' | 'td' | 'th' | 'strong' | 'em' | 'u' | 's' | 'sup' | 'sub' | 'br' | 'blockquote';

/** What the program that kept the change says was done, and by whom and when, in its own words; empty where it does not say. */
export interface TrackedChange {
  readonly change: 'added' | 'deleted' | 'movedHere' | 'movedAway';
  readonly by: string;
  readonly at: string;
}

/** Something that is drawn and not written. `shows` is what of it stands below. */
export interface Drawn {
  readonly drawn: 'chart' | 'diagram' | 'picture' | 'object';
  /** As the file names or describes it; empty where it does not. */
  readonly title: string;
  /** The cell at its corner; empty outside sheets. */
  readonly cell: string;
  readonly shows: 'values' | 'words' | 'nothing';
}

export type DocumentNode =
  | { readonly text: string }
  /** The place of a comment, by its number in its section. */
  | { readonly comment: number }
  | Drawn
  | (TrackedChange & { readonly children: readonly DocumentNode[] })
  | { readonly tag: DocumentTag; readonly columns: number; readonly rows: number; readonly children: readonly DocumentNode[] };

/** Nodes beyond this are left out, so that a document of a million cells does not freeze the window. */
export const mostNodes = 50_000;

/** Elements within each other beyond this give up their words to what they are in, so that drawing them has an end. */
export const mostDepth = 100;
