import { Button } from '@mantine/core'
import { IconAlertTriangle, IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useState } from 'react'
import { NoticeList, useMay, useWords } from '#renderer/ui/index.ts'
import type { Notice } from '#shared/contract/common.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import classes from './budget-page.module.css'
import { rowOfNotice } from './notice-row.ts'
import type { VersionActs } from './versions/use-version-acts.tsx'

export type BudgetNoticesProps = {
  readonly tree: OutputOf<'budgets.tree'>
  readonly acts: VersionActs
  readonly onRow: (nodeId: string) => void
}

/**
 * What the contract's limits and the figures say about this version: a button that tells how many, and the list below
 * once it is opened, so that the tree keeps its room.
 */
export function useBudgetNotices({ tree, acts, onRow }: BudgetNoticesProps) {
  const { t } = useWords()
  const may = useMay()
  const [opened, setOpened] = useState(false)
  // That a draft is not signed is told by its badge and its button.
  const notices = tree.notices.filter(notice => !notice.code.endsWith('NotSigned'))
  if (notices.length === 0) return { chip: null, list: null }
  const rowOf = (notice: Notice) => rowOfNotice(tree.nodes, notice)
  const mend = (notice: Notice) => {
    if (notice.fix?.labelKey === 'fix.openSignedBudget') return acts.showSigned()
    if (notice.fix?.labelKey === 'fix.signBudget') return acts.sign?.()
    const row = rowOf(notice)
    return row ? onRow(row.id) : undefined
  }
  const shown = notices.map(notice => {
    const canMend = notice.fix?.labelKey === 'fix.openSignedBudget' || rowOf(notice) !== undefined
    return canMend && may('budgets.tree') ? notice : { ...notice, fix: null }
  })
  const Chevron = opened ? IconChevronUp : IconChevronDown
  return {
    chip: (
      <Button
        size="compact-sm"
        variant="light"
        color="amber"
        leftSection={<IconAlertTriangle size={14} aria-hidden />}
        rightSection={<Chevron size={14} aria-hidden />}
        aria-expanded={opened}
        onClick={() => setOpened(!opened)}
      >
        {t('notice.warnings', { count: notices.length })}
      </Button>
    ),
    list: opened ? (
      <div className={classes['notices']}>
        <NoticeList blockers={[]} warnings={shown} onFix={mend} />
      </div>
    ) : null,
  }
}
