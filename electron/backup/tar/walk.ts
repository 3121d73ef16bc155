// Walks an archive of ours while it is read. Strict: the first thing that is not as we write it ends the walk. Tolerant: looks for the next
// entry behind the damage, and says what was lost.
import type { Piece } from '../read-backup.ts';
import { chunkBytes } from '../age/payload.ts';
import { damaged } from '../age/failures.ts';
import { blockBytes, paddedSize, paxSize, readTarHeader, type TarEntry } from './header.ts';

export type TarEvent =
  | { readonly kind: 'entry'; readonly entry: TarEntry }
  /** Content of the entry that was begun last. Zeros where `whole` is false. */
  | { readonly kind: 'data'; readonly bytes: Uint8Array; readonly whole: boolean }
  | { readonly kind: 'entry-end'; readonly complete: boolean }
  /** Something that cannot be told lies between the last entry and the next. */
  | { readonly kind: 'gap' }
  | { readonly kind: 'end' };

/** How a walk treats damage, and which names an archive may hold. */
export interface WalkRules {
  readonly tolerant: boolean;
  readonly accepts: (entry: TarEntry) => boolean;
}

class Walker {
  readonly #rules: WalkRules;
  #content: { left: number; padding: number } | undefined;
  #pax: { size: number; value: number | undefined } | undefined;
  #searching = false;
  ended = false;

  constructor(rules: WalkRules) {
    this.#rules = rules;
  }

  *piece({ at, bytes, damaged: chunks }: Piece): Generator<TarEvent> {
    const wrong = new Set(chunks);
    for (let offset = 0; offset < bytes.byteLength;) {
      const whole = !wrong.has(Math.floor((at + offset) / chunkBytes));
      if (!whole && !this.#rules.tolerant) throw damaged('payload');
      if (this.#content !== undefined) {
        // Chunk by chunk only where some are damaged.
        const edge = wrong.size === 0 ? bytes.byteLength : (Math.floor((at + offset) / chunkBytes) + 1) * chunkBytes - at;
        offset += yield* this.#data(bytes.subarray(offset, edge), whole);
      } else {
        const block = bytes.subarray(offset, offset + blockBytes);
        offset += blockBytes;
        yield* this.#block(block, whole && block.byteLength === blockBytes);
      }
    }
  }

  /** The file ended: what was begun is not complete. */
  *cut(): Generator<TarEvent> {
    if (this.#content !== undefined && this.#content.left > 0) yield { kind: 'entry-end', complete: false };
    this.#content = undefined;
  }

  *#data(bytes: Uint8Array, whole: boolean): Generator<TarEvent, number> {
    const content = this.#content;
    if (content === undefined) return 0;
    const taken = bytes.subarray(0, content.left);
    const filling = Math.min(bytes.byteLength - taken.byteLength, content.padding);
    content.left -= taken.byteLength;
    content.padding -= filling;
    if (taken.byteLength > 0) {
      yield { kind: 'data', bytes: taken, whole };
      if (content.left === 0) yield { kind: 'entry-end', complete: true };
    }
    if (content.left === 0 && content.padding === 0) this.#content = undefined;
    return taken.byteLength + filling;
  }

  *#block(block: Uint8Array, whole: boolean): Generator<TarEvent> {
    const entry = whole ? this.#entryIn(block) : null;
    if (entry === null) yield* this.#lose();
    else if (entry === 'end') yield { kind: 'end' };
    else if (entry !== 'more') yield* this.#begin(entry);
  }

  /** The entry that this block begins, `end`, `more` when nothing is to be told yet, or null when it is not what belongs here. */
  #entryIn(block: Uint8Array): TarEntry | 'end' | 'more' | null {
    if (this.#pax !== undefined && this.#pax.value === undefined) {
      this.#pax.value = paxSize(block.subarray(0, this.#pax.size));
      return this.#pax.value === undefined ? null : 'more';
    }
    const read = readTarHeader(block);
    switch (read.kind) {
      case 'entry': {
        const entry = { ...read.entry, size: this.#pax?.value ?? read.entry.size };
        if (this.ended || !this.#rules.accepts(entry)) return null;
        this.#pax = undefined;
        this.#searching = false;
        return entry;
      }
      case 'pax':
        if (this.ended || read.size === 0 || read.size > blockBytes) return null;
        this.#pax = { size: read.size, value: undefined };
        return 'more';
      case 'end':
        if (this.ended) return 'more';
        // Zeros behind damage may be content: only where headers are expected are they the end.
        if (this.#searching) return null;
        this.ended = true;
        return 'end';
      case 'unknown': return null;
    }
  }

  *#begin(entry: TarEntry): Generator<TarEvent> {
    yield { kind: 'entry', entry };
    if (entry.size === 0) {
      yield { kind: 'entry-end', complete: true };
      return;
    }
    this.#content = { left: entry.size, padding: paddedSize(entry.size) - entry.size };
  }

  *#lose(): Generator<TarEvent> {
    if (!this.#rules.tolerant) throw damaged('payload');
    this.#pax = undefined;
    if (!this.#searching) yield { kind: 'gap' };
    this.#searching = true;
  }
}

/** The archive's events in order. Strict: throws `backup-damaged`. Tolerant: never throws for what is in the archive. */
export async function* walkTar(pieces: AsyncIterable<Piece>, rules: WalkRules): AsyncGenerator<TarEvent> {
  const walker = new Walker(rules);
  let endMissing = false;
  for await (const piece of pieces) {
    if (piece.endMissing && !rules.tolerant) throw damaged('end');
    endMissing ||= piece.endMissing;
    yield* walker.piece(piece);
  }
  if (!walker.ended || endMissing) {
    if (!rules.tolerant) throw damaged('end');
    yield* walker.cut();
    yield { kind: 'gap' };
  }
}
