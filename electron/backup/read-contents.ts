// Reads a whole backup and holds it against what it says about itself. The one way in for verifying and for restoring, so that what was verified
// is what is restored.
import { createHash, type Hash } from 'node:crypto';
import type { VaultId } from '../../shared/ids.ts';
import { damaged } from './age/failures.ts';
import { HoldfastError } from '../../shared/contract/failure.ts';
import { largestNote, objectLine, parseNote, placeOf, smallFiles, type BackupNote, type Place, type SmallFile } from './contents.ts';
import type { Payload, Piece } from './read-backup.ts';
import { walkTar, type TarEvent } from './tar/walk.ts';

/** Where one file of a backup goes. */
export interface FileSink {
  /** The bytes are the sink's only until this resolves. */
  write(bytes: Uint8Array): Promise<void>;
  /** `whole`: every byte is as it was written. */
  end(whole: boolean): Promise<void>;
}

export interface BackupSink {
  folder(path: string): Promise<void>;
  file(place: Exclude<Place, { kind: 'folder' }>, size: number): Promise<FileSink>;
}

export interface ReadContents {
  readonly vaultId: VaultId;
  /** Null only when damage took it. */
  readonly note: BackupNote | null;
  readonly objects: number;
  /** Bytes of the files, as they lie on a disk. */
  readonly bytes: number;
  /** Files that are not whole or that the note names and nothing else shows. Empty for a whole backup. */
  readonly lost: readonly string[];
  /** Damage between files: there may be more lost than can be named. */
  readonly gaps: number;
}

export interface ReadRules {
  /** Go on behind damage and name what is lost, instead of ending at the first of it. */
  readonly tolerant: boolean;
  /** Told of every piece; throws to stop. */
  readonly piece?: (bytes: number) => Promise<void>;
}

interface Current {
  readonly place: Exclude<Place, { kind: 'folder' }>;
  readonly size: number;
  readonly sink: FileSink;
  readonly hash: Hash | undefined;
  readonly text: Buffer[] | undefined;
  whole: boolean;
}

const nowhere: FileSink = { write: () => Promise.resolve(), end: () => Promise.resolve() };
export const discarding: BackupSink = { folder: () => Promise.resolve(), file: () => Promise.resolve(nowhere) };

class Contents {
  readonly #sink: BackupSink;
  readonly #rules: ReadRules;
  readonly #hashes = new Map<SmallFile, string>();
  readonly #objectList = createHash('sha256');
  readonly #lost = new Set<string>();
  #current: Current | undefined;
  #vaultId: VaultId | undefined;
  #note: BackupNote | undefined;
  #objects = 0;
  #bytes = 0;
  #gaps = 0;

  constructor(sink: BackupSink, rules: ReadRules) {
    this.#sink = sink;
    this.#rules = rules;
  }

  /** One vault in one backup: the first name decides which. */
  accepts(name: string, kind: 'file' | 'folder'): boolean {
    const place = placeOf(name, kind);
    return place !== undefined && (this.#vaultId === undefined || place.vaultId === this.#vaultId);
  }

  async event(event: TarEvent): Promise<void> {
    switch (event.kind) {
      case 'entry': return this.#begin(event.entry.name, event.entry.kind, event.entry.size);
      case 'data': return this.#data(event.bytes, event.whole);
      case 'entry-end': return this.#end(event.complete);
      case 'gap':
        this.#gaps += 1;
        return undefined;
      case 'end': return undefined;
    }
  }

  async #begin(name: string, kind: 'file' | 'folder', size: number): Promise<void> {
    const place = placeOf(name, kind);
    if (place === undefined) return;
    this.#vaultId ??= place.vaultId;
    if (place.kind === 'folder') {
      await this.#sink.folder(place.path);
      return;
    }
    if (place.kind === 'note' && size > largestNote) throw damaged('payload');
    this.#current = {
      place, size, whole: true, sink: await this.#sink.file(place, size),
      hash: place.kind === 'small' ? createHash('sha256') : undefined,
      text: place.kind === 'note' ? [] : undefined,
    };
  }

  async #data(bytes: Uint8Array, whole: boolean): Promise<void> {
    const current = this.#current;
    if (current === undefined) return;
    current.whole &&= whole;
    current.hash?.update(bytes);
    current.text?.push(Buffer.from(bytes));
    await current.sink.write(bytes);
  }

  async #end(complete: boolean): Promise<void> {
    const current = this.#current;
    this.#current = undefined;
    if (current === undefined) return;
    const { place, size, sink, hash, text } = current;
    const whole = current.whole && complete;
    if (!whole) this.#lost.add(place.path);
    this.#bytes += size;
    if (place.kind === 'object') {
      this.#objects += 1;
      this.#objectList.update(objectLine(place.id, size));
    }
    if (place.kind === 'small' && hash !== undefined) this.#hashes.set(place.path, hash.digest('hex'));
    if (place.kind === 'note' && text !== undefined && whole) this.#note = parseNote(Buffer.concat(text).toString('utf8'));
    await sink.end(whole);
  }

  /** Holds what was read against the note. */
  finish(): ReadContents {
    const vaultId = this.#vaultId;
    if (vaultId === undefined) throw this.#rules.tolerant ? damaged('payload') : new HoldfastError('not-a-backup');
    const note = this.#note;
    const agrees = note !== undefined && note.vaultId === vaultId && note.objects === this.#objects && note.objectList === this.#objectList.digest('hex');
    const wrong = smallFiles.filter((file) => note !== undefined && note.files[file] !== this.#hashes.get(file));
    if (!this.#rules.tolerant && (!agrees || wrong.length > 0)) throw damaged('payload');
    for (const file of smallFiles) if (wrong.includes(file) || !this.#hashes.has(file)) this.#lost.add(file);
    return { vaultId, note: note ?? null, objects: this.#objects, bytes: this.#bytes, lost: [...this.#lost], gaps: this.#gaps };
  }
}

async function* counted(pieces: AsyncIterable<Piece>, rules: ReadRules): AsyncGenerator<Piece> {
  for await (const piece of pieces) {
    await rules.piece?.(piece.bytes.byteLength);
    yield piece;
  }
}

/**
 * Reads everything into `sink`. Strict: resolves only when every byte was authentic and everything is there that the backup says is in it; throws
 * `backup-damaged`, or `not-a-backup` for an archive of something else. Tolerant: throws only when there is nothing of a vault in it at all.
 */
export const readContents = async (payload: Payload, sink: BackupSink, rules: ReadRules): Promise<ReadContents> => {
  const contents = new Contents(sink, rules);
  for await (const event of walkTar(counted(payload.pieces(), rules), { tolerant: rules.tolerant, accepts: ({ name, kind }) => contents.accepts(name, kind) })) await contents.event(event);
  return contents.finish();
};
