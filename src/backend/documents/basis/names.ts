import type { Translate } from '../model/index.ts'

/** Name of a country in the language of the file; the code itself for one without a name. */
export function countryName(t: Translate, code: string): string {
  const key = `country.${code}`
  const name = t(key)
  return name === key ? code : name
}

/** An applicant as a paper names it; where nobody gave a name it says so, and the reference stands beside. */
export const applicantName = (t: Translate, name: string): string =>
  name.trim() === '' ? t('application.nameNotGiven') : name
