import { Button, Group, Stack } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import {
  Bars,
  ConfirmAct,
  DecimalFigure,
  ErrorState,
  Facts,
  Figure,
  RecordTrail,
  useAct,
  useMay,
  useRead,
  useToast,
  useWords,
} from '#renderer/ui/index.ts'
import type { BudgetNodeRow } from '#shared/contract/budgets.ts'
import { shareAsPercent } from '#shared/kernel/ratio.ts'
import type { BudgetData } from '../budget-page.tsx'
import { figureLink } from '../tree/figure-links.ts'
import { childrenOf, linesUnder } from '../tree/tree-model.ts'
import { costTypeOf, nodeInput } from './node-values.ts'

export type NodeViewProps = {
  readonly data: BudgetData
  readonly node: BudgetNodeRow
  readonly onEdit: () => void
  readonly onAdd: (parentId: string | null) => void
  readonly onGone: () => void
}

/** The figures of a row, each a link to its entries, and what was written about it. */
export function NodeView(props: NodeViewProps) {
  const { data, node } = props
  const { tree, projectId } = data
  const may = useMay()
  const nodes = useMemo(() => childrenOf(tree.nodes), [tree.nodes])
  const lineIds = linesUnder(nodes, node)
  const isEditable = tree.version?.state === 'draft' && may('budgets.saveNode')
  return (
    <Stack gap="md">
      {isEditable ? <NodeActs {...props} siblings={nodes.get(node.parentId) ?? []} /> : null}
      <Bars
        amounts={node.amounts}
        currency={tree.currency}
        label={`${node.code} ${node.label}`}
        linkOf={name =>
          figureLink({ projectId, versionId: tree.version?.id, nodeId: node.id, lineIds }, name)
        }
      />
      <NodeFacts data={data} node={node} />
      <RecordTrail recordId={node.id} />
    </Stack>
  )
}

function NodeFacts({ data, node }: { readonly data: BudgetData; readonly node: BudgetNodeRow }) {
  const { t } = useWords()
  const project = useRead('projects.get', { id: data.projectId })
  const intervention =
    project.data?.project.id === data.projectId
      ? project.data.interventions.find(row => row.id === node.interventionId)
      : undefined
  const { currency } = data.tree
  const costType = costTypeOf(node.costType)
  return (
    <Facts
      facts={[
        { label: t('budget.kind'), value: t(`budget.kinds.${node.kind}`) },
        { label: t('budget.unit'), value: node.unit },
        {
          label: t('budget.quantity'),
          value: node.quantity === null ? null : <DecimalFigure value={node.quantity} />,
        },
        {
          label: t('budget.unitValue'),
          value: node.unitValue === null ? null : <DecimalFigure value={node.unitValue} unit={currency} />,
        },
        {
          label: t('budget.amount'),
          value: <Figure amount={{ minor: node.amounts.budgeted, currency }} withCurrency strong />,
        },
        {
          label: t('budget.indirectRate'),
          value:
            node.indirectRate === null || node.indirectBase === null
              ? null
              : t('budget.indirectOf', {
                  percent: shareAsPercent(node.indirectRate),
                  base: t(`indirectBase.${node.indirectBase}`),
                }),
        },
        { label: t('budget.fundingSource'), value: node.fundingSource },
        {
          label: t('budget.costType'),
          value: costType === '' ? null : t(`budget.costTypes.${costType}`),
        },
        {
          label: t('budget.intervention'),
          value: intervention && `${intervention.code} ${intervention.title}`,
        },
        { label: t('budget.clarification'), value: node.clarification },
        { label: t('budget.justification'), value: node.justification },
      ]}
    />
  )
}

function NodeActs(props: NodeViewProps & { readonly siblings: readonly BudgetNodeRow[] }) {
  const { t } = useWords()
  const { node, siblings } = props
  const save = useAct('budgets.saveNode')
  const [deleting, setDeleting] = useState(false)
  const place = siblings.findIndex(row => row.id === node.id)
  const move = (position: number) =>
    void save.run(nodeInput(node, props.data.tree.version?.id ?? '', position))
  return (
    <>
      <Group gap="xs">
        <Button size="xs" leftSection={<IconPencil size={14} aria-hidden />} onClick={props.onEdit}>
          {t('act.edit')}
        </Button>
        {node.kind === 'heading' ? (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => props.onAdd(node.id)}
          >
            {t('budget.addBelow')}
          </Button>
        ) : null}
        <Button
          size="xs"
          variant="default"
          leftSection={<IconArrowUp size={14} aria-hidden />}
          disabled={place <= 0 || save.running}
          onClick={() => move(place - 1)}
        >
          {t('budget.moveUp')}
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconArrowDown size={14} aria-hidden />}
          disabled={place === siblings.length - 1 || save.running}
          onClick={() => move(place + 1)}
        >
          {t('budget.moveDown')}
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconTrash size={14} aria-hidden />}
          onClick={() => setDeleting(true)}
        >
          {t('act.delete')}
        </Button>
      </Group>
      {save.error ? <ErrorState error={save.error} /> : null}
      {deleting ? <DeleteRow {...props} onClose={() => setDeleting(false)} /> : null}
    </>
  )
}

function DeleteRow({ node, data, onGone, onClose }: NodeViewProps & { readonly onClose: () => void }) {
  const { t } = useWords()
  const toast = useToast()
  const remove = useAct('budgets.deleteNode')
  const isHeading = data.tree.nodes.some(row => row.parentId === node.id)
  const run = async () => {
    const done = await remove.run({ id: node.id, version: node.version })
    if (!done.ok) return
    toast.done('budget.rowDeleted', { row: node.code })
    onGone()
  }
  return (
    <ConfirmAct
      opened
      danger
      onClose={onClose}
      title={t('budget.deleteRowTitle', { row: `${node.code} ${node.label}` })}
      text={t(isHeading ? 'budget.deleteHeadingText' : 'budget.deleteRowText')}
      confirmLabel={t('budget.deleteRow')}
      onConfirm={run}
      running={remove.running}
      error={remove.error}
    />
  )
}
