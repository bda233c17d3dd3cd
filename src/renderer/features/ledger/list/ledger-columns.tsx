import { IconPaperclip } from '@tabler/icons-react'
import { DecimalFigure, Figure, type ListColumn, type Words } from '#renderer/ui/index.ts'
import type { LedgerFilter, LedgerRow } from '#shared/contract/ledger.ts'
import { dividesEntries, type LedgerGrouping } from '#shared/contract/ledger-groups.ts'
import { formatDate } from '#shared/kernel/format-date.ts'
import { EntryMarks } from '../entry/entry-badges.tsx'
import { rateSourceText } from '../entry/use-rate-source.ts'
import classes from './ledger-list.module.css'

type Column = ListColumn<LedgerRow>

/** The currency of all amounts of the list, when there is one. */
export type BaseCurrency = string | null

type Shown = { readonly parts: boolean; readonly by: LedgerGrouping | null }

const text = (id: string, label: string, width: number, value: (row: LedgerRow) => string): Column => ({
  id,
  label,
  width,
  cell: row => value(row),
})

function first({ t, locale }: Words, filter: LedgerFilter): Column[] {
  return [
    {
      ...text('entryNo', t('entry.no'), 60, row => String(row.entryNo)),
      sortKey: 'entryNo',
      align: 'right',
      fixed: true,
    },
    {
      ...text('entryDate', t('entry.date'), 94, row => formatDate(row.entryDate, locale)),
      sortKey: 'entryDate',
    },
    { id: 'state', label: t('ledger.state'), width: 76, cell: row => <EntryMarks entry={row} /> },
    {
      ...text('projectCode', t('project.one'), 96, row => row.projectCode),
      hidden: filter.projectId !== null,
    },
    text('documentNo', t('ledger.document'), 108, row => row.documentNo),
    { ...text('payee', t('ledger.payee'), 126, row => row.payee), sortKey: 'payee' },
    { ...text('description', t('entry.description'), 100, row => row.description), grow: true },
    text('lines', t('ledger.linesShort'), 54, row => row.lineCodes.join(', ')),
    {
      ...text('workPackages', t('entry.workPackage'), 88, row => row.workPackageCodes.join(', ')),
      hidden: true,
    },
  ]
}

/** True where the list adds up parts of entries instead of whole ones: those on filtered lines or in a group. */
export const showsParts = (filter: LedgerFilter, by: LedgerGrouping | null): boolean =>
  filter.lineIds.length > 0 || (by !== null && dividesEntries(by))

function partLabel({ t }: Words, base: BaseCurrency, by: LedgerGrouping | null): string {
  if (by !== null && dividesEntries(by))
    return base === null ? t('ledger.inGroup') : t('ledger.inGroupIn', { currency: base })
  return base === null ? t('ledger.matched') : t('ledger.matchedIn', { currency: base })
}

function amounts(words: Words, base: BaseCurrency, { parts, by }: Shown): Column[] {
  const { t } = words
  const inBase = base === null ? t('entry.base') : t('entry.baseIn', { currency: base })
  // Every row opens by the keyboard too: its figures are no stops of their own.
  const figure = (row: LedgerRow, amount: LedgerRow['base'], withCurrency = base === null) => (
    <Figure
      amount={amount}
      withCurrency={withCurrency}
      tabStop={false}
      link={{ to: '/money/ledger/$entryId', params: { entryId: row.id } }}
      label={t('entry.title', { no: String(row.entryNo) })}
    />
  )
  const matched: Column = {
    id: 'matched',
    label: partLabel(words, base, by),
    width: 144,
    align: 'right',
    cell: row => figure(row, row.matched),
  }
  return [
    {
      id: 'amount',
      label: t('entry.amount'),
      width: 126,
      align: 'right',
      cell: row => figure(row, row.amount, true),
    },
    {
      id: 'rate',
      label: t('entry.rate'),
      width: 96,
      align: 'right',
      hidden: true,
      cell: row => <DecimalFigure value={row.rate} />,
    },
    {
      ...text('rateSource', t('entry.rateSource'), 120, row => rateSourceText(words, row.rateSource)),
      hidden: true,
    },
    {
      id: 'base',
      label: inBase,
      width: base === null ? 128 : 104,
      align: 'right',
      sortKey: 'baseAmount',
      hidden: parts,
      cell: row => figure(row, row.base),
    },
    ...(parts ? [matched] : []),
  ]
}

/** What is left of the columns beside the details of an entry, by how much room there is. */
const BESIDE = {
  some: new Set(['entryNo', 'entryDate', 'state', 'payee', 'lines', 'base', 'matched']),
  little: new Set(['entryDate', 'state', 'payee', 'base', 'matched']),
} as const

/** The few columns that tell entries apart, for the narrow list beside an open entry. */
export const columnsBeside = (columns: readonly Column[], room: keyof typeof BESIDE): Column[] =>
  columns
    .filter(column => BESIDE[room].has(column.id))
    .map(column => (column.id === 'payee' ? { ...column, width: 100, grow: true } : column))

/** Columns of the ledger; with lines in the filter, or in groups that divide entries, also the part that falls on them. */
export function ledgerColumns(
  words: Words,
  filter: LedgerFilter,
  base: BaseCurrency,
  by: LedgerGrouping | null,
): Column[] {
  const { t } = words
  return [
    ...first(words, filter),
    ...amounts(words, base, { parts: showsParts(filter, by), by }),
    {
      id: 'papersMissing',
      label: t('papers.missingShort'),
      width: 96,
      align: 'right',
      hidden: !filter.papersMissing,
      cell: row => (row.papersMissing === 0 ? '' : String(row.papersMissing)),
    },
    {
      id: 'attachments',
      label: t('entry.attachments'),
      icon: <IconPaperclip size={16} aria-hidden />,
      width: 44,
      align: 'right',
      cell: row =>
        row.attachments === 0 ? (
          <span className={classes['sub']} title={t('ledger.noAttachment')}>
            {'—'}
          </span>
        ) : (
          <span className={classes['files']}>
            <IconPaperclip size={14} aria-hidden />
            {row.attachments}
          </span>
        ),
    },
  ]
}
