// The topics of the help, in the order people need them. Parts are found by their names in the language files, so that a sentence is
// added there and nowhere else: `help.<topic>.<two digits>.<kind>`. Pure.
import { english, isMessageKey, type MessageKey } from '../../../shared/i18n/keys.ts';
import { fold } from '../../commands/find.ts';
import type { Place } from '../../routes.ts';
import type { SafetySectionName } from '../safety/safety-sections.ts';

export const topicIds = ['start', 'vault', 'passphrase', 'adding', 'recording', 'finding', 'cases', 'looking', 'checking', 'exporting', 'handover', 'custody', 'witness', 'locking', 'panic', 'duress', 'people', 'copies', 'mirror', 'shares', 'openingFile', 'health', 'trouble', 'keys'] as const;
export type TopicId = (typeof topicIds)[number];

/** `step` is something to do, `mind` a limit to keep in mind. */
export type PartKind = 'text' | 'step' | 'mind';

export interface HelpPart {
  readonly kind: PartKind;
  readonly words: MessageKey;
}

/** Where a person is when they ask for help; before a vault is open there are no places. */
export type HelpAsked = Place | 'first run' | 'unlock';

const topicOfPlace: Readonly<Record<HelpAsked, TopicId>> = {
  'first run': 'vault', unlock: 'passphrase', home: 'start', evidence: 'finding', cases: 'cases', 'evidence item': 'looking', settings: 'people', panic: 'panic', duress: 'duress', safety: 'copies', shares: 'shares', handover: 'handover', log: 'custody', about: 'start',
};

const topicOfSection: Readonly<Record<SafetySectionName, TopicId>> = {
  copies: 'copies', 'way-back': 'shares', 'opening-file': 'openingFile', handover: 'handover', panic: 'panic', duress: 'duress', locking: 'locking', health: 'health',
};

/** The topic that helps here. `part` names the part of the page that the person is in, where it has a topic of its own. */
export const topicFor = (asked: HelpAsked, part: string | null = null): TopicId => {
  const topics: Readonly<Record<string, TopicId>> = asked === 'safety' ? { ...topicOfSection, mirror: 'mirror' } : {};
  return (part === null ? undefined : topics[part]) ?? topicOfPlace[asked];
};

/** What a topic says, in order. */
export const partsOf = (topic: TopicId): readonly HelpPart[] =>
  Object.keys(english).flatMap((key) => {
    const kind = new RegExp(`^help\\.${topic}\\.\\d\\d\\.(text|step|mind)$`, 'u').exec(key)?.[1];
    return kind !== undefined && isMessageKey(key) ? [{ kind: kind as PartKind, words: key }] : [];
  });

/** Topics that hold every word typed, in their title, other names or text; all of them when nothing is typed. */
export const findTopics = (typed: string, textOf: (key: MessageKey) => string): readonly TopicId[] => {
  const wanted = fold(typed).split(' ').filter((word) => word !== '');
  const score = (topic: TopicId): number => {
    const title = fold(`${textOf(`help.${topic}.title`)} ${textOf(`help.${topic}.titleSynonyms`)}`);
    const all = `${title} ${fold(partsOf(topic).map((part) => textOf(part.words)).join(' '))}`;
    if (!wanted.every((word) => all.includes(word))) return 0;
    return wanted.every((word) => title.includes(word)) ? 2 : 1;
  };
  return topicIds.map((topic, order) => ({ topic, order, found: score(topic) })).filter((one) => one.found > 0)
    .sort((a, b) => b.found - a.found || a.order - b.order).map((one) => one.topic);
};
