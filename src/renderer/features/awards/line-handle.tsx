import { IconArrowsVertical } from '@tabler/icons-react'
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react'
import { Figure, useWords } from '#renderer/ui/index.ts'
import classes from './awards.module.css'

type LineHandleProps = {
  /** Places above the line, and how many compete. */
  readonly places: number
  readonly most: number
  readonly leftMinor: number
  readonly currency: string
  /** The body of the table whose rows the line moves between. */
  readonly body: RefObject<HTMLTableSectionElement | null>
  readonly onMove: (places: number) => void
  /** Lets the money draw the line again. */
  readonly onReset: () => void
}

const STEPS: Readonly<Record<string, (places: number, most: number) => number>> = {
  ArrowDown: places => places + 1,
  ArrowUp: places => places - 1,
  PageDown: places => places + 10,
  PageUp: places => places - 10,
  Home: () => 0,
  End: (_places, most) => most,
}

/** Competing rows whose middle lies above a point of the screen. */
function placesAbove(body: HTMLTableSectionElement, y: number): number {
  const rows = [...body.querySelectorAll<HTMLTableRowElement>('tr[data-competes]')]
  return rows.filter(row => {
    const { top, height } = row.getBoundingClientRect()
    return top + height / 2 < y
  }).length
}

/**
 * Follows the pointer from where it goes down until it is let go, wherever it is by then: the row of the handle is moved
 * in the page while it is dragged, so the handle itself would lose it.
 */
function usePointerTrack(onTrack: (y: number) => void): () => void {
  const track = useRef(onTrack)
  track.current = onTrack
  const ended = useRef<AbortController | null>(null)
  useEffect(() => () => ended.current?.abort(), [])
  return () => {
    ended.current?.abort()
    const until = new AbortController()
    ended.current = until
    const { signal } = until
    window.addEventListener('pointermove', event => track.current(event.clientY), { signal })
    for (const end of ['pointerup', 'pointercancel'] as const)
      window.addEventListener(end, () => until.abort(), { signal })
  }
}

/** The line of money: dragged between the rows, or moved by the arrow keys; Escape gives it back to the money. */
export function LineHandle(props: LineHandleProps) {
  const { t } = useWords()
  const handle = useRef<HTMLDivElement>(null)
  const { places, most, leftMinor, currency } = props
  const move = (next: number) => props.onMove(Math.max(0, Math.min(most, next)))
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') props.onReset()
    const step = STEPS[event.key]
    if (!step) return
    event.preventDefault()
    move(step(places, most))
  }
  const follow = usePointerTrack(y => {
    const { current } = props.body
    if (!current) return
    const next = placesAbove(current, y)
    if (next !== places) move(next)
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the line has moved when its place is another
  useEffect(() => {
    if (document.activeElement === handle.current) handle.current?.scrollIntoView?.({ block: 'nearest' })
  }, [places])
  const amount = { minor: leftMinor, currency }
  return (
    <div
      ref={handle}
      role="slider"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t('awards.line')}
      aria-valuemin={0}
      aria-valuemax={most}
      aria-valuenow={places}
      aria-valuetext={t('awards.lineAt', { count: places })}
      className={classes['handle']}
      data-over={leftMinor < 0 || undefined}
      onKeyDown={onKeyDown}
      onPointerDown={event => {
        if (event.button === 0) follow()
      }}
    >
      <IconArrowsVertical size={14} aria-hidden />
      <span>{t('awards.lineAt', { count: places })}</span>
      <span>
        {t(leftMinor < 0 ? 'awards.lineOver' : 'awards.lineLeft')} <Figure amount={amount} withCurrency />
      </span>
    </div>
  )
}
