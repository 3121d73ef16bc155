// What was put off, folded: who put it off, until when, and back at once if wanted.
import { useState } from 'react';
import { useCommand } from '../../data/use-answer.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Line } from '../../ui/Line.tsx';
import type { HomeNeeds } from './use-home-needs.ts';

export const PutOffLines = ({ lines }: { readonly lines: HomeNeeds['away'] }) => {
  const t = useText();
  const formats = useFormats();
  const [isOpen, setOpen] = useState(false);
  const command = useCommand('home.putOff', ['home.overview', 'custody.page', 'custody.head']);
  if (lines.length === 0) return null;
  return (
    <div className="stack" data-gap="small">
      <div className="home-fold"><Button kind="quiet" aria-expanded={isOpen} onPress={() => { setOpen(!isOpen); }}>{t(isOpen ? 'home.awayHide' : 'home.awayShow', { count: lines.length })}</Button></div>
      {isOpen ? lines.map(({ line, mark, words, putOff }) => (
        <Line key={line} mark={mark} actions={<Button aria-label={t('home.backLong', { line: words })} onPress={() => { command.mutate({ line, until: null, count: 0 }); }}>{t('home.back')}</Button>}>
          {words} <span className="text-2">{t('home.awayUntil', { date: formats.date(new Date(`${putOff.until}T12:00`).getTime()), member: putOff.by })}</span>
        </Line>
      )) : null}
    </div>
  );
};
