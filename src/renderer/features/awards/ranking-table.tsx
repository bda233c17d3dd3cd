import { Badge, Checkbox, Group, Table, VisuallyHidden } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useRef } from 'react'
import { ApplicantName, DecimalFigure, Figure, useWords } from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import type { RankingRow } from '#shared/contract/rankings.ts'
import classes from './awards.module.css'
import { labelIn } from './label-in.ts'
import { LineHandle } from './line-handle.tsx'

type Board = OutputOf<'rankings.board'>
type Line = OutputOf<'rankings.whatIf'>['pots'][number]

export type RankingTableProps = {
  readonly board: Board
  readonly rows: readonly RankingRow[]
  readonly line: Line | undefined
  readonly chosen: ReadonlySet<string>
  readonly onChoose: (id: string, isChosen: boolean) => void
  readonly onMove: (places: number) => void
  readonly onReset: () => void
}

/** Index of the row above which the line lies: after so many competing rows. */
function lineIndex(rows: readonly RankingRow[], places: number): number {
  let seen = 0
  for (const [index, row] of rows.entries()) {
    if (row.place === null || row.place === 'out') continue
    if (seen === places) return index
    seen += 1
  }
  const lastRanked = rows.findLastIndex(row => row.rank !== null)
  return lastRanked + 1
}

/** The rows of a lot by rank with the line of money between them. */
export function RankingTable(props: RankingTableProps) {
  const { t, language } = useWords()
  const body = useRef<HTMLTableSectionElement>(null)
  const { board, rows, line } = props
  const { currency } = board
  const funded = rows.filter(row => row.place === 'funded' || row.place === 'partial').length
  const places = line?.places ?? funded
  const at = lineIndex(rows, places)
  const columns = 7 + board.sections.length
  const handle = (
    <Table.Tr key="line" className={classes['line'] ?? ''}>
      <Table.Td colSpan={columns}>
        <LineHandle
          places={places}
          most={line?.ranked ?? rows.length}
          leftMinor={line?.leftMinor ?? 0}
          currency={currency}
          body={body}
          onMove={props.onMove}
          onReset={props.onReset}
        />
      </Table.Td>
    </Table.Tr>
  )
  // Rows and the line are siblings with keys, so that the line keeps the focus while it moves.
  const shown = rows.map(row => (
    <Row
      key={row.applicationId}
      row={row}
      currency={currency}
      isChosen={props.chosen.has(row.applicationId)}
      onChoose={isChosen => props.onChoose(row.applicationId, isChosen)}
    />
  ))
  return (
    <div className={classes['scroll']}>
      <Table className={classes['table'] ?? ''} aria-label={t('awards.ranking')} verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={40}>
              <VisuallyHidden>{t('awards.chooseHead')}</VisuallyHidden>
            </Table.Th>
            <Table.Th w={54} ta="end">
              {t('awards.rank')}
            </Table.Th>
            <Table.Th>{t('awards.applicant')}</Table.Th>
            {board.sections.map(section => (
              <Table.Th key={section.key} className={classes['section'] ?? ''}>
                <span>{labelIn(section.label, language)}</span>
              </Table.Th>
            ))}
            <Table.Th w={72} ta="end">
              {t('awards.average')}
            </Table.Th>
            <Table.Th w={102} ta="end">
              {t('awards.requestedIn', { currency })}
            </Table.Th>
            <Table.Th w={102} ta="end">
              {t('awards.proposedIn', { currency })}
            </Table.Th>
            <Table.Th w={132}>{t('awards.state')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody ref={body}>{[...shown.slice(0, at), handle, ...shown.slice(at)]}</Table.Tbody>
      </Table>
    </div>
  )
}

function Row(props: {
  readonly row: RankingRow
  readonly currency: string
  readonly isChosen: boolean
  readonly onChoose: (isChosen: boolean) => void
}) {
  const { t } = useWords()
  const { row, currency } = props
  const competes = row.place !== null && row.place !== 'out'
  const isBelow = row.place !== 'funded' && row.place !== 'partial' && row.awardedMinor === null
  const money = (minor: number | null): ReactNode => (
    <Figure amount={minor === null ? null : { minor, currency }} />
  )
  const given = row.awardedMinor ?? (row.proposedMinor > 0 ? row.proposedMinor : row.recommendedMinor)
  return (
    <Table.Tr
      {...(competes ? { 'data-competes': true } : {})}
      className={isBelow ? (classes['below'] ?? '') : ''}
    >
      <Table.Td>
        <Checkbox
          aria-label={t('awards.choose', { reference: row.reference })}
          checked={props.isChosen}
          onChange={event => props.onChoose(event.currentTarget.checked)}
        />
      </Table.Td>
      <Table.Td className={classes['number'] ?? ''} title={tieTitle(row, t('awards.tieBrokenBy'))}>
        {row.rank ?? '—'}
        {row.tieBrokenBy === '' ? '' : '*'}
      </Table.Td>
      <Table.Td>
        <div className={classes['applicant']}>
          <ApplicantName name={row.applicant} />
        </div>
        <div className={classes['project']} title={row.title}>
          <Link to="/grants/applications/$applicationId" params={{ applicationId: row.applicationId }}>
            {row.reference}
          </Link>{' '}
          {row.title}
        </div>
      </Table.Td>
      {row.sections.map(section => (
        <Table.Td key={section.key} className={`${classes['number']} ${classes['points']}`}>
          <DecimalFigure value={section.average} />
        </Table.Td>
      ))}
      <Table.Td className={classes['number'] ?? ''}>
        <DecimalFigure value={row.average} />
      </Table.Td>
      <Table.Td className={classes['number'] ?? ''}>{money(row.requestedMinor)}</Table.Td>
      <Table.Td className={classes['number'] ?? ''}>{money(given)}</Table.Td>
      <Table.Td>
        <StateOf row={row} />
      </Table.Td>
    </Table.Tr>
  )
}

const tieTitle = (row: RankingRow, words: string): string =>
  row.tieBrokenBy === '' ? '' : `${words}: ${row.tieBrokenBy}`

function StateOf({ row }: { readonly row: RankingRow }) {
  const { t, say } = useWords()
  return (
    <Group gap={4}>
      <Badge variant="light" color={row.rank === null ? 'gray' : 'teal'}>
        {say(`applicationState.${row.state}`)}
      </Badge>
      {row.complaint ? (
        <Badge variant="light" color="amber">
          {t('awards.complaintOpen')}
        </Badge>
      ) : null}
      {row.fails.length > 0 ? (
        <Badge variant="light" color="gray">
          {t('awards.belowThreshold')}
        </Badge>
      ) : null}
      {row.place === 'partial' ? (
        <Badge variant="light" color="amber">
          {t('awards.partly')}
        </Badge>
      ) : null}
    </Group>
  )
}
