import { Text } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Figure, readMoney, useWords } from '#renderer/ui/index.ts'
import type { ForecastLine } from '#shared/contract/forecasts.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { formatAmount } from '#shared/kernel/format-amount.ts'
import classes from '../sections/budget-section.module.css'

export type GridData = OutputOf<'forecasts.grid'>
/** What was typed and not yet saved, by period and line; null blanks a cell. */
export type Changes = ReadonlyMap<string, number | null>
type Cell = ForecastLine['cells'][number]

export type ForecastGridProps = {
  readonly data: GridData
  readonly projectId: string
  readonly canEdit: boolean
  readonly changes: Changes
  readonly onChange: (key: string, minor: number | null) => void
  readonly onFault: (key: string, isFaulty: boolean) => void
}

const keyOf = (periodId: string, lineId: string): string => `${periodId} ${lineId}`

/** Enter and the arrows go through a column, as in a spreadsheet. */
function moveOn(event: KeyboardEvent<HTMLInputElement>): void {
  const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined) return
  event.preventDefault()
  const column = event.currentTarget.dataset['column'] ?? ''
  const table = event.currentTarget.closest('table')
  const inputs = [...(table?.querySelectorAll<HTMLInputElement>(`input[data-column="${column}"]`) ?? [])]
  const next = inputs[inputs.indexOf(event.currentTarget) + step]
  next?.focus()
  next?.select()
}

/** What is typed next is in sight at once: the grid begins with the first open period, the locked ones to its left. */
function useOpenPeriodFirst({ periods }: GridData) {
  const frame = useRef<HTMLDivElement>(null)
  const first = periods.find(period => period.state === 'open')?.id
  useEffect(() => {
    const head = frame.current?.querySelector<HTMLElement>(`[data-period="${first}"]`)
    const before = head?.previousElementSibling
    if (!frame.current || !head || !(before instanceof HTMLElement)) return
    const names = frame.current.querySelector<HTMLElement>('thead th')
    frame.current.scrollLeft = before.offsetLeft - (names?.offsetWidth ?? 0)
  }, [first])
  return frame
}

/** Lines by periods: a blank shows the even plan as a hint and stays blank, a 0 is a 0; locked periods are read only. */
export function ForecastGrid(props: ForecastGridProps) {
  const { t } = useWords()
  const { data, changes } = props
  const { currency } = data
  const frame = useOpenPeriodFirst(data)
  const amountOf = (line: ForecastLine, cell: Cell) => {
    const changed = changes.get(keyOf(cell.periodId, line.lineId))
    return changed === undefined ? cell.amountMinor : changed
  }
  const totalOf = (periodId: string) =>
    data.lines.reduce((sum, line) => {
      const cell = line.cells.find(found => found.periodId === periodId)
      return sum + (cell ? (amountOf(line, cell) ?? 0) : 0)
    }, 0)
  return (
    <div className={classes['wide']} ref={frame}>
      <table className={classes['grid']} aria-label={t('forecast.grid', { currency })}>
        <thead>
          <tr>
            <th scope="col">{t('forecast.lineIn', { currency })}</th>
            <th scope="col">{t('amount.budgeted')}</th>
            {data.periods.map(period => (
              <th key={period.id} scope="col" data-period={period.id}>
                <span className={classes['head']}>
                  {period.state === 'locked' ? (
                    <IconLock size={14} role="img" aria-label={t('state.locked')} />
                  ) : null}
                  {period.label}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.lines.map(line => (
            <tr key={line.lineId}>
              <th scope="row" title={`${line.code} ${line.label}`}>{`${line.code} ${line.label}`}</th>
              <td>
                <Figure
                  amount={{ minor: line.budgetMinor, currency }}
                  link={{
                    to: '/projects/$projectId/budget',
                    params: { projectId: props.projectId },
                    search: { line: line.lineId },
                  }}
                />
              </td>
              {line.cells.map(cell => (
                <td key={cell.periodId}>
                  <CellOf {...props} line={line} cell={cell} amountMinor={amountOf(line, cell)} />
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">{t('budget.total')}</th>
            <td />
            {data.periods.map(period => (
              <td key={period.id}>
                <Figure
                  amount={{ minor: totalOf(period.id), currency }}
                  strong
                  link={{
                    to: '/projects/$projectId/periods/$periodId',
                    params: { projectId: props.projectId, periodId: period.id },
                  }}
                  label={t('figureLink.period', { period: period.label })}
                />
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  )
}

function CellOf(
  props: ForecastGridProps & {
    readonly line: ForecastLine
    readonly cell: Cell
    readonly amountMinor: number | null
  },
) {
  const { t, locale } = useWords()
  const { data, line, cell, amountMinor } = props
  const { currency } = data
  const period = data.periods.find(found => found.id === cell.periodId)
  const [typed, setTyped] = useState<string | null>(null)
  const key = keyOf(cell.periodId, line.lineId)
  if (!period) return null
  const name = t('forecast.cell', { line: line.code, period: period.label })
  if (!props.canEdit || period.state === 'locked')
    return (
      <div className={classes['stacked']}>
        <Figure
          amount={amountMinor === null ? null : { minor: amountMinor, currency }}
          link={{
            to: '/projects/$projectId/periods/$periodId',
            params: { projectId: props.projectId, periodId: period.id },
          }}
          label={t('figureLink.period', { period: period.label })}
        />
        <Text span size="xs" lh="inherit" c="dimmed" display="block">
          {t('forecast.spent')}{' '}
          <Figure
            amount={{ minor: cell.spentMinor, currency }}
            link={{
              to: '/money/ledger',
              search: {
                projectId: props.projectId,
                lineIds: [line.lineId],
                from: period.startDate,
                to: period.endDate,
                state: 'posted',
              },
            }}
            label={name}
          />
        </Text>
      </div>
    )
  const text = typed ?? (amountMinor === null ? '' : formatAmount(amountMinor, currency, locale))
  const isFaulty = (value: string) => !['amount', 'empty'].includes(readMoney(value, currency).kind)
  const take = (value: string) => {
    setTyped(value)
    const read = readMoney(value, currency)
    props.onFault(key, isFaulty(value))
    if (read.kind === 'amount') props.onChange(key, read.minor)
    else if (value.trim() === '') props.onChange(key, null)
  }
  return (
    <input
      className={classes['cell']}
      aria-label={name}
      aria-invalid={typed !== null && isFaulty(typed)}
      data-column={cell.periodId}
      data-changed={props.changes.has(key) || undefined}
      inputMode="decimal"
      autoComplete="off"
      placeholder={formatAmount(cell.planMinor, currency, locale)}
      value={text}
      onChange={event => take(event.currentTarget.value)}
      onBlur={() => {
        if (typed !== null && !isFaulty(typed)) setTyped(null)
      }}
      onKeyDown={moveOn}
    />
  )
}
