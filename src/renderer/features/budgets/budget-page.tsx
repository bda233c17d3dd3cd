import { ActionIcon, Group, Tooltip } from '@mantine/core'
import { IconFoldDown, IconFoldUp, IconTableColumn } from '@tabler/icons-react'
import { getRouteApi, useNavigate, useParams } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { isOn, Loaded, SplitView, useRead, useWindowSetting, useWords } from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { useBudgetNotices } from './budget-notices.tsx'
import classes from './budget-page.module.css'
import { NodePanel } from './node/node-panel.tsx'
import { PartsPanel, type PartsPanelProps } from './parts/parts-panel.tsx'
import { BudgetSections } from './sections/budget-section.tsx'
import { BudgetTree } from './tree/budget-tree.tsx'
import { childrenOf, headingIds } from './tree/tree-model.ts'
import { EmptyBudget } from './versions/empty-budget.tsx'
import { useVersionActs } from './versions/use-version-acts.tsx'
import { VersionBar } from './versions/version-bar.tsx'

const route = getRouteApi('/projects/$projectId/budget')

export type BudgetData = {
  readonly projectId: string
  readonly tree: OutputOf<'budgets.tree'>
  readonly versions: OutputOf<'budgets.versions'>['rows']
}

/** What stands in the side panel: a row, a new row below one, or nothing. */
export type PanelState =
  | { readonly kind: 'none' }
  | { readonly kind: 'row'; readonly nodeId: string }
  | { readonly kind: 'new'; readonly parentId: string | null }

/** A project's budget: a version of it as a tree, with the acts that its state allows. */
export function BudgetPage() {
  const { projectId } = useParams({ from: '/projects/$projectId/budget' })
  const { versionId } = route.useSearch()
  const versions = useRead('budgets.versions', { projectId })
  const tree = useRead('budgets.tree', versionId === undefined ? { projectId } : { projectId, versionId }, {
    keepLast: true,
  })
  return (
    <div className={classes['screen']}>
      <BudgetSections />
      <Loaded of={versions} lines={8}>
        {({ rows }) => (
          <Loaded of={tree} lines={8}>
            {value => <Budget projectId={projectId} tree={value} versions={rows} />}
          </Loaded>
        )}
      </Loaded>
    </div>
  )
}

function Budget(data: BudgetData) {
  const { tree, versions, projectId } = data
  const acts = useVersionActs(data)
  const look = useTreeLook(tree.nodes)
  const { line, amount, versionId } = route.useSearch()
  const navigate = useNavigate({ from: '/projects/$projectId/budget' })
  const [adding, setAdding] = useState<string | null | undefined>(undefined)
  const opened = tree.nodes.find(node => node.id === line || (line !== undefined && node.lineId === line))
  const open = (nodeId: string | undefined) => {
    setAdding(undefined)
    void navigate({
      search: before => ({ versionId: before.versionId, ...(nodeId === undefined ? {} : { line: nodeId }) }),
      replace: line !== undefined,
    })
  }
  const notices = useBudgetNotices({ tree, acts, onRow: open })
  if (tree.version === null) return <EmptyBudget acts={acts} projectId={projectId} />
  return (
    <>
      <VersionBar
        version={tree.version}
        versions={versions}
        currency={tree.currency}
        acts={acts}
        onAdd={() => setAdding(headingOf(opened))}
        tools={<TreeTools look={look} />}
        notices={notices.chip}
      />
      {notices.list}
      <SplitView
        list={
          <BudgetTree
            projectId={projectId}
            versionId={versionId}
            currency={tree.currency}
            nodes={look.nodes}
            totals={tree.totals}
            withUnits={look.withUnits}
            closed={look.closed}
            onClosed={look.setClosed}
            openId={opened?.id ?? null}
            onOpen={open}
          />
        }
        panel={
          <SidePanel
            data={data}
            opened={opened?.id}
            amount={amount}
            adding={adding}
            onAdd={setAdding}
            onRow={open}
            onClose={() => open(undefined)}
          />
        }
      />
      {acts.dialog}
    </>
  )
}

/** Where a new row is likely to go: below the heading that is open, or beside the line that is. */
const headingOf = (row: BudgetData['tree']['nodes'][number] | undefined): string | null =>
  (row?.kind === 'heading' ? row.id : row?.parentId) ?? null

function SidePanel(props: {
  readonly data: BudgetData
  readonly opened: string | undefined
  /** The amount whose parts are shown instead of the row. */
  readonly amount: PartsPanelProps['amount'] | undefined
  readonly adding: string | null | undefined
  readonly onAdd: (parentId: string | null) => void
  readonly onRow: (nodeId: string) => void
  readonly onClose: () => void
}) {
  const { data, opened, amount, adding, onAdd, onRow, onClose } = props
  const rest = { data, onAdd, onRow, onClose }
  if (adding !== undefined)
    return <NodePanel key={`new ${adding}`} state={{ kind: 'new', parentId: adding }} {...rest} />
  if (amount !== undefined)
    return <PartsPanel data={data} nodeId={opened ?? null} amount={amount} onClose={onClose} />
  return opened === undefined ? null : (
    <NodePanel key={opened} state={{ kind: 'row', nodeId: opened }} {...rest} />
  )
}

/** How the tree is shown: which headings are closed, and whether units stand beside the amounts. */
function useTreeLook(rows: BudgetData['tree']['nodes']) {
  const nodes = useMemo(() => childrenOf(rows), [rows])
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const [withUnits, setWithUnits] = useWindowSetting('budget units', isOn)
  return { nodes, closed, setClosed, withUnits, setWithUnits }
}

function TreeTools({ look }: { readonly look: ReturnType<typeof useTreeLook> }) {
  const { t } = useWords()
  return (
    <Group gap={4} wrap="nowrap">
      <Tooltip label={t('budget.openAll')}>
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={t('budget.openAll')}
          onClick={() => look.setClosed(new Set())}
        >
          <IconFoldDown size={16} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t('budget.closeAll')}>
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={t('budget.closeAll')}
          onClick={() => look.setClosed(new Set(headingIds(look.nodes)))}
        >
          <IconFoldUp size={16} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t('budget.withUnits')}>
        <ActionIcon
          variant={look.withUnits ? 'light' : 'default'}
          size="lg"
          aria-label={t('budget.withUnits')}
          aria-pressed={look.withUnits}
          onClick={() => look.setWithUnits(!look.withUnits)}
        >
          <IconTableColumn size={16} />
        </ActionIcon>
      </Tooltip>
    </Group>
  )
}
