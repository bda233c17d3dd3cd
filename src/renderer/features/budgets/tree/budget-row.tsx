import { UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { amountKey, Bars, DecimalFigure, Figure, useWords } from '#renderer/ui/index.ts'
import classes from './budget-tree.module.css'
import { type BudgetTreeProps, FIGURES } from './budget-tree.tsx'
import { figureLink } from './figure-links.ts'
import { linesUnder, type TreeRow } from './tree-model.ts'

const STEP = 18

export type BudgetRowProps = {
  readonly id: string
  readonly index: number
  readonly start: number
  readonly row: TreeRow
  readonly tree: BudgetTreeProps
  readonly isActive: boolean
  readonly onToggle: () => void
  readonly onOpen: () => void
}

/** One row of the tree: a heading, a line, or one of the rows outside the headings. */
export function BudgetRow(props: BudgetRowProps) {
  const { t } = useWords()
  const { row, tree } = props
  const { node } = row
  const { currency } = tree
  const { projectId, versionId } = tree
  const place = { projectId, versionId, nodeId: node.id, lineIds: linesUnder(tree.nodes, node) }
  return (
    <tr
      id={props.id}
      aria-rowindex={props.index + 2}
      aria-level={node.depth + 1}
      aria-posinset={row.place}
      aria-setsize={row.siblings}
      aria-expanded={row.hasChildren ? row.isOpen : undefined}
      aria-selected={tree.openId === node.id}
      className={classes['row']}
      data-kind={node.kind}
      data-active={props.isActive || undefined}
      data-open={tree.openId === node.id || undefined}
      style={{ transform: `translateY(${props.start}px)` }}
      onClick={props.onOpen}
      onKeyDown={event => event.key === 'Enter' && event.target === event.currentTarget && props.onOpen()}
    >
      <RowName {...props} />
      {tree.withUnits ? (
        <>
          <td className={classes['cell']}>{node.unit}</td>
          <td className={classes['number']}>
            {node.quantity === null ? '' : <DecimalFigure value={node.quantity} />}
          </td>
          <td className={classes['number']}>
            {node.unitValue === null ? '' : <DecimalFigure value={node.unitValue} />}
          </td>
        </>
      ) : null}
      {FIGURES.map(name => (
        <td key={name} className={classes['number']}>
          <Figure
            amount={{ minor: node.amounts[name], currency }}
            link={figureLink(place, name)}
            label={t(name === 'spent' ? 'budget.figureOf' : 'budget.partsOf', {
              name: t(amountKey(name)),
              line: `${node.code} ${node.label}`,
            })}
            strong={node.kind === 'heading'}
            tabStop={false}
          />
        </td>
      ))}
      <td className={classes['cell']}>
        <Bars form="row" amounts={node.amounts} currency={currency} label={`${node.code} ${node.label}`} />
      </td>
    </tr>
  )
}

function RowName({ row, onToggle }: BudgetRowProps) {
  const { t } = useWords()
  const { node, hasChildren, isOpen } = row
  const Chevron = isOpen ? IconChevronDown : IconChevronRight
  return (
    <th scope="row" className={classes['name']} style={{ paddingInlineStart: 8 + node.depth * STEP }}>
      {hasChildren ? (
        <UnstyledButton
          tabIndex={-1}
          className={classes['toggle'] ?? ''}
          aria-label={t(isOpen ? 'budget.close' : 'budget.open', { row: node.code })}
          onClick={event => {
            event.stopPropagation()
            onToggle()
          }}
        >
          <Chevron size={16} aria-hidden />
        </UnstyledButton>
      ) : (
        <span className={classes['toggle']} />
      )}
      <span className={classes['code']}>{node.code}</span>
      <span className={classes['label']} title={node.label}>
        {node.label}
      </span>
    </th>
  )
}
