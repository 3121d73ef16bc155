// The recovery code in the groups it is printed in, and whether a group was written down right. Pure.

/** The code's groups as it writes them itself, or of four where it has none. */
export const codeGroups = (code: string): readonly string[] => {
  const groups = code.split(/[\s-]+/u).filter((group) => group !== '');
  return groups.length > 1 ? groups : (code.match(/.{1,4}/gu) ?? []);
};

/** Two different groups to type back, neither first nor last where there are enough; `random` gives numbers below 1. */
export const groupsToTypeBack = (count: number, random: () => number): readonly [number, number] => {
  const pool = Array.from({ length: count }, (_, at) => at).slice(count > 3 ? 1 : 0, count > 3 ? -1 : undefined);
  const first = pool.splice(Math.floor(random() * pool.length), 1)[0] ?? 0;
  const second = pool[Math.floor(random() * pool.length)] ?? 0;
  return first < second ? [first, second] : [second, first];
};

/** Compares as a person reads paper: case and spaces do not matter, O is 0, I and L are 1. */
export const sameGroup = (typed: string, group: string): boolean => {
  const plain = (text: string): string => text.toUpperCase().replaceAll(/[\s-]/gu, '').replaceAll('O', '0').replaceAll(/[IL]/gu, '1');
  return plain(typed) === plain(group);
};
