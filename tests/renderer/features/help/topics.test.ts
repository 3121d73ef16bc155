// The help answers what people ask in their own words, and no topic is empty.
import { describe, expect, it } from 'vitest';
import { safetySections } from '../../../../renderer/features/safety/safety-sections.ts';
import { findTopics, partsOf, topicFor, topicIds } from '../../../../renderer/features/help/topics.ts';
import { createFormatter } from '../../../../shared/i18n/format.ts';
import { english } from '../../../../shared/i18n/keys.ts';

const { text } = createFormatter('en');
const first = (typed: string): string | undefined => findTopics(typed, (key) => text(key))[0];

describe('the topics of the help', () => {
  it('each say something, in the order of the language file', () => {
    expect(topicIds.filter((topic) => partsOf(topic).length < 2)).toEqual([]);
    expect(partsOf('start').map((part) => part.words)).toEqual(['help.start.01.text', 'help.start.02.step', 'help.start.03.step', 'help.start.04.step', 'help.start.05.step', 'help.start.06.step', 'help.start.07.text']);
  });

  it('use every sentence that is in the language file', () => {
    const used = new Set<string>(topicIds.flatMap((topic) => partsOf(topic).map((part) => part.words)));
    expect(Object.keys(english).filter((key) => /^help\.\w+\.\d/u.test(key) && !used.has(key))).toEqual([]);
  });
});

describe('findTopics', () => {
  it.each([['forgotten password', 'passphrase'], ['backup', 'copies'], ['chain of custody', 'custody'], ['telephone', 'witness'], ['disk full', 'trouble'], ['import card', 'adding'], ['shortcuts', 'keys'], ['sha-256', 'checking']])('answers %j with %s first', (typed, topic) => {
    expect(first(typed)).toBe(topic);
  });

  it('lists all topics when nothing is typed, none for what is nowhere', () => {
    expect(findTopics(' ', (key) => text(key))).toEqual(topicIds);
    expect(findTopics('zeppelin', (key) => text(key))).toEqual([]);
  });
});

describe('topicFor', () => {
  it('knows the topic of every place, also before a vault is open', () => {
    expect([topicFor('first run'), topicFor('unlock'), topicFor('home'), topicFor('evidence'), topicFor('evidence item')]).toEqual(['vault', 'passphrase', 'start', 'finding', 'looking']);
  });

  it('knows the part of Safety that a person is in', () => {
    expect([null, ...Object.keys(safetySections), 'mirror', 'none'].map((part) => topicFor('safety', part)))
      .toEqual(['copies', 'copies', 'shares', 'openingFile', 'handover', 'panic', 'duress', 'locking', 'health', 'mirror', 'copies']);
    expect([topicFor('shares'), topicFor('handover'), topicFor('log'), topicFor('home', 'health')]).toEqual(['shares', 'handover', 'custody', 'start']);
  });
});
