// Panels of one thing, one shown at a time.
import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';
import './tabs.css';

export interface TabContent<T extends string> {
  readonly id: T;
  readonly words: ReactNode;
  readonly content: () => ReactNode;
}

interface TabsProps<T extends string> {
  readonly name: string;
  readonly tabs: readonly TabContent<T>[];
  readonly selected: T;
  readonly onSelect: (tab: T) => void;
}

export const Tabs = <T extends string>({ name, tabs, selected, onSelect }: TabsProps<T>) => (
  <AriaTabs className="ui-tabs" selectedKey={selected} onSelectionChange={(key) => { onSelect(key as T); }}>
    <TabList className="ui-tab-list" aria-label={name}>
      {tabs.map((tab) => (
        <Tab key={tab.id} id={tab.id} className="ui-tab">
          {tab.words}
        </Tab>
      ))}
    </TabList>
    {tabs.map((tab) => (
      <TabPanel key={tab.id} id={tab.id} className="ui-tab-panel">
        {tab.content()}
      </TabPanel>
    ))}
  </AriaTabs>
);
