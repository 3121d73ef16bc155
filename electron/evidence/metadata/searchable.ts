// Which of a file's own texts can be searched for: names, places, words and devices, not settings of lenses and counters.
import type { MetadataEntry } from '../../../shared/evidence/schema.ts';

const wholeGroups: readonly MetadataEntry['group'][] = ['iptc', 'xmp', 'email', 'document'];
const tellingTags = /(?:Make|Model|Software|Artist|Author|Copyright|Description|Comment|Owner|Creator|Title|Subject|Keyword|Performer|Album|Copyright|Location|City|Country|Caption|HostComputer|XP[A-Z]|Manufacturer|Recorded|Director|Publisher|Genre|Name)/;
/** Enough for any caption; the index grows by several times this. */
const longest = 4000;

/** The searchable values, each once, within a bound. */
export const searchableValues = (entries: readonly MetadataEntry[]): readonly string[] => {
  const values = new Set<string>();
  let length = 0;
  for (const { group, tag, value } of entries) {
    if (length < longest && /\p{L}{2}/u.test(value) && (wholeGroups.includes(group) || tellingTags.test(tag))) {
      values.add(value.slice(0, longest - length));
      length += value.length;
    }
  }
  return [...values];
};
