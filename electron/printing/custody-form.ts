// The printable chain-of-custody form of one item (DOMAIN 3.3): what it is, how it came, what the log holds, what happened to
// the object itself, and empty rows for what happens to it on paper. It states what the vault knows and says what that does not show. People appear by code alone:
// a form travels, and whoever signs writes the name by hand.
import { changesHands, corrections, inOrderOfHappening, passageIn, type ReadPassage } from '../../shared/custody/passage.ts';
import { passageLabel, passageTitle } from '../../shared/custody/passage-words.ts';
import { isUnread, withoutUnread, type CustodyEntry, type UnreadEntry } from '../../shared/custody/schema.ts';
import type { EvidenceItem } from '../../shared/evidence/schema.ts';
import type { Formatter } from '../../shared/i18n/format.ts';
import type { MessageKey } from '../../shared/i18n/keys.ts';
import type { MemberCode, VaultId } from '../../shared/ids.ts';
import type { Instant, UncertainDate } from '../../shared/time.ts';
import { custodyFormTemplate } from './custody-form-template.ts';
import { detailParts, entryTitle } from './custody-details.ts';
import { inGroups, printable, withMarks, type PrintableText } from './printable-text.ts';
import { localTime, utcTime } from './times.ts';
import { typeset } from './typesetter.ts';
import { uncertainDateText } from './uncertain-date-text.ts';

export interface CustodyForm {
  readonly item: EvidenceItem;
  /** Of the case that it belongs to. */
  readonly caseCode: string;
  /** Every entry about the item, oldest first; one that cannot be read stands in its place. */
  readonly entries: readonly (CustodyEntry | UnreadEntry)[];
  /** The whole log as it stood at printing. `witness` is its short form; `brokenAt` the first entry that does not follow from the one before it, null where all do. */
  readonly head: { readonly seq: number; readonly witness: string; readonly brokenAt: number | null };
  readonly vaultId: VaultId;
  readonly printedBy: MemberCode;
  readonly printedAt: Instant;
}

type Fact = Readonly<{ label: string; value: PrintableText; mono: boolean }>;

/** Empty rows for hand-overs on paper: enough to fill the page that an ordinary item leaves over. */
const handoverRows = 6;

type FormText = MessageKey extends infer K ? (K extends `printing.custodyForm.${infer Rest}` ? Rest : never) : never;

/** Our own words, as the formatter made them: they may hold direction marks that belong there. */
const own = (text: string, words: Formatter): PrintableText => ({ text, direction: words.direction });

/** Rows of the two tables of facts; what nobody said is printed as not known, never left out. */
const factMaker = (words: Formatter) => (key: FormText, value: string | PrintableText | null, mono = false): Fact => ({
  label: words.text(`printing.custodyForm.${key}`),
  value: value === null || value === '' ? own(words.text('printing.notKnown'), words) : typeof value === 'string' ? printable(value, true) : value,
  mono,
});

/** Where the item is no longer what the rest of the form is about: said before everything else, with who did it and why. */
const goneFacts = ({ item: { destruction, removal } }: CustodyForm, words: Formatter): Fact[] => {
  const fact = factMaker(words);
  const done = ({ at, by }: { readonly at: Instant; readonly by: MemberCode }): PrintableText => own(`${utcTime(at, words.intl.locale)} · ${by}`, words);
  if (destruction !== null) return [fact('destroyed', done(destruction)), fact('destroyedReason', destruction.reason)];
  return removal === null ? [] : [fact('removed', done(removal)), fact('removedReason', removal.reason)];
};

/** Places in the log of the entries about the item that cannot be read. */
const unreadIn = ({ entries }: CustodyForm): readonly number[] => entries.filter(isUnread).map(({ seq }) => seq);

/** What walking the whole log for this form showed. */
const followed = ({ head: { brokenAt } }: CustodyForm, words: Formatter): PrintableText =>
  own(brokenAt === null ? words.text('printing.custodyForm.logFollows') : words.text('printing.custodyForm.logBroken', { seq: brokenAt }), words);

/** That the log is not whole comes before everything else: nobody who reads the form must learn it from a line among many. */
const damageFacts = (form: CustodyForm, words: Formatter): Fact[] => {
  const unread = unreadIn(form);
  // Where entries of this item are damaged, that is also where the log does not follow.
  if (unread.length === 0) return form.head.brokenAt === null ? [] : [factMaker(words)('logFollowed', followed(form, words))];
  return [factMaker(words)('unreadEntries', own(words.text('printing.custodyForm.unreadSummary', { count: unread.length, numbers: words.intl.formatList(unread.map(String)) }), words))];
};

