import { Group, Paper, SegmentedControl, Table, Text, Title } from '@mantine/core'
import { type ReactNode, useId, useState } from 'react'
import { useWords } from '../words/use-words.ts'
import classes from './chart-frame.module.css'

export type ChartTable = {
  readonly columns: readonly { readonly label: string; readonly align?: 'left' | 'right' }[]
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[]
}

export type ChartFrameProps = {
  readonly title: string
  /** What the picture says, in a sentence: read out in place of it. */
  readonly summary: string
  readonly table: ChartTable
  /** The chart itself; hidden from screen readers, which get the summary and the table. */
  readonly children: ReactNode
}

/** Every chart stands in this frame: title, a sentence that says what it shows, and the same figures as a table. */
export function ChartFrame({ title, summary, table, children }: ChartFrameProps) {
  const { t } = useWords()
  const [view, setView] = useState<'chart' | 'table'>('chart')
  const id = useId()
  return (
    <Paper component="section" withBorder p="md" aria-labelledby={id}>
      <Group justify="space-between" mb="sm">
        <Title order={3} id={id}>
          {title}
        </Title>
        <SegmentedControl
          size="xs"
          aria-label={t('chart.view')}
          value={view}
          onChange={value => setView(value === 'table' ? 'table' : 'chart')}
          data={[
            { value: 'chart', label: t('chart.asChart') },
            { value: 'table', label: t('chart.asTable') },
          ]}
        />
      </Group>
      <Text size="sm" c="dimmed" mb="sm">
        {summary}
      </Text>
      {view === 'chart' ? (
        <>
          <div aria-hidden>{children}</div>
          <div className={classes['spoken']}>
            <FiguresTable table={table} label={title} />
          </div>
        </>
      ) : (
        <div className={classes['table']}>
          <FiguresTable table={table} label={title} />
        </div>
      )}
    </Paper>
  )
}

function FiguresTable({ table, label }: { readonly table: ChartTable; readonly label: string }) {
  return (
    <Table aria-label={label} verticalSpacing={4}>
      <Table.Thead>
        <Table.Tr>
          {table.columns.map(column => (
            <Table.Th key={column.label} scope="col" ta={column.align ?? 'left'}>
              {column.label}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {table.rows.map(row => (
          <Table.Tr key={row.key}>
            {row.cells.map((cell, index) => (
              <Table.Td key={table.columns[index]?.label} ta={table.columns[index]?.align ?? 'left'}>
                {cell}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
