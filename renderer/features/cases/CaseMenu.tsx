// The head of the sidebar: which case is worked in, and the way to another. What stands below belongs to it.
import { Check, ChevronsUpDown } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator, type Selection } from 'react-aria-components';
import type { Case } from '../../../shared/cases/schema.ts';
import { caseIdSchema } from '../../../shared/ids.ts';
import { useRouter } from '../../frame/RouteProvider.tsx';
import { Text } from '../../i18n/Text.tsx';
import { useFormatter } from '../../i18n/use-text.ts';
import { Bdi } from '../../ui/Bdi.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { CaseDialog } from './CaseDialog.tsx';
import { codeOfUnread, lineOfCase, nameOfCase } from './case-words.ts';
import './cases.css';
import { useCases, useChooseCase } from './use-cases.ts';
import '../../ui/overlay.css';

const everyCase = 'all';

const codeOf = ({ code }: Case) => <bdi dir="ltr" className="case-code">{code}</bdi>;

export const CaseMenu = ({ onNavigate }: { readonly onNavigate: () => void }) => {
  const formatter = useFormatter();
  const t = formatter.text;
  const router = useRouter();
  const { cases, unread, chosen, current } = useCases();
  const choose = useChooseCase();
  const [dialog, setDialog] = useState<{ readonly of: Case | null } | null>(null);
  if (chosen === null) return <div className="case-head" aria-busy="true" />;
  const pick = (keys: Selection): void => {
    const [key] = keys === 'all' ? [] : keys;
    if (key === undefined) return;
    choose(key === everyCase ? { ...chosen, all: true } : { case: caseIdSchema.parse(key), all: false });
    // An item of another case is not what is worked in any more.
    if (router.route.place === 'evidence item') router.go({ place: 'evidence' });
    onNavigate();
  };
  const words = (one: Case) => (
    <span className="ui-option-words">
      <span>{codeOf(one)} <Bdi value={nameOfCase(one, formatter)} /></span>
      {one.closedAt === null ? null : <span className="caption">{t('cases.closed')}</span>}
    </span>
  );
  return (
    <>
      <MenuTrigger>
        <AriaButton className="case-head">
          <span className="case-head-words">
            <span className="only-spoken">{t('cases.head')}</span>
            {chosen.all || current === null ? <><span className="case-head-name">{t('cases.all')}</span><span className="caption">{current === null ? t('cases.unreadCount', { count: unread.length }) : <Text id="cases.addingTo" values={{ code: codeOf(current) }} />}</span></> : <><span className="caption">{codeOf(current)}{current.closedAt === null ? null : ` · ${t('cases.closed')}`}</span><Bdi className="case-head-name" value={nameOfCase(current, formatter)} /></>}
          </span>
          <Icon of={ChevronsUpDown} />
        </AriaButton>
        <Popover className="ui-popover" placement="bottom start">
          <Menu className="ui-options case-options" aria-label={t('cases.title')}>
            <MenuSection aria-label={t('cases.choose')} selectionMode="single" disallowEmptySelection selectedKeys={[chosen.all || current === null ? everyCase : current.id]} onSelectionChange={pick}>
              {cases.map((one) => (
                <MenuItem key={one.id} id={one.id} className="ui-option" textValue={lineOfCase(one, formatter)}>
                  {({ isSelected }) => <>{words(one)}{isSelected ? <Icon of={Check} /> : null}</>}
                </MenuItem>
              ))}
              {unread.map(codeOfUnread).map((code, place) => (
                <MenuItem key={`unread-${String(place)}`} id={`unread-${String(place)}`} className="ui-option" isDisabled textValue={`${code ?? t('cases.unreadUnnamed')} · ${t('cases.unreadOne')}`}>
                  <span className="ui-option-words"><span>{code === null ? t('cases.unreadUnnamed') : <bdi dir="ltr" className="case-code">{code}</bdi>}</span><span className="caption">{t('cases.unreadOne')}</span></span>
                </MenuItem>
              ))}
              <MenuItem id={everyCase} className="ui-option" textValue={t('cases.all')}>
                {({ isSelected }) => <><span className="ui-option-words"><span>{t('cases.all')}</span></span>{isSelected ? <Icon of={Check} /> : null}</>}
              </MenuItem>
            </MenuSection>
            <Separator className="ui-option-separator" />
            <MenuSection aria-label={t('cases.manage')}>
              <MenuItem id="new-case" className="ui-option" textValue={t('cases.make')} onAction={() => { setDialog({ of: null }); }}>{t('cases.make')}</MenuItem>
              {current === null ? null : <MenuItem id="change-case" className="ui-option" textValue={t('cases.changeNamed', { code: current.code })} onAction={() => { setDialog({ of: current }); }}>{t('cases.changeNamed', { code: current.code })}</MenuItem>}
              <MenuItem id="cases" className="ui-option" textValue={t('cases.manage')} onAction={() => { router.go({ place: 'cases' }); onNavigate(); }}>{t('cases.manage')}</MenuItem>
            </MenuSection>
          </Menu>
        </Popover>
      </MenuTrigger>
      {dialog === null ? null : <CaseDialog of={dialog.of} onClose={() => { setDialog(null); }} />}
    </>
  );
};