const itemFacts = (form: CustodyForm, words: Formatter): Fact[] => {
  const fact = factMaker(words);
  const { item } = form;
  const said = item.description;
  return [
    ...damageFacts(form, words),
    ...goneFacts(form, words),
    fact('case', form.caseCode),
    fact('description', [said.title, said.description].filter((part) => part !== '').join('\n')),
    fact('kind', own(words.value('evidenceKind', said.kind), words)),
    fact('originality', own(words.value('originality', said.originality), words)),
    fact('fileName', item.fileName),
    fact('device', said.device),
    fact('fileSaysDevice', item.fileSays.device),
    fact('size', own(words.text('printing.custodyForm.bytes', { bytes: item.size }), words)),
    // What kind of file it was went with its content.
    fact('mediaType', item.destruction === null ? item.mediaType : null),
    fact('fingerprint', inGroups(item.sha256), true),
    ...(said.toldFingerprint === '' ? [] : [fact('toldFingerprint', inGroups(said.toldFingerprint), true)]),
    fact('physicalLocation', said.physicalLocation),
    fact('legalPrivilege', own(words.value('legalPrivilege', said.legalPrivilege), words)),
    fact('restrictions', said.restrictions),
  ];
};

/** How a page of the web was kept; nothing where nobody said anything of the kind. */
const webFacts = ({ item: { description: said } }: CustodyForm, words: Formatter): Fact[] => {
  const fact = factMaker(words);
  const isSaid = said.webCapturedAt !== null || [said.webAddress, said.webArchiveAddress, said.webCapturedBy, said.webTool].some((text) => text !== '');
  return !isSaid ? [] : [
    fact('webAddress', said.webAddress), fact('webArchiveAddress', said.webArchiveAddress), fact('webCapturedBy', said.webCapturedBy), fact('webTool', said.webTool),
    fact('webCapturedAt', said.webCapturedAt === null ? null : own(uncertainDateText(said.webCapturedAt, words), words)),
  ];
};

const collectedFacts = (form: CustodyForm, words: Formatter): Fact[] => {
  const fact = factMaker(words);
  const { item } = form;
  const said = item.description;
  const fileModified = item.arrivals[0]?.fileModifiedAt ?? null;
  const date = (value: UncertainDate | null): PrintableText | null => (value === null ? null : own(uncertainDateText(value, words), words));
  return [
    fact('capturedAt', date(said.capturedAt)),
    fact('fileSaysCaptured', date(item.fileSays.capturedAt)),
    fact('clockOffset', said.clockOffsetMinutes === null ? null : own(words.text('printing.custodyForm.clockMinutes', { minutes: said.clockOffsetMinutes }), words)),
    fact('capturedPlace', said.capturedPlace),
    fact('madeBy', said.madeBy),
    fact('coordinates', said.coordinates === '' ? null : own([said.coordinates, words.value('coordinatesPrecision', said.coordinatesPrecision), words.value('coordinatesBasis', said.coordinatesBasis)].join(' · '), words)),
    fact('handedOverBy', said.handedOverBy),
    fact('sourceKind', own(words.value('sourceKind', said.sourceKind), words)),
    fact('obtainedBy', said.obtainedBy),
    fact('authority', said.authority),
    fact('obtainedHow', own(words.value('obtainedHow', said.obtainedHow), words)),
    fact('obtainedAt', date(said.obtainedAt)),
    fact('obtainedPlace', said.obtainedPlace),
    ...webFacts(form, words),
    fact('fileModified', fileModified === null ? null : own(utcTime(fileModified, words.intl.locale), words)),
    fact('addedToVault', own(`${utcTime(item.addedAt, words.intl.locale)} · ${item.addedBy}`, words)),
  ];
};

const unreadRow = ({ seq }: UnreadEntry, words: Formatter) => ({
  seq: String(seq), utc: '', local: '', action: words.text('printing.custodyForm.entryUnread'), actor: '', details: [], hashLabel: words.text('printing.custodyForm.entryDamaged'), hash: '',
});

const logRow = (entry: CustodyEntry, words: Formatter) => ({
  seq: String(entry.seq),
  utc: utcTime(entry.at, words.intl.locale),
  local: localTime(entry.at, words.intl.locale),
  action: entryTitle(entry, words),
  actor: entry.actor,
  details: detailParts(entry, words),
  hashLabel: words.text('printing.custodyForm.entryFingerprint'),
  hash: inGroups(entry.hash.slice(0, 32)),
});

/** What was said under a name of its own, where it was said. */
const named = (name: 'method' | 'changeMade', { words: said }: ReadPassage, words: Formatter): string[] => (said[name] === '' ? [] : [`${passageLabel(name, words)}: ${said[name]}`]);

