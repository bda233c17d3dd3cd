import type { RowProblem } from '#shared/contract/imports.ts'
import { foldText } from '#shared/kernel/fold-text.ts'

/** A name as a list gives it. */
export type ListedName = {
  readonly kind: 'individual' | 'entity' | 'other'
  readonly reference: string
  readonly name: string
  readonly isAlias: boolean
  readonly note: string
  /** Row or line of the file. */
  readonly row: number
}

/** What was read of one sanctions list. */
export type SanctionReading = {
  readonly list: string
  readonly names: readonly (ListedName & { readonly folded: string })[]
  readonly problems: readonly RowProblem[]
  readonly errors: number
  readonly warnings: number
}

export const SANCTION_PROBLEMS = ['noReference', 'noName', 'noLetters'] as const
export type SanctionProblem = (typeof SANCTION_PROBLEMS)[number]

const MAX_PROBLEMS = 500
const LONGEST_NAME = 500
const LONGEST_NOTE = 500

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Gathers the names of one list, each once with its reference. */
export function startReading(list: string) {
  const names = new Map<string, ListedName & { readonly folded: string }>()
  const problems: RowProblem[] = []
  let errors = 0
  let warnings = 0
  const note = (
    severity: RowProblem['severity'],
    row: number,
    value: string,
    problem: SanctionProblem,
  ): void => {
    if (severity === 'error') errors += 1
    else warnings += 1
    if (problems.length < MAX_PROBLEMS)
      problems.push({
        sheet: '',
        row,
        column: '',
        value: value.slice(0, 200),
        severity,
        messageKey: `import.problem.sanction.${problem}`,
        details: {},
        remedyKey: `import.remedy.sanction.${problem}`,
      })
  }
  return {
    note,
    add: (listed: ListedName): void => {
      const name = tidy(listed.name).slice(0, LONGEST_NAME)
      const folded = foldText(name)
      if (folded === '') note('warning', listed.row, listed.name, 'noLetters')
      else
        names.set(JSON.stringify([listed.reference, name]), {
          ...listed,
          name,
          folded,
          note: tidy(listed.note).slice(0, LONGEST_NOTE),
        })
    },
    finish: (): SanctionReading => ({ list, names: [...names.values()], problems, errors, warnings }),
  }
}
