// The Node that runs the tool: its compiled libraries are made for this one and later ones. Under an older one they would end the process without a word.
import { HoldfastError } from '../../shared/contract/failure.ts';

/** The first major version that runs the tool: docs/decisions say why the repository brings it. */
const oldest = 24;

/** Throws `node-too-old` (`found`). Nothing that was compiled may have been loaded before. */
export const requireNode = (version = process.versions.node): void => {
  const found = Number.parseInt(version, 10);
  if (found < oldest) throw new HoldfastError('node-too-old', { found });
};
