// The keyboard's script where Chromium tells it: enough to see that letters are not the ones on the keys.
import { useEffect, useState } from 'react';

interface KeyboardWithLayout {
  readonly getLayoutMap?: () => Promise<ReadonlyMap<string, string>>;
}

const scripts: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Cyrillic}/u, 'Кириллица'], [/\p{Script=Georgian}/u, 'ქართული'], [/\p{Script=Arabic}/u, 'العربية'], [/\p{Script=Greek}/u, 'Ελληνικά'], [/\p{Script=Hebrew}/u, 'עברית'],
];

/** The script's own name, or null when the letters are Latin or the computer does not say. */
export const useKeyboardLayout = (): string | null => {
  const [layout, setLayout] = useState<string | null>(null);
  useEffect(() => {
    const { keyboard } = navigator as Navigator & { readonly keyboard?: KeyboardWithLayout };
    void keyboard?.getLayoutMap?.().then(
      (map) => { setLayout(scripts.find(([script]) => script.test(map.get('KeyA') ?? ''))?.[1] ?? null); },
      () => { setLayout(null); },
    );
  }, []);
  return layout;
};
