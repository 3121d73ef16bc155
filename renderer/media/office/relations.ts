// Which part of the archive a part means by a name of its own (Open Packaging Conventions, ECMA-376 part 2).
import { attribute, readXml } from './read-xml.ts';

export type Parts = ReadonlyMap<string, Uint8Array>;

export interface Relation {
  /** The end of its type, which is the same in the strict and in the usual form. */
  readonly type: string;
  /** Path in the archive. What lies outside the archive is in no archive, so that is asked of nobody. */
  readonly path: string;
}

const folderOf = (path: string): readonly string[] => path.split('/').slice(0, -1);

/** A target is told from the folder of the part that names it, or from the top. */
const pathFrom = (part: string, target: string): string => {
  const steps = target.startsWith('/') ? target.split('/') : [...folderOf(part), ...target.split('/')];
  return steps.reduce<readonly string[]>((path, step) => (step === '..' ? path.slice(0, -1) : step === '' || step === '.' ? path : [...path, step]), []).join('/');
};

/** By their names in `part`; none where it has no list. */
export const relationsOf = (parts: Parts, part: string): ReadonlyMap<string, Relation> => {
  const folder = folderOf(part);
  const listed = parts.get([...folder, '_rels', `${part.slice(folder.join('/').length + (folder.length === 0 ? 0 : 1))}.rels`].join('/'));
  const found = new Map<string, Relation>();
  if (listed === undefined) return found;
  readXml(listed, {
    open: (name, attributes) => {
      const [id, target, type] = [attribute(attributes, 'Id'), attribute(attributes, 'Target'), attribute(attributes, 'Type')];
      if (name === 'Relationship' && id !== undefined && target !== undefined) found.set(id, { type: type?.split('/').at(-1) ?? '', path: pathFrom(part, target) });
    },
    close: () => undefined, text: () => undefined,
  });
  return found;
};
