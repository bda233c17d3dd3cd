import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, type RefObject, useEffect, useRef, useState } from 'react'
import { ErrorState, reachable, useWords } from '#renderer/ui/index.ts'
import type { DocumentRequest } from '../use-document.ts'
import { frozenColumns } from './frozen-columns.ts'
import type { PointedCell } from './pointed-cell.ts'
import classes from './preview.module.css'
import { PreviewLine } from './preview-line.tsx'
import { BLOCK, type Preview, usePreviewRows } from './use-preview-rows.ts'

export type PreviewSheetProps = {
  readonly request: DocumentRequest
  readonly first: Preview
  readonly pointed: PointedCell | null
}

/** Pixels of one unit of a workbook's column width at the size of this preview, and what a cell adds. */
const PER_UNIT = 7.2
const CELL_PADDING = 14
const NUMBERS = 44
const ROW = 27
const OVERSCAN = 12
/** Rows shown above one that is pointed out. */
const ABOVE = 2
const MOVES = ['wheel', 'keydown', 'pointerdown'] as const

/** Where each sheet was left, so that coming back from the entries finds the same place. */
const places = new Map<string, number>()

const blocksIn = (from: number, to: number): string =>
  Array.from(
    { length: Math.floor(to / BLOCK) - Math.floor(from / BLOCK) + 1 },
    (_, index) => Math.floor(from / BLOCK) + index,
  ).join()

/** One sheet: letters and numbers as in the workbook, its head frozen, only the rows in view drawn. */
export function PreviewSheet({ request, first, pointed }: PreviewSheetProps) {
  const { t } = useWords()
  const scroller = useRef<HTMLDivElement>(null)
  const [blocks, setBlocks] = useState('0')
  const rows = usePreviewRows(request, first.sheet, blocks.split(',').map(Number))
  const head = first.rows.slice(0, first.headRows).map((row, index) => ({ row, number: index + 1 }))
  const count = Math.max(0, Math.max(rows.count, first.rows.length, pointed?.row ?? 0) - head.length)
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: OVERSCAN,
  })
  const items = virtual.getVirtualItems()
  const at = (index: number) => index + head.length
  const wanted = blocksIn(at(items[0]?.index ?? 0), at(items.at(-1)?.index ?? 0))
  useEffect(() => setBlocks(wanted), [wanted])
  usePlace(scroller, JSON.stringify([request, first.sheet]), pointed === null)
  usePointedRow(virtual, scroller, pointed === null ? -1 : pointed.row - 1 - head.length)
  const widths = first.columns.map(column => Math.round(column.width * PER_UNIT) + CELL_PADDING)
  const frozen = frozenColumns(widths, first.headColumns, NUMBERS)
  const style: CSSProperties & Record<'--columns', string> = {
    '--columns': `${NUMBERS}px ${widths.map(width => `${width}px`).join(' ')}`,
    inlineSize: NUMBERS + widths.reduce((sum, width) => sum + width, 0),
  }
  return (
    <>
      {rows.error ? <ErrorState error={rows.error} onRetry={rows.retry} /> : null}
      <div
        ref={scroller}
        className={classes['scroller']}
        style={{
          scrollPaddingInlineStart:
            NUMBERS + widths.slice(0, frozen.length).reduce((sum, width) => sum + width, 0),
        }}
        {...reachable(t('docs.sheetOf', { sheet: first.sheets[first.sheet] ?? '' }))}
      >
        <table className={classes['sheet']} style={style} aria-rowcount={count + head.length}>
          <thead className={classes['head']}>
            <tr className={classes['letters']} aria-hidden>
              <td />
              {first.columns.map((column, index) => (
                <td
                  key={column.letter}
                  data-frozen={index < frozen.length || undefined}
                  style={{ insetInlineStart: frozen[index] }}
                >
                  {column.letter}
                </td>
              ))}
            </tr>
            {head.map(({ row, number }) => (
              <PreviewLine
                key={`head ${number}`}
                row={row}
                number={number}
                request={request}
                frozen={frozen}
                pointed={pointed?.row === number ? pointed.column : null}
              />
            ))}
          </thead>
          <tbody className={classes['body']} style={{ blockSize: virtual.getTotalSize() }}>
            {items.map(item => (
              <PreviewLine
                key={item.key}
                row={rows.rowAt(at(item.index)) ?? first.rows[at(item.index)]}
                number={at(item.index) + 1}
                request={request}
                frozen={frozen}
                pointed={pointed?.row === at(item.index) + 1 ? pointed.column : null}
                start={item.start}
                index={item.index}
                measure={virtual.measureElement}
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

type Rows = Pick<Virtualizer<HTMLDivElement, Element>, 'getTotalSize' | 'scrollToIndex'>

/** Brings the row that is pointed out into view, again while the rows above it are measured, until somebody moves. */
function usePointedRow(rows: Rows, scroller: RefObject<HTMLDivElement | null>, index: number) {
  const hasMoved = useRef(false)
  const size = rows.getTotalSize()
  useEffect(() => {
    const element = scroller.current
    const move = () => {
      hasMoved.current = true
    }
    for (const act of MOVES) element?.addEventListener(act, move, { passive: true })
    return () => {
      for (const act of MOVES) element?.removeEventListener(act, move)
    }
  }, [scroller])
  useEffect(() => {
    // The frozen head covers the top: a row that starts there stands right below it.
    if (index >= 0 && size > 0 && !hasMoved.current)
      rows.scrollToIndex(Math.max(0, index - ABOVE), { align: 'start' })
  }, [rows, index, size])
}

/** Remembers where a sheet was scrolled to, and goes back there unless a cell is pointed out. */
function usePlace(scroller: RefObject<HTMLDivElement | null>, key: string, returns: boolean) {
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    if (returns) element.scrollTop = places.get(key) ?? 0
    const remember = () => places.set(key, element.scrollTop)
    element.addEventListener('scroll', remember, { passive: true })
    return () => element.removeEventListener('scroll', remember)
  }, [scroller, key, returns])
}
