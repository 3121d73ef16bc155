// What the window's page and Node say to each other over the pipe. Both ends are built from these types.

/** A key combination of the native menu, as a keyboard event shows it. */
export interface KeyCombination {
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly meta: boolean;
  /** `KeyboardEvent.key`, letters in lower case. */
  readonly key: string;
}

/** What Electron tells of a key in `before-input-event`. */
export interface KeyInput {
  readonly type: 'keyDown' | 'keyUp';
  readonly key: string;
  readonly code: string;
  readonly isAutoRepeat: boolean;
  readonly isComposing: boolean;
  readonly shift: boolean;
  readonly control: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
  readonly location: number;
  readonly modifiers: readonly string[];
}

export type FromPage =
  | { readonly kind: 'hello' }
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly args: readonly unknown[] }
  | { readonly kind: 'send'; readonly channel: string; readonly args: readonly unknown[] }
  /** The page holds the file with this id until Node has asked Chromium for its place on disk. */
  | { readonly kind: 'path'; readonly id: number }
  /** The page wants a microphone or a camera; answered once the app has said yes or no. */
  | { readonly kind: 'media'; readonly id: number; readonly kinds: readonly ('audio' | 'video')[] }
  | { readonly kind: 'key'; readonly index: number }
  /** Any key, as it goes down or up. */
  | { readonly kind: 'keyboard'; readonly input: KeyInput }
  /** The window came to the front or left it. */
  | { readonly kind: 'front'; readonly isInFront: boolean }
  /** Someone touched the window; at most once a second. */
  | { readonly kind: 'input' };

export type ToPage =
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly message: string }
  | { readonly kind: 'event'; readonly channel: string; readonly args: readonly unknown[] }
  /** The app no longer lets the page have a microphone or a camera. */
  | { readonly kind: 'media-taken' }
  | { readonly kind: 'keys'; readonly keys: readonly KeyCombination[] };
