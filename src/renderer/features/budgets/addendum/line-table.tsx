import { Badge, Group, Switch, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { DecimalFigure, Figure, useWords } from '#renderer/ui/index.ts'
import type { ChangedLine } from '#shared/contract/addenda.ts'
import classes from '../sections/budget-section.module.css'
import { CHANGED_LINES } from '../sections/page-parts.ts'
import { entriesLink } from '../tree/figure-links.ts'

const COLOUR = { added: 'teal', removed: 'red', changed: 'amber', same: 'gray' } as const

/** Both versions side by side, line by line; unchanged lines on demand. */
export function LineTable(props: {
  readonly lines: readonly ChangedLine[]
  readonly currency: string
  readonly projectId: string
}) {
  const { t } = useWords()
  const [all, setAll] = useState(false)
  const { lines, currency } = props
  const shown = all ? lines : lines.filter(line => line.change !== 'same')
  return (
    <>
      <Group justify="space-between" id={CHANGED_LINES}>
        <Text size="sm">
          {t('addendum.changedLines', { count: lines.filter(l => l.change !== 'same').length })}
        </Text>
        <Switch
          label={t('addendum.allLines')}
          checked={all}
          onChange={event => setAll(event.currentTarget.checked)}
        />
      </Group>
      {shown.length === 0 ? null : (
        <div className={classes['wide']}>
          <Table aria-label={t('addendum.byLine')} verticalSpacing={4}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('budget.kinds.line')}</Table.Th>
                <Table.Th scope="col" ta="right">
                  {t('addendum.before', { currency })}
                </Table.Th>
                <Table.Th scope="col" ta="right">
                  {t('addendum.after', { currency })}
                </Table.Th>
                <Table.Th scope="col" ta="right">
                  {t('addendum.difference', { currency })}
                </Table.Th>
                <Table.Th scope="col" ta="right">
                  {t('addendum.percent')}
                </Table.Th>
                <Table.Th scope="col">{t('addendum.change')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {shown.map(line => (
                <LineRow key={line.code} line={line} currency={currency} projectId={props.projectId} />
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </>
  )
}

function LineRow(props: {
  readonly line: ChangedLine
  readonly currency: string
  readonly projectId: string
}) {
  const { t } = useWords()
  const { line, currency } = props
  const link = line.lineId === null ? undefined : entriesLink(props.projectId, [line.lineId], 'spent')
  const side = (state: ChangedLine['before']) => (
    <>
      <Figure
        amount={state === null ? null : { minor: state.amountMinor, currency }}
        {...(link && state !== null ? { link, label: t('moves.entriesOf', { line: line.code }) } : {})}
      />
      {state?.quantity && state.unitValue ? (
        <Text size="xs" c="dimmed" component="div">
          <DecimalFigure value={state.quantity} /> × <DecimalFigure value={state.unitValue} />
        </Text>
      ) : null}
    </>
  )
  return (
    <Table.Tr style={{ verticalAlign: 'top' }}>
      <Table.Th scope="row" fw={400}>{`${line.code} ${(line.after ?? line.before)?.label ?? ''}`}</Table.Th>
      <Table.Td ta="right">{side(line.before)}</Table.Td>
      <Table.Td ta="right">{side(line.after)}</Table.Td>
      <Table.Td ta="right">
        <Figure
          amount={{ minor: line.deltaMinor, currency }}
          strong={line.deltaMinor !== 0}
          {...(link ? { link, label: t('moves.entriesOf', { line: line.code }) } : {})}
        />
      </Table.Td>
      <Table.Td ta="right">
        <DecimalFigure value={line.percent} unit="%" />
      </Table.Td>
      <Table.Td>
        <Badge color={COLOUR[line.change]} variant="light">
          {t(`lineChange.${line.change}`)}
        </Badge>
        {line.unitValueRises ? (
          <Text size="xs" c="dimmed">
            {t('addendum.unitRises')}
          </Text>
        ) : null}
      </Table.Td>
    </Table.Tr>
  )
}
