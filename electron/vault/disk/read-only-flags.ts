// How files of a vault are opened for reading: never through a link, which could point anywhere, and never waiting for a pipe
// that someone put under the name.
import { constants } from 'node:fs';

/** Windows lacks both flags, whatever the types say. */
const flags: Readonly<Record<string, number | undefined>> = constants;

export const readOnlyFlags = constants.O_RDONLY | (flags['O_NOFOLLOW'] ?? 0) | (flags['O_NONBLOCK'] ?? 0);
