// Names of the one channel beside the contract: the preload turns dropped files into tickets over it. It carries paths, which
// the page itself can neither read nor send: only the preload's world can, and only for files that a person dropped.
export const claimChannel = 'preload.claimFiles';
