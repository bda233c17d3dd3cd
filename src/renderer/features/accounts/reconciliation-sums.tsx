import { Table } from '@mantine/core'
import { linkOptions } from '@tanstack/react-router'
import { Figure, type FigureLink, useWords } from '#renderer/ui/index.ts'
import type { ReconciliationSheet } from '#shared/contract/accounts.ts'
import { addDays } from '#shared/kernel/plain-date.ts'
import { accountDays } from './record-link.ts'
import { useAccountId } from './use-account.ts'

type Figures = Pick<
  ReconciliationSheet,
  'asOf' | 'statementMinor' | 'outstandingMinor' | 'bookMinor' | 'differenceMinor' | 'currency'
>

type FigureName = Exclude<keyof Figures, 'asOf' | 'currency'>

/** The four sums of a sheet, each leading to what it is made of. */
export function ReconciliationSums(props: {
  readonly sheet: Figures
  readonly isCounted: boolean
  /** Day of the last sheet before; up to it nothing was left unexplained. */
  readonly signedTo: string | null
}) {
  const { sheet, isCounted, signedTo } = props
  const { t } = useWords()
  const accountId = useAccountId()
  const params = { accountId }
  const rows: readonly (readonly [FigureName, Parameters<typeof t>[0], FigureLink | undefined])[] = [
    [
      'statementMinor',
      isCounted ? 'account.counted' : 'account.bankBalance',
      isCounted ? undefined : linkOptions({ to: '/money/accounts/$accountId', params }),
    ],
    [
      'outstandingMinor',
      'account.outstandingSum',
      linkOptions({ to: '/money/accounts/$accountId/matching', params }),
    ],
    ['bookMinor', 'account.bookBalance', accountDays(accountId, null, sheet.asOf)],
    // What nobody explained lies in what moved since all was explained.
    [
      'differenceMinor',
      'account.difference',
      sheet.differenceMinor === 0
        ? undefined
        : accountDays(accountId, signedTo === null ? null : addDays(signedTo, 1), sheet.asOf),
    ],
  ]
  return (
    <Table aria-label={t('account.tab.reconciliation')} maw={520}>
      <Table.Tbody>
        {rows.map(([key, label, link]) => (
          <Table.Tr key={key}>
            <Table.Th scope="row">{t(label)}</Table.Th>
            <Table.Td ta="right">
              <Figure
                amount={{ minor: sheet[key], currency: sheet.currency }}
                withCurrency
                strong={key === 'bookMinor'}
                link={link}
                label={t(label)}
              />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
