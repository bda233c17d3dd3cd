import { Link, linkOptions } from '@tanstack/react-router'
import { DecimalFigure, Facts, Figure, useRead, useWords } from '#renderer/ui/index.ts'
import type { EntryDetails } from '#shared/contract/ledger.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import { depthFacts } from './depth-facts.tsx'
import { partOfEntry } from './entry-parts.ts'

/** What the voucher says. */
export function EntryFacts({ entry }: { readonly entry: EntryDetails }) {
  const words = useWords()
  const { t, locale } = words
  const project = useRead('projects.get', { id: entry.projectId })
  const day = (date: string | null) => (date === null ? null : formatDate(date, locale))
  const intervention = project.data?.interventions.find(row => row.id === entry.interventionId)
  const beneficiary = project.data?.partners.find(row => row.organisation.id === entry.beneficiaryId)
  return (
    <Facts
      facts={[
        { label: t('entry.documentNo'), value: entry.documentNo },
        { label: t('entry.documentDate'), value: day(entry.documentDate) },
        { label: t('entry.documentType'), value: entry.documentType },
        { label: t('entry.paymentDate'), value: day(entry.paymentDate) },
        {
          label: t('account.paidFrom'),
          value:
            entry.accountId === null ? null : (
              <Link to="/money/accounts/$accountId/ledger" params={{ accountId: entry.accountId }}>
                {entry.accountName}
              </Link>
            ),
        },
        {
          label: t('account.charged'),
          value:
            entry.charged === null || entry.accountId === null ? null : (
              <Figure
                amount={entry.charged}
                withCurrency
                link={linkOptions({
                  to: '/money/accounts/$accountId/ledger',
                  params: { accountId: entry.accountId },
                })}
                label={t('account.charged')}
              />
            ),
        },
        { label: t('entry.paymentReference'), value: entry.paymentReference },
        {
          label: t('entry.vat'),
          value:
            entry.vatMinor === null ? null : (
              <Figure
                amount={{ minor: entry.vatMinor, currency: entry.currency }}
                withCurrency
                link={partOfEntry(entry.id, 'entry-vouchers')}
                label={t('entry.attachments')}
              />
            ),
        },
        ...depthFacts(entry, words),
        {
          label: t('entry.quantity'),
          value: entry.quantity === null ? null : <DecimalFigure value={entry.quantity} />,
        },
        { label: t('entry.beneficiary'), value: beneficiary?.organisation.name },
        {
          label: t('entry.intervention'),
          value: intervention && `${intervention.code} ${intervention.title}`,
        },
        { label: t('entry.subGrantNo'), value: entry.subGrantNo },
        { label: t('entry.remark'), value: entry.remark },
      ]}
    />
  )
}
