import type { BudgetVersionRow } from '#shared/contract/budgets.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import type { Words } from './use-words.ts'

/** A budget version as people speak of it: "Version 2, signed 01/07/2024". */
export function versionName({ t, locale }: Words, version: BudgetVersionRow): string {
  const number = String(version.number)
  if (version.state === 'draft') return t('budget.versionDraft', { number })
  const date = version.signedOn === null ? '' : formatDate(version.signedOn, locale)
  return t(version.state === 'signed' ? 'budget.versionSigned' : 'budget.versionSuperseded', { number, date })
}
