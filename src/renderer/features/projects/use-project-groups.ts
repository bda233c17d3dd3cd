import { groupsInHand, type ListGrouping, useWords } from '#renderer/ui/index.ts'
import type { MessageKey } from '#shared/locales/index.ts'
import type { TreeRow } from './project-tree.ts'

type Words = ReturnType<typeof useWords>

/** By what projects can be grouped: the column's name, the common key and what it is called. */
const GROUPINGS: Readonly<
  Record<
    string,
    {
      readonly label: MessageKey
      readonly keyOf: (row: TreeRow) => string
      readonly nameOf: (key: string, words: Words) => string
    }
  >
> = {
  family: {
    label: 'project.family',
    keyOf: row => row.family,
    nameOf: (key, { say }) => say(`family.${key}`),
  },
  status: {
    label: 'project.status',
    keyOf: row => row.status,
    nameOf: (key, { say }) => say(`status.${key}`),
  },
  donors: {
    label: 'project.donors',
    keyOf: row => row.donors.join(' → '),
    nameOf: (key, { t }) => (key === '' ? t('projectGroup.noDonor') : key),
  },
}

/** Groups of the projects at hand; inside them nothing is indented, since a project's scheme may stand elsewhere. */
export function useProjectGroups(rows: readonly TreeRow[], stamp: string): ListGrouping<TreeRow> {
  const words = useWords()
  return {
    options: Object.entries(GROUPINGS).map(([value, { label }]) => ({ value, label: words.t(label) })),
    source: by => {
      const grouping = GROUPINGS[by]
      const flat = rows.map(row => ({ ...row, depth: 0 }))
      return groupsInHand(
        ['projects', by, stamp, words.language],
        flat,
        row => grouping?.keyOf(row) ?? '',
        key => grouping?.nameOf(key, words) ?? key,
      )
    },
  }
}
