// Where everything lies in a pack's archive. It follows from the manifest alone, so a reader need not believe a single header of the
// archive: what is not byte for byte what the manifest makes it is not a pack.
import { endBytes } from '../backup/tar/header.ts';
import { layOut, type Layout, type Source } from '../backup/tar/layout.ts';
import { manifestText, type Manifest } from './manifest.ts';

export const manifestName = (packId: string): string => `${packId}/manifest.json`;
const recordName = (packId: string, kind: string, uid: string): string => `${packId}/${kind}/${uid}.json`;
/** No ending: a file from someone else's computer must not be opened by a double click. The record tells its name. */
const contentName = (packId: string, kind: string, uid: string): string => `${packId}/${kind}/${uid}`;

export interface PackLayout {
  readonly layout: Layout;
  readonly manifest: Uint8Array;
  /** Bytes of the whole archive. */
  readonly length: number;
  /** For each record: its places among the layout's entries. */
  readonly places: readonly { readonly record: number; readonly content: number | null }[];
}

const file = (name: string, size: number, bytes: Uint8Array | null): Source => ({ name, size, kind: 'file', path: null, bytes });

/** Lays out the archive of a manifest. */
export const packLayout = (manifest: Manifest): PackLayout => {
  const bytes = Buffer.from(manifestText(manifest), 'utf8');
  const { packId } = manifest;
  const sources: Source[] = [file(manifestName(packId), bytes.byteLength, bytes)];
  const places = manifest.records.map(({ kind, uid, record, content }) => {
    const at = sources.push(file(recordName(packId, kind, uid), record.size, null)) - 1;
    return { record: at, content: content === null ? null : sources.push(file(contentName(packId, kind, uid), content.size, null)) - 1 };
  });
  const layout = layOut(sources, Math.floor(Date.parse(manifest.madeAt) / 1000));
  return { layout, manifest: bytes, length: layout.length + endBytes, places };
};
