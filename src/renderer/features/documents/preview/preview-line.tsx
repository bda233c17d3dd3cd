import { Skeleton, UnstyledButton } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { searchOfFilter, useClient, useToast, useWords } from '#renderer/ui/index.ts'
import type { DocumentRequest } from '../use-document.ts'
import classes from './preview.module.css'
import type { PreviewRow } from './use-preview-rows.ts'

type Cell = PreviewRow['cells'][number]

export type PreviewLineProps = {
  readonly row: PreviewRow | undefined
  readonly number: number
  readonly request: DocumentRequest
  /** Where each of the first columns stays, in pixels from the start edge. */
  readonly frozen: readonly number[]
  /** Column of the cell in this row that is pointed out. */
  readonly pointed: number | null
  /** Of a row below the frozen head: its place and the function that measures it. */
  readonly start?: number
  readonly index?: number
  readonly measure?: (element: HTMLTableRowElement | null) => void
}

/** One row of the document. */
export function PreviewLine(props: PreviewLineProps) {
  const { row, number, request, frozen, pointed, start, index, measure } = props
  const place = start === undefined ? {} : { style: { transform: `translateY(${start}px)` } }
  return (
    <tr
      {...(measure ? { ref: measure } : {})}
      data-index={index}
      data-kind={row?.kind}
      data-placed={start !== undefined || undefined}
      aria-rowindex={number}
      className={classes['row']}
      {...place}
    >
      <td className={classes['rowNumber']} aria-hidden>
        {number}
      </td>
      {row === undefined ? (
        <td className={classes['cell']}>
          <Skeleton height={10} width={160} />
        </td>
      ) : (
        placed(row.cells).map(({ cell, column }) => (
          <PreviewCell
            key={column}
            cell={cell}
            column={column}
            isHead={row.kind === 'header'}
            request={request}
            frozen={frozen}
            isPointed={column === pointed}
          />
        ))
      )}
    </tr>
  )
}

/** Cells with the column each begins in, counting from 1; a wide cell pushes the next ones on. */
function placed(cells: readonly Cell[]): { readonly cell: Cell; readonly column: number }[] {
  let column = 1
  return cells.map(cell => {
    const at = column
    column += Math.max(1, cell.span)
    return { cell, column: at }
  })
}

/** Brings a cell that is pointed out into view sideways; its row is there already. */
const showWhole = (element: HTMLTableCellElement | null) =>
  element?.scrollIntoView({ block: 'nearest', inline: 'nearest' })

function PreviewCell(props: {
  readonly cell: Cell
  readonly column: number
  readonly isHead: boolean
  readonly request: DocumentRequest
  readonly frozen: readonly number[]
  readonly isPointed: boolean
}) {
  const { cell, column, request, frozen, isPointed } = props
  // A text that runs over into columns that scroll goes with them.
  const stays = column - 1 + Math.max(1, cell.span) <= frozen.length
  const attributes = {
    className: classes['cell'],
    'data-align': cell.align,
    'data-kind': cell.kind,
    'data-bold': cell.bold || undefined,
    'data-input': cell.input || undefined,
    'data-frozen': stays || undefined,
    'data-pointed': isPointed || undefined,
    ...(isPointed ? { ref: showWhole } : {}),
    colSpan: cell.span,
    style: {
      gridColumn: `${column + 1} / span ${Math.max(1, cell.span)}`,
      ...(stays ? { insetInlineStart: frozen[column - 1] } : {}),
    },
  }
  const content =
    cell.drill === null ? cell.text : <DrillFigure text={cell.text} drill={cell.drill} request={request} />
  return props.isHead ? (
    <th scope="col" {...attributes}>
      {content}
    </th>
  ) : (
    <td {...attributes}>{content}</td>
  )
}

/** A figure that opens the entries it is made of. */
function DrillFigure(props: {
  readonly text: string
  readonly drill: string
  readonly request: DocumentRequest
}) {
  const { t } = useWords()
  const client = useClient()
  const toast = useToast()
  const navigate = useNavigate()
  const open = async () => {
    const found = await client.call('documents.drill', { ...props.request, ref: props.drill })
    if (!found.ok) return toast.failed(found.error)
    await navigate({ to: '/money/ledger', search: searchOfFilter(found.value.filter) })
  }
  return (
    <UnstyledButton
      className={classes['figure'] ?? ''}
      aria-label={t('docs.entriesBehind', { figure: props.text })}
      onClick={() => void open()}
    >
      {props.text}
    </UnstyledButton>
  )
}
