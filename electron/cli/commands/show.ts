// `holdfast show`: one record with its links and its custody entries.
import type { Command } from 'commander';
import { corrections } from '../../../shared/custody/passage.ts';
import { isUnread, withoutUnread } from '../../../shared/custody/schema.ts';
import type { EvidenceItem } from '../../../shared/evidence/schema.ts';
import type { Formatter } from '../../../shared/i18n/format.ts';
import type { EvidenceId } from '../../../shared/ids.ts';
import { caseWith } from '../../cases/service.ts';
import { readEntriesAbout } from '../../custody/service.ts';
import { linksOfEvidence, showEvidence } from '../../evidence/tool.ts';
import { readUnlessDamaged } from '../../vault/database/row-damage.ts';
import { idArgument, vaultArgument, withOpening } from '../arguments.ts';
import { withVault, type OpeningOptions } from '../opened-vault.ts';
import { plain } from '../output.ts';
import { custodyDocument, custodyLine, itemDocument, linkDocument, linkLine, utc } from '../printed-records.ts';
import { runCommand } from '../tool.ts';

/** One fact a line, under its whole name as in the document (`description.people: ...`), so that nothing is left out; what is not known is `-`. */
const factLines = (name: string, value: unknown): string[] => {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return [`${name}: -`];
  if (Array.isArray(value)) return value.flatMap((one: unknown, index) => factLines(`${name}[${String(index + 1)}]`, one));
  if (typeof value === 'object') return Object.entries(value).flatMap(([part, one]) => factLines(name === '' ? part : `${name}.${part}`, one));
  return [plain(`${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)];
};

/** What comes before everything else of an item that is not in the list. */
const goneLine = ({ removal, destruction }: EvidenceItem, words: Formatter): readonly string[] => {
  if (destruction !== null) return [words.text('evidence.destroyedNote', { when: utc(destruction.at), member: destruction.by })];
  return removal === null ? [] : [words.text('evidence.removedNote', { when: utc(removal.at), member: removal.by })];
};

export const addShow = (program: Command, words: Formatter): void => {
  withOpening(program.command('show').description(words.text('cli.show.about')).addArgument(vaultArgument(words)).addArgument(idArgument(words)), words)
    .action((vault: string, id: EvidenceId, options: OpeningOptions & { readonly json?: boolean }) =>
      runCommand(words, options.json === true, (bench) =>
        withVault(vault, options, bench, true, async ({ session }) => {
          const item = await showEvidence(session, id);
          // An item is shown also where its case cannot be read, or is not there.
          const of = await readUnlessDamaged(caseWith(session.read, item.case));
          const record = { ...itemDocument(item), case: { code: of?.code ?? null, name: of?.name ?? null } };
          const { links, unread: unreadLinks } = await linksOfEvidence(session, id);
          const log = await readEntriesAbout(session.read, id);
          const custody = withoutUnread(log);
          const unread = log.filter(isUnread).map(({ seq }) => seq);
          const corrected = corrections(custody);
          return {
            document: { id, kind: 'evidence', record, links: links.map(linkDocument), custody: custody.map(custodyDocument), ...(unread.length === 0 ? {} : { unread }), ...(unreadLinks === 0 ? {} : { unreadLinks }) },
            lines: [...goneLine(item, words), ...factLines('', record), ...links.map((link) => linkLine(link, words)), ...(unreadLinks === 0 ? [] : [words.text('links.unread', { count: unreadLinks })]), ...log.map((entry) => (isUnread(entry) ? plain(words.text('custody.entryUnread', { seq: entry.seq })) : custodyLine(entry, words, corrected)))],
            exitCode: unread.length + unreadLinks === 0 && item.unreadTags === undefined && of !== null ? 0 : 3,
          };
        })));
};
