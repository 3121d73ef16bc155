// The fonts that travel with the application: every script we support, in the weights the printed forms and the window use.
import { copyFile, mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { dist, root } from './parts.ts';

const fontFiles = Object.freeze([
  'noto-sans/400Regular/NotoSans_400Regular.ttf',
  'noto-sans/400Regular_Italic/NotoSans_400Regular_Italic.ttf',
  'noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
  'noto-sans/700Bold/NotoSans_700Bold.ttf',
  'noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf',
  'noto-sans-arabic/700Bold/NotoSansArabic_700Bold.ttf',
  'noto-sans-georgian/400Regular/NotoSansGeorgian_400Regular.ttf',
  'noto-sans-georgian/700Bold/NotoSansGeorgian_700Bold.ttf',
  'noto-sans-mono/400Regular/NotoSansMono_400Regular.ttf',
  'noto-serif/400Regular/NotoSerif_400Regular.ttf',
  'noto-serif/400Regular_Italic/NotoSerif_400Regular_Italic.ttf',
  'noto-serif/700Bold/NotoSerif_700Bold.ttf',
]);

/** Copies the fonts to `dist/fonts/` and returns their places relative to `dist/`. */
export const copyFonts = async (): Promise<readonly string[]> => {
  await mkdir(join(dist, 'fonts'), { recursive: true });
  return Promise.all(fontFiles.map(async (file) => {
    const target = join('fonts', basename(file));
    await copyFile(join(root, 'node_modules/@expo-google-fonts', file), join(dist, target));
    return target;
  }));
};
