// Chooses the columns of the table. Of those chosen, the ones there is no room for go by themselves and come back with the room.
import { Check, Columns3 } from 'lucide-react';
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { tableColumns, type TableColumn } from '../../../../shared/evidence/schema.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { lasting } from '../rules/table-columns.ts';
import '../../../ui/button.css';
import '../../../ui/overlay.css';

interface ColumnsMenuProps {
  readonly wanted: ReadonlySet<TableColumn>;
  readonly onChange: (wanted: ReadonlySet<TableColumn>) => void;
}

/** The case stands in the table by itself, where those of every case are together. */
const choices = tableColumns.filter((column) => !lasting.has(column) && column !== 'case');

export const ColumnsMenu = ({ wanted, onChange }: ColumnsMenuProps) => {
  const t = useText();
  return (
    <MenuTrigger>
      <AriaButton className="ui-button" data-kind="plain" data-size="standard"><Icon of={Columns3} /><span>{t('evidence.columns')}</span></AriaButton>
      <Popover className="ui-popover">
        <Menu className="ui-options" aria-label={t('evidence.columns')} selectionMode="multiple" selectedKeys={choices.filter((column) => wanted.has(column))}
          onSelectionChange={(keys) => { onChange(new Set(tableColumns.filter((column) => lasting.has(column) || keys === 'all' || keys.has(column)))); }}>
          {choices.map((column) => (
            <MenuItem key={column} id={column} className="ui-option" textValue={t(`evidence.column.${column}`)}>
              {({ isSelected }) => (
                <>
                  <span>{t(`evidence.column.${column}`)}</span>
                  {isSelected ? <Icon of={Check} /> : null}
                </>
              )}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
};
