// The names of the tool's commands, apart from the commands: whoever only has to know them does not load what they do.

export const commandNames = Object.freeze([
  'create', 'add', 'cases', 'list', 'show', 'extract', 'move', 'remove', 'passage', 'log', 'verify', 'passphrase', 'header', 'mend', 'salvage', 'backup', 'mirror', 'restore', 'shares', 'recover', 'handover',
  'take-in', 'wipe',
] as const);

export type CommandName = (typeof commandNames)[number];
