import { useState } from 'react'
import { DetailPanel, useWords } from '#renderer/ui/index.ts'
import type { BudgetData, PanelState } from '../budget-page.tsx'
import { NodeForm } from './node-form.tsx'
import { NodeView } from './node-view.tsx'

export type NodePanelProps = {
  readonly data: BudgetData
  readonly state: Exclude<PanelState, { kind: 'none' }>
  readonly onClose: () => void
  readonly onRow: (nodeId: string) => void
  readonly onAdd: (parentId: string | null) => void
}

/** A row of the budget beside the tree: its figures and words, and in a draft its form. */
export function NodePanel({ data, state, onClose, onRow, onAdd }: NodePanelProps) {
  const { t } = useWords()
  const [editing, setEditing] = useState(false)
  const node = state.kind === 'row' ? data.tree.nodes.find(row => row.id === state.nodeId) : undefined
  if (state.kind === 'new')
    return (
      <DetailPanel title={t('budget.newRow')} onClose={onClose}>
        <NodeForm data={data} node={null} parentId={state.parentId} onSaved={onRow} onCancel={onClose} />
      </DetailPanel>
    )
  if (!node) return null
  return (
    <DetailPanel title={`${node.code} ${node.label}`} onClose={onClose}>
      {editing ? (
        <NodeForm
          data={data}
          node={node}
          parentId={node.parentId}
          onSaved={() => setEditing(false)}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <NodeView data={data} node={node} onEdit={() => setEditing(true)} onAdd={onAdd} onGone={onClose} />
      )}
    </DetailPanel>
  )
}