/** One passage as a row of the paper's own table: its columns are where people look for it. */
const passageRow = ({ entry, passage }: { readonly entry: CustodyEntry; readonly passage: ReadPassage }, corrected: ReadonlyMap<number, number>, words: Formatter) => {
  const { words: said, happened, when } = passage;
  const t = (key: FormText, values: Readonly<Record<string, string | number>>): string => words.text(`printing.custodyForm.${key}`, values);
  const notKnown = words.text('printing.notKnown');
  const who = (name: 'fromWhom' | 'toWhom'): PrintableText[] => (said[name] !== '' ? [printable(said[name])] : changesHands(happened) ? [own(notKnown, words)] : []);
  const by = corrected.get(entry.seq);
  const { conditionBefore, conditionAfter } = said;
  return {
    happened: passageTitle(passage, words),
    whenAndWhere: [...(when === null ? [own(words.text('date.notKnown'), words)] : [own(uncertainDateText(when, words), words), ...(when.note === '' ? [] : [printable(when.note)])]), ...(said.place === '' ? [] : [printable(said.place, true)])],
    released: who('fromWhom'),
    received: [...who('toWhom'), ...(said.byWhom === '' ? [] : [own(t('passageBy', { who: withMarks(said.byWhom) }), words)]), ...(said.witnessedBy === '' ? [] : [own(t('passageWitness', { who: withMarks(said.witnessedBy) }), words)])],
    purpose: [said.purpose, ...named('method', passage, words), ...named('changeMade', passage, words), said.note].filter((text) => text !== '').map((text) => printable(text, true)),
    condition: [
      ...(conditionBefore === '' && conditionAfter === '' ? [] : [own(t('passageConditions', { before: withMarks(conditionBefore === '' ? notKnown : conditionBefore, true), after: withMarks(conditionAfter === '' ? notKnown : conditionAfter, true) }), words)]),
      ...(said.sealNo === '' ? [] : [own(t('passageSeal', { number: withMarks(said.sealNo) }), words)]),
    ],
    marks: [...(by === undefined ? [] : [t('passageCorrected', { seq: by })]), ...(passage.corrects === null ? [] : [t('passageCorrects', { seq: passage.corrects })])],
    written: t('passageWritten', { seq: entry.seq, person: entry.actor, utc: utcTime(entry.at, words.intl.locale) }),
  };
};

const passageRows = (entries: readonly CustodyEntry[], words: Formatter) => {
  const corrected = corrections(entries);
  const passages = entries.flatMap((entry) => {
    const passage = passageIn(entry);
    return passage === null ? [] : [{ seq: entry.seq, entry, passage }];
  });
  return inOrderOfHappening(passages).map((one) => passageRow(one, corrected, words));
};

const columns = ['number', 'time', 'action', 'person', 'details'] as const;
const handoverColumns = ['dateTime', 'releasedBy', 'receivedBy', 'purpose', 'condition', 'signature'] as const;
const signs = ['collectedByName', 'collectedBySignature', 'witnessName', 'witnessSignature'] as const;
const headings = ['item', 'collected', 'log', 'handovers', 'shows', 'doesNotShow'] as const;

/** The form as PDF bytes. The caller records `form-printed` in the custody log before handing it out. */
export const printCustodyForm = async (form: CustodyForm, words: Formatter): Promise<Uint8Array> => {
  const { locale } = words.intl;
  const t = (key: FormText): string => words.text(`printing.custodyForm.${key}`);
  const passages = passageRows(withoutUnread(form.entries), words);
  const isWhole = unreadIn(form).length === 0;
  return typeset({
    template: custodyFormTemplate,
    printedAt: form.printedAt,
    data: {
      language: new Intl.Locale(locale).language,
      direction: words.direction,
      title: t('title'),
      foot: words.text('printing.custodyForm.foot', { item: form.item.id, vault: form.vaultId.slice(0, 8), person: form.printedBy, utc: utcTime(form.printedAt, locale), local: localTime(form.printedAt, locale) }),
      pageOf: words.text('printing.pageOf', { page: '{page}', pages: '{pages}' }),
      itemNumber: form.item.id,
      itemTitle: printable(form.item.description.title === '' ? form.item.fileName : form.item.description.title),
      headings: Object.fromEntries(headings.map((key) => [key, t(`heading.${key}`)])),
      item: itemFacts(form, words),
      collected: collectedFacts(form, words),
      collectedSigns: signs.map(t),
      logIntroduction: words.text(`printing.custodyForm.${isWhole ? 'logIntroduction' : 'logIntroductionDamaged'}`, { count: form.entries.length }),
      logColumns: columns.map((key) => t(`column.${key}`)),
      log: form.entries.map((entry) => (isUnread(entry) ? unreadRow(entry, words) : logRow(entry, words))),
      head: [
        { label: t('logLength'), value: own(words.text('printing.custodyForm.entries', { count: form.head.seq }), words), mono: false },
        { label: t('logFollowed'), value: followed(form, words), mono: false },
        { label: t('witnessCode'), value: printable(form.head.witness), mono: true },
      ],
      passageIntroduction: words.text(`printing.custodyForm.${isWhole ? 'passageNotes' : 'passageNotesDamaged'}`, { count: passages.length }),
      passages,
      handoverIntroduction: t('handoverIntroduction'),
      handoverRows,
      handoverColumns: handoverColumns.map((key) => t(`column.${key}`)),
      // What the log cannot show where it is damaged is not claimed.
      shows: isWhole && form.head.brokenAt === null ? [t('shows.1'), t('shows.2'), t('shows.3')] : [t('shows.1'), t('shows.2')],
      doesNotShow: [...(isWhole ? [] : [t('doesNotShow.damaged')]), t('doesNotShow.1'), t('doesNotShow.2'), t('doesNotShow.3'), t('doesNotShow.4')],
    },
  });
};
