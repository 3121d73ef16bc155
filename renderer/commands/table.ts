// The commands that exist everywhere in an open vault. Screens add their own while they are shown.
import type { Command } from './command.ts';
import { itemCommandsWithoutItems } from './needs-items.ts';
import { viewerCommandsWithoutItem } from './viewer-commands.ts';

export const commands: readonly Command[] = [
  { id: 'lock', words: 'command.lock', synonyms: 'command.lockSynonyms', inFields: true, run: (context) => { context.lock(); } },
  { id: 'command-palette', words: 'command.palette', inFields: true, keyOnly: true, run: (context) => { context.openPalette(); } },
  { id: 'home', words: 'command.home', synonyms: 'command.homeSynonyms', inFields: true, run: ({ router }) => { router.go({ place: 'home' }); } },
  { id: 'evidence', words: 'command.evidence', synonyms: 'command.evidenceSynonyms', inFields: true, run: ({ router }) => { router.go({ place: 'evidence' }); } },
  { id: 'add-evidence', words: 'command.addFiles', synonyms: 'command.addSynonyms', inFields: true, run: (context) => { context.addEvidence('files'); } },
  { id: 'add-folder', words: 'command.addFolder', synonyms: 'command.addSynonyms', run: (context) => { context.addEvidence('folder'); } },
  { id: 'record', words: 'command.record', synonyms: 'command.recordSynonyms', inFields: true, run: (context) => { context.record(); } },
  { id: 'safety', words: 'command.safety', synonyms: 'command.safetySynonyms', inFields: true, run: ({ router }) => { router.go({ place: 'safety' }); } },
  {
    id: 'back-up', words: 'backup.now', synonyms: 'command.backUpSynonyms', inFields: true,
    run: ({ router }) => { router.go({ place: 'safety', begin: 'backup' }); },
  },
  { id: 'handover', words: 'command.takeIn', synonyms: 'command.takeInSynonyms', run: ({ router }) => { router.go({ place: 'safety', section: 'handover' }); } },
  { id: 'custody-log', words: 'command.custodyLog', synonyms: 'command.custodyLogSynonyms', run: ({ router }) => { router.go({ place: 'log' }); } },
  { id: 'manage-cases', words: 'command.manageCases', synonyms: 'command.manageCasesSynonyms', run: ({ router }) => { router.go({ place: 'cases' }); } },
  { id: 'make-case', words: 'command.makeCase', synonyms: 'command.makeCaseSynonyms', run: ({ router }) => { router.go({ place: 'cases', begin: 'make' }); } },
  { id: 'activity', words: 'command.activity', synonyms: 'command.activitySynonyms', run: (context) => { context.openActivity(); } },
  { id: 'settings', words: 'command.settings', synonyms: 'command.settingsSynonyms', inFields: true, run: ({ router }) => { router.go({ place: 'settings' }); } },
  { id: 'about', words: 'command.about', synonyms: 'command.aboutSynonyms', run: ({ router }) => { router.go({ place: 'about' }); } },
  { id: 'help', words: 'command.help', synonyms: 'command.helpSynonyms', inFields: true, run: (context) => { context.openHelp(); } },
  { id: 'keys-list', words: 'command.keysList', synonyms: 'command.keysListSynonyms', inFields: true, run: (context) => { context.openKeysList(); } },
  {
    id: 'print', words: 'command.print', synonyms: 'command.printSynonyms', inFields: true, saysReason: true,
    reason: () => 'command.reasonNothingToPrint', run: () => undefined,
  },
  { id: 'save', words: 'command.save', inFields: true, keyOnly: true, run: (context) => { context.saveNow(); } },
  {
    id: 'back', words: 'command.back', inFields: true,
    reason: ({ router }) => (router.canGoBack ? null : 'command.reasonNoBack'), run: ({ router }) => { router.back(); },
  },
  {
    id: 'forward', words: 'command.forward', inFields: true,
    reason: ({ router }) => (router.canGoForward ? null : 'command.reasonNoForward'), run: ({ router }) => { router.forward(); },
  },
  { id: 'next-pane', words: 'command.nextPane', inFields: true, keyOnly: true, run: (context) => { context.cyclePanes(1); } },
  { id: 'last-pane', words: 'command.lastPane', inFields: true, keyOnly: true, run: (context) => { context.cyclePanes(-1); } },
  ...itemCommandsWithoutItems,
  ...viewerCommandsWithoutItem,
];
