// Which way a field runs: by what is written in it. Empty, it runs as the page does, or its cursor and its example would stand at the far end.

export const directionOf = (value: string | undefined): 'auto' | undefined => (value === '' ? undefined : 'auto');
