// Reads a WebM file without any of the application's code: what it says it is, its packets, and whether the places it sends a player to are there.

interface Element {
  readonly id: number;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

const master = new Set([0x1a45dfa3, 0x18538067, 0x1549a966, 0x1654ae6b, 0xae, 0xe0, 0xe1, 0x1f43b675, 0x1c53bb6b, 0xbb, 0xb7]);

const children = (bytes: Buffer, from: number, to: number): readonly Element[] => {
  const found: Element[] = [];
  for (let at = from; at < to;) {
    const idWidth = Math.clz32(bytes[at] ?? 0) - 23;
    const sizeAt = at + idWidth;
    const width = Math.clz32(bytes[sizeAt] ?? 0) - 23;
    if (idWidth > 4 || width > 8) throw new Error(`no element at ${String(at)}`);
    let size = (bytes[sizeAt] ?? 0) & (0xff >> width);
    for (let next = 1; next < width; next += 1) size = size * 256 + (bytes[sizeAt + next] ?? 0);
    const begin = sizeAt + width;
    if (begin + size > to) throw new Error(`the element at ${String(at)} is longer than what it is in`);
    found.push({ id: bytes.readUIntBE(at, idWidth), at, from: begin, to: begin + size });
    at = begin + size;
  }
  return found;
};

const all = (bytes: Buffer, elements: readonly Element[], id: number): readonly Element[] =>
  elements.flatMap((element) => [...(element.id === id ? [element] : []), ...(master.has(element.id) ? all(bytes, children(bytes, element.from, element.to), id) : [])]);

export const readWebm = (bytes: Buffer) => {
  const top = children(bytes, 0, bytes.byteLength);
  const find = (id: number) => all(bytes, top, id);
  const text = ({ from, to }: Element): string => bytes.toString('latin1', from, to);
  const number = ({ from, to }: Element): number => Number(BigInt(`0x${bytes.toString('hex', from, to)}`));
  const one = (id: number): Element => {
    const [element] = find(id);
    if (element === undefined) throw new Error(`there is no ${id.toString(16)}`);
    return element;
  };
  const segment = one(0x18538067);
  const blocks = find(0xa3);
  const positions = find(0xf1);
  return {
    docType: text(one(0x4282)),
    codecs: find(0x86).map(text),
    size: [number(one(0xb0)), number(one(0xba))],
    durationMs: bytes.readDoubleBE(one(0x4489).from),
    clusters: find(0x1f43b675).map(({ from }) => number(children(bytes, from, from + 13)[0] ?? segment)),
    holes: children(bytes, segment.from, segment.to).filter(({ id }) => id === 0xec).map(({ at, to }) => to - at),
    cues: find(0xb3).map((time, index) => ({ timeMs: number(time), isCluster: bytes.readUInt32BE(segment.from + number(positions[index] ?? time)) === 0x1f43b675 })),
    packets: { picture: blocks.filter(({ from }) => bytes[from] === 0x81).length, sound: blocks.filter(({ from }) => bytes[from] === 0x82).length },
  };
};
