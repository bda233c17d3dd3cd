import { useTranslation } from 'react-i18next'
import { wordsOf } from '#renderer/ui/index.ts'
import type { Refusal } from '#shared/contract/decisions.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import type { REJECTION_REASONS } from '#shared/kernel/application-words.ts'
import { formatDecimalText } from '#shared/kernel/format-amount.ts'
import { formatZoned } from '#shared/kernel/zoned-time.ts'

type Code = (typeof REJECTION_REASONS)[number]
type Found = Pick<OutputOf<'decisions.refusals'>, 'zone' | 'deadlineAt'>

/**
 * What the facts of an application say of a reason, in the language of its applicant, because it goes into the letter;
 * blank where they say nothing of it, so that it is written by hand.
 */
export function useRefusalText({ zone, deadlineAt }: Found): (row: Refusal, code: Code | null) => string {
  const { i18n } = useTranslation()
  return (row, code) => {
    const { t, locale } = wordsOf(i18n, row.language)
    const points = (text: string | null) => (text === null ? '–' : formatDecimalText(text, locale))
    switch (code) {
      case 'below_threshold':
        return row.below
          .map(({ label, average, threshold }) =>
            t('refusalText.below', {
              part: label === '' ? t('refusalText.total') : label,
              average: points(average),
              threshold: points(threshold),
            }),
          )
          .join(' ')
      case 'beyond_envelope':
        return row.rank === null
          ? ''
          : t('refusalText.beyondEnvelope', { rank: row.rank, average: points(row.average) })
      case 'received_late':
        return row.receivedAt === null || deadlineAt === null
          ? ''
          : t('refusalText.late', {
              received: formatZoned(row.receivedAt, zone, locale),
              deadline: formatZoned(deadlineAt, zone, locale),
            })
      case 'not_eligible':
        return row.notMet.length === 0 ? '' : t('refusalText.notMet', { criteria: row.notMet.join('; ') })
      default:
        return ''
    }
  }
}
