import { type Fact, Figure, type Words } from '#renderer/ui/index.ts'
import type { EntryDetails } from '#shared/contract/ledger.ts'
import { formatDecimalText } from '#shared/kernel/format-amount.ts'
import { formatDate } from '#shared/kernel/format-date.ts'

/** What an entry says beyond its voucher; a fact without a value isn't shown. */
export function depthFacts(entry: EntryDetails, { t, locale }: Words): Fact[] {
  const { currency, documentMinor, perDiem } = entry
  const amount = (minor: number) => <Figure amount={{ minor, currency }} withCurrency />
  return [
    {
      label: t('entryDepth.treatment'),
      value: entry.vatTreatment === '' ? null : t(`vatTreatment.${entry.vatTreatment}`),
    },
    {
      label: t('column.excluded_minor'),
      value: entry.excludedMinor === 0 ? null : amount(entry.excludedMinor),
    },
    { label: t('entryDepth.whole'), value: documentMinor === null ? null : amount(documentMinor) },
    {
      label: t('column.document_share'),
      value: documentMinor === null ? null : `${formatDecimalText(entry.documentShare, locale)} %`,
    },
    { label: t('column.nature'), value: entry.nature === 'cost' ? null : t(`nature.${entry.nature}`) },
    {
      label: t('entryDepth.perDiem'),
      value:
        perDiem === null ? null : (
          <>
            {[perDiem.country, perDiem.place].filter(text => text !== '').join(' ')}{' '}
            {`${formatDate(perDiem.startDate, locale)} – ${formatDate(perDiem.endDate, locale)}, `}
            {amount(perDiem.rateMinor)}
          </>
        ),
    },
  ]
}
