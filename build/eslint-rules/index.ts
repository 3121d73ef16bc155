// Our own lint rules under the plugin name `holdfast`.
import { importWalls } from './import-walls.ts';
import { moduleHeader } from './module-header.ts';
import { plainNames } from './plain-names.ts';
import { sqlInRepositories } from './sql-in-repositories.ts';
import { textsThroughI18n } from './texts-through-i18n.ts';

export const holdfastRules = {
  meta: { name: 'holdfast' },
  rules: {
    'import-walls': importWalls,
    'module-header': moduleHeader,
    'plain-names': plainNames,
    'sql-in-repositories': sqlInRepositories,
    'texts-through-i18n': textsThroughI18n,
  },
};
