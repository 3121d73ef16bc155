// A Lucide icon at one of the two sizes. Decoration: the word beside it, or its button's name, says what it means.
import type { LucideIcon } from 'lucide-react';

interface IconProps {
  readonly of: LucideIcon;
  readonly size?: 'standard' | 'large';
  /** Turns round in right-to-left languages: chevrons and arrows that follow reading. */
  readonly mirrors?: boolean;
}

export const Icon = ({ of: Drawing, size = 'standard', mirrors = false }: IconProps) => (
  <Drawing className="icon" data-size={size} data-mirrors={mirrors || undefined} aria-hidden="true" focusable="false" />
);
