import { linkOptions } from '@tanstack/react-router'
import { type Fact, Figure, type FigureLink, type Words } from '#renderer/ui/index.ts'
import type { EntryDetails } from '#shared/contract/ledger.ts'
import { formatDecimalText } from '#shared/kernel/format-amount.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import { partOfEntry } from './entry-parts.ts'

type Behind = { readonly link: FigureLink; readonly label: string }

/** What the whole document is looked at by: all entries made of the same salary or shared document, else the voucher. */
function wholeOf({ id, payrollId, sharedCostId }: EntryDetails, t: Words['t']): Behind {
  if (payrollId !== null)
    return { link: linkOptions({ to: '/money/ledger', search: { payrollId } }), label: t('ledger.oneSalary') }
  if (sharedCostId !== null)
    return {
      link: linkOptions({ to: '/money/ledger', search: { sharedCostId } }),
      label: t('ledger.oneShared'),
    }
  return { link: partOfEntry(id, 'entry-vouchers'), label: t('entry.attachments') }
}

/** What an entry says beyond its voucher; a fact without a value isn't shown. */
export function depthFacts(entry: EntryDetails, { t, locale }: Words): Fact[] {
  const { currency, documentMinor, perDiem } = entry
  const amount = (minor: number) => (
    <Figure
      amount={{ minor, currency }}
      withCurrency
      link={partOfEntry(entry.id, 'entry-vouchers')}
      label={t('entry.attachments')}
    />
  )
  return [
    {
      label: t('entryDepth.treatment'),
      value: entry.vatTreatment === '' ? null : t(`vatTreatment.${entry.vatTreatment}`),
    },
    {
      label: t('column.excluded_minor'),
      value: entry.excludedMinor === 0 ? null : amount(entry.excludedMinor),
    },
    {
      label: t('entryDepth.whole'),
      value:
        documentMinor === null ? null : (
          <Figure amount={{ minor: documentMinor, currency }} withCurrency {...wholeOf(entry, t)} />
        ),
    },
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
