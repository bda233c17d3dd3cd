import { Table } from '@mantine/core'
import type { ReactNode } from 'react'
import {
  ApplicantName,
  DecimalFigure,
  Dialog,
  Figure,
  Loaded,
  reachable,
  useRead,
  useWords,
} from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import classes from './awards.module.css'
import { labelIn } from './label-in.ts'

type Compared = OutputOf<'rankings.compare'>
type Column = Compared['columns'][number]
type Line = {
  readonly label: string
  readonly indent?: boolean
  readonly cell: (column: Column) => ReactNode
}

/** Chosen applications beside each other: facts, averages of every section and criterion, each assessor's total. */
export function CompareDialog(props: {
  readonly ids: readonly string[]
  readonly opened: boolean
  readonly onClose: () => void
}) {
  const { t } = useWords()
  const read = useRead(
    'rankings.compare',
    { applicationIds: [...props.ids] },
    { enabled: props.opened && props.ids.length > 1 },
  )
  return (
    <Dialog opened={props.opened} onClose={props.onClose} title={t('awards.compareTitle')} size="xl">
      <Loaded of={read} lines={8}>
        {compared => <Compare compared={compared} />}
      </Loaded>
    </Dialog>
  )
}

function useLines({ sections, currency }: Compared): readonly Line[] {
  const { t, say, language } = useWords()
  const money = (minor: number | null) => <Figure amount={minor === null ? null : { minor, currency }} />
  const part = (key: string) => (column: Column) => (
    <DecimalFigure value={column.parts.find(own => own.key === key)?.average ?? null} />
  )
  return [
    { label: t('awards.applicant'), cell: column => <ApplicantName name={column.applicant} /> },
    { label: t('awards.project'), cell: column => column.title },
    { label: t('awards.lot'), cell: column => column.lotCode },
    { label: t('awards.state'), cell: column => say(`applicationState.${column.state}`) },
    { label: t('awards.rank'), cell: column => column.rank ?? '—' },
    { label: t('awards.requestedIn', { currency }), cell: column => money(column.requestedMinor) },
    { label: t('awards.totalIn', { currency }), cell: column => money(column.totalMinor) },
    { label: t('awards.duration'), cell: column => column.durationMonths ?? '—' },
    { label: t('awards.place'), cell: column => column.location },
    { label: t('awards.average'), cell: column => <DecimalFigure value={column.average} /> },
    { label: t('awards.gap'), cell: column => <DecimalFigure value={column.gap} /> },
    ...sections.flatMap(section => [
      { label: labelIn(section.label, language), cell: part(section.key) },
      ...section.criteria.map(criterion => ({
        label: `${labelIn(criterion.label, language)} (${criterion.weight})`,
        indent: true,
        cell: part(criterion.key),
      })),
    ]),
    {
      label: t('awards.assessors'),
      cell: column =>
        column.sheets.map(sheet => (
          <div key={sheet.assessor}>
            {sheet.assessor}: <DecimalFigure value={sheet.total} />
          </div>
        )),
    },
    {
      label: t('awards.comments'),
      cell: column => column.sheets.map(sheet => <p key={sheet.assessor}>{sheet.comment}</p>),
    },
    { label: t('awards.consensus'), cell: column => column.consensus ?? '—' },
  ]
}

function Compare({ compared }: { readonly compared: Compared }) {
  const { t } = useWords()
  const lines = useLines(compared)
  return (
    <div className={classes['compare']} {...reachable(t('awards.compareTitle'))}>
      <Table verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Td />
            {compared.columns.map(column => (
              <Table.Th key={column.applicationId} scope="col">
                {column.reference}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map(line => (
            <Table.Tr key={line.label}>
              <Table.Th scope="row" fw={line.indent ? 400 : 600} pl={line.indent ? 24 : 8}>
                {line.label}
              </Table.Th>
              {compared.columns.map(column => (
                <Table.Td key={column.applicationId}>{line.cell(column)}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
