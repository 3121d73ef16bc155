// Sizes of pictures after turning and shrinking. Pure.

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** The largest size of the same shape whose longest side is at most `longestSide`; never larger than it was, never below 1. */
export const fitWithin = (size: PictureSize, longestSide: number | null): PictureSize => {
  const longest = Math.max(size.width, size.height);
  if (longestSide === null || longest <= longestSide) return size;
  const scale = longestSide / longest;
  return { width: Math.max(1, Math.round(size.width * scale)), height: Math.max(1, Math.round(size.height * scale)) };
};

/** How EXIF's orientation 1 to 8 turns and mirrors: quarter turns clockwise, after mirroring left to right. */
export const turnOfOrientation = (orientation: number): { readonly quarterTurns: 0 | 1 | 2 | 3; readonly mirrored: boolean } => {
  switch (orientation) {
    case 2: return { quarterTurns: 0, mirrored: true };
    case 3: return { quarterTurns: 2, mirrored: false };
    case 4: return { quarterTurns: 2, mirrored: true };
    case 5: return { quarterTurns: 3, mirrored: true };
    case 6: return { quarterTurns: 1, mirrored: false };
    case 7: return { quarterTurns: 1, mirrored: true };
    case 8: return { quarterTurns: 3, mirrored: false };
    default: return { quarterTurns: 0, mirrored: false };
  }
};

/** Width and height as seen once it has been turned. */
export const turned = (size: PictureSize, quarterTurns: number): PictureSize =>
  quarterTurns % 2 === 0 ? size : { width: size.height, height: size.width };
