// Which language the tool speaks: what the system asks for when there is a file of texts for it, else English.
import { languages, type Language } from '../../shared/settings/schema.ts';

/** From `HOLDFAST_LANGUAGE`, then the POSIX variables in their order. */
export const languageFrom = (environment: NodeJS.ProcessEnv): Language => {
  const asked = environment['HOLDFAST_LANGUAGE'] ?? environment['LC_ALL'] ?? environment['LC_MESSAGES'] ?? environment['LANG'] ?? '';
  const tag = asked.split('.')[0]?.replace('_', '-') ?? '';
  return languages.find((language) => language === tag) ?? languages.find((language) => language === tag.split('-')[0]) ?? 'en';
};
