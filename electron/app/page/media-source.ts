// Streams decrypted media by short-lived handles, with byte ranges, never to disk. A handle dies with the lock.
import { randomBytes } from 'node:crypto';
import { HoldfastError } from '../../../shared/contract/failure.ts';
import { evidenceIdSchema, type EvidenceId } from '../../../shared/ids.ts';
import { largestMediaAnswer } from '../../../shared/evidence/media-answer.ts';
import { largestMediaRead } from '../../vault-process/contract.ts';
import { byteRange } from './byte-range.ts';
import { protectiveHeaders } from '../guards/content-policy.ts';

export interface MediaReader {
  info(id: EvidenceId): Promise<{ readonly mediaType: string; readonly size: number }>;
  read(id: EvidenceId, start: number, end: number): Promise<Uint8Array>;
  preview(id: EvidenceId): Promise<{ readonly bytes: Uint8Array; readonly mediaType: string }>;
}

export interface MediaSource {
  /** A relative address for one item's bytes, good until it is closed or the vault locks. */
  open(id: EvidenceId): Promise<{ readonly url: string; readonly mediaType: string; readonly size: number }>;
  close(url: string): void;
  closeAll(): void;
  answerMedia(handle: string, range: string | null): Promise<Response>;
  answerPreview(id: string): Promise<Response>;
}

interface Opened {
  readonly id: EvidenceId;
  readonly mediaType: string;
  readonly size: number;
}

/** Types that a browser could run or render as a page are handed over as bytes; the viewer shows them as text. */
const inertType = (mediaType: string): string =>
  /^(image\/(?!svg)|video\/|audio\/|application\/pdf$)/.test(mediaType) ? mediaType : 'application/octet-stream';

const none = (status: number, headers: Record<string, string> = {}): Response =>
  new Response(null, { status, headers: { ...protectiveHeaders, ...headers } });

const untrusted = { ...protectiveHeaders, 'Content-Security-Policy': "sandbox; default-src 'none'" };

export const createMediaSource = (reader: MediaReader): MediaSource => {
  const opened = new Map<string, Opened>();
  let locks = 0;

  const pieces = (item: Opened, start: number, end: number): ReadableStream<Uint8Array> => {
    let at = start;
    return new ReadableStream<Uint8Array>({
      async pull(controller) {
        const next = Math.min(end, at + largestMediaRead);
        controller.enqueue(await reader.read(item.id, at, next));
        at = next;
        if (at >= end) {
          controller.close();
        }
      },
    }, { highWaterMark: 0 });
  };

  return {
    async open(id) {
      const before = locks;
      const info = await reader.info(id);
      // A lock that came meanwhile closed every handle; one made now would outlive it.
      if (locks !== before) {
        throw new HoldfastError('vault-locked');
      }
      const handle = randomBytes(16).toString('hex');
      opened.set(handle, { id, ...info });
      return { url: `media/${handle}`, ...info };
    },
    close(url) {
      opened.delete(url.replace(/^media\//, ''));
    },
    closeAll() {
      locks += 1;
      opened.clear();
    },
    async answerMedia(handle, rangeHeader) {
      const item = opened.get(handle);
      if (item === undefined) {
        return none(404);
      }
      const headers = { ...untrusted, 'Content-Type': inertType(item.mediaType), 'Accept-Ranges': 'bytes' };
      const range = byteRange(rangeHeader, item.size, largestMediaAnswer);
      if (range.kind === 'not-satisfiable') {
        return none(416, { 'Content-Range': `bytes */${String(item.size)}` });
      }
      if (item.size === 0) {
        return new Response(null, { headers: { ...headers, 'Content-Length': '0' } });
      }
      if (range.kind === 'whole') {
        return new Response(pieces(item, 0, item.size), { headers: { ...headers, 'Content-Length': String(item.size) } });
      }
      return new Response(pieces(item, range.start, range.end), {
        status: 206,
        headers: {
          ...headers,
          'Content-Length': String(range.end - range.start),
          'Content-Range': `bytes ${String(range.start)}-${String(range.end - 1)}/${String(item.size)}`,
        },
      });
    },
    async answerPreview(name) {
      const id = evidenceIdSchema.safeParse(name);
      if (!id.success) {
        return none(404);
      }
      const preview = await reader.preview(id.data).catch(() => null);
      return preview === null || preview.bytes.byteLength === 0
        ? none(404)
        : new Response(new Uint8Array(preview.bytes), { headers: { ...untrusted, 'Content-Type': inertType(preview.mediaType) } });
    },
  };
};
