import { Badge, Table } from '@mantine/core'
import { DecimalFigure, Figure, type FigureLink, useWords } from '#renderer/ui/index.ts'
import type { HeadingRow } from '#shared/contract/addenda.ts'
import classes from '../sections/budget-section.module.css'

const COLOUR = { none: 'gray', notify: 'amber', addendum: 'red' } as const

/** What a change asks for, in a word that doesn't lean on its colour. */
export function NeedBadge({ need }: { readonly need: HeadingRow['need'] }) {
  const { t } = useWords()
  return (
    <Badge color={COLOUR[need]} variant="light">
      {t(`moveNeed.${need}`)}
    </Badge>
  )
}

/** Headings with what they give or receive since the signed budget, what may still be moved, and what it asks for. */
export function HeadingTable(props: {
  readonly headings: readonly HeadingRow[]
  readonly currency: string
  readonly label: string
  /** Where the lines or moves are that the amounts of a heading come from. */
  readonly parts: FigureLink
}) {
  const { t } = useWords()
  const { currency } = props
  const money = (minor: number | null) => (
    <Figure amount={minor === null ? null : { minor, currency }} link={props.parts} />
  )
  return (
    <div className={classes['wide']}>
      <Table aria-label={props.label} verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('budget.kinds.heading')}</Table.Th>
            {(['signed', 'before', 'after', 'moved', 'percent', 'room'] as const).map(name => (
              <Table.Th key={name} scope="col" ta="right">
                {t(`headingColumn.${name}`, { currency })}
              </Table.Th>
            ))}
            <Table.Th scope="col">{t('headingColumn.need')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {props.headings.map(row => (
            <Table.Tr key={`${row.kind} ${row.code}`}>
              <Table.Th scope="row" fw={400}>{`${row.code} ${row.label}`}</Table.Th>
              <Table.Td ta="right">{money(row.referenceMinor)}</Table.Td>
              <Table.Td ta="right">{money(row.currentMinor)}</Table.Td>
              <Table.Td ta="right">{money(row.proposedMinor)}</Table.Td>
              <Table.Td ta="right">{money(row.cumulativeMinor)}</Table.Td>
              <Table.Td ta="right">
                <DecimalFigure value={row.percent} unit="%" />
              </Table.Td>
              <Table.Td ta="right">{money(row.roomMinor)}</Table.Td>
              <Table.Td>
                <NeedBadge need={row.need} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
