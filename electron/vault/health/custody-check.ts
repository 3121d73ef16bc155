// Walks the custody chain, and compares records, anchor and header with each other.
import { verifyChain } from '../../custody/verify.ts';
import { readAnchor } from '../anchor.ts';
import { ending } from '../crypto/secret.ts';
import { deriveSubkey, subkeyLabels } from '../crypto/derive.ts';
import { historyProblems } from '../opening/history.ts';
import { recordsFile } from '../vault-files.ts';
import type { Check } from './check.ts';

export const custodyCheck: Check = async ({ session, totals, report }) => {
  const chain = await verifyChain(session.read);
  totals.custodyEntries = chain.entries;
  if (chain.brokenAt !== null) report({ severity: 'loss', kind: 'custody-chain-broken', item: null, file: recordsFile, facts: { seq: chain.brokenAt } });
  for (const seq of chain.timeWentBackAt) report({ severity: 'warning', kind: 'custody-time-went-back', item: null, file: recordsFile, facts: { seq } });
};

export const historyCheck: Check = async ({ session, report }) => {
  const { vaultId, generation } = session.header.header;
  const anchor = await ending(deriveSubkey(session.header.masterKey, subkeyLabels.anchorMac), (key) => readAnchor(session.folder, vaultId, key));
  (await historyProblems(session.read, anchor, generation)).forEach(report);
};
