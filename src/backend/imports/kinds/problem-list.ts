import type { RowProblem } from '#shared/contract/imports.ts'
import { columnIndex } from '../reading/sheet.ts'

/** What a dialog or terminal can show; the counts are of all. */
const MOST_SHOWN = 500
const LONGEST_VALUE = 200

export interface ProblemCounts {
  readonly problems: readonly RowProblem[]
  readonly errors: number
  readonly warnings: number
}

/** Where a problem of one row stands; a column is named as the file names it: `D "Shuma"`. */
export interface RowPlace {
  readonly sheet: string
  readonly row: number
  readonly column?: string
  readonly value?: string
}

type Details = RowProblem['details']

/** Place of a column named `D "Shuma"`; what is about the whole row comes after its cells. */
const columnOf = ({ column }: RowProblem): number => {
  const index = columnIndex(/^[A-Z]+/.exec(column)?.[0] ?? '')
  return index < 0 ? Number.MAX_SAFE_INTEGER : index
}

const byPlace = (a: RowProblem, b: RowProblem): number => a.row - b.row || columnOf(a) - columnOf(b)

/** Gathers the problems of a file; errors come before warnings, so that no error hides behind five hundred warnings. */
export class ProblemList {
  readonly #errors: RowProblem[] = []
  readonly #warnings: RowProblem[] = []
  #errorCount = 0
  #warningCount = 0

  /** Takes over what reading found, with its counts. */
  addAll(found: ProblemCounts): void {
    for (const problem of found.problems) {
      const list = problem.severity === 'error' ? this.#errors : this.#warnings
      if (list.length < MOST_SHOWN) list.push(problem)
    }
    this.#errorCount += found.errors
    this.#warningCount += found.warnings
  }

  /** Reports `import.problem.<name>` with the remedy `import.remedy.<remedy>`, by default of the same name. */
  report(
    severity: RowProblem['severity'],
    place: RowPlace,
    name: string,
    details: Details = {},
    remedy: string = name,
  ): void {
    this.addAll({
      problems: [
        {
          sheet: place.sheet,
          row: place.row,
          column: place.column ?? '',
          value: (place.value ?? '').slice(0, LONGEST_VALUE),
          severity,
          messageKey: `import.problem.${name}`,
          details,
          remedyKey: `import.remedy.${remedy}`,
        },
      ],
      errors: severity === 'error' ? 1 : 0,
      warnings: severity === 'warning' ? 1 : 0,
    })
  }

  get errors(): number {
    return this.#errorCount
  }

  /** The first five hundred in order, errors first, with the counts of all. */
  result(): { readonly problems: RowProblem[]; readonly errors: number; readonly warnings: number } {
    const inOrder = (list: readonly RowProblem[]) => list.toSorted(byPlace)
    return {
      problems: [...inOrder(this.#errors), ...inOrder(this.#warnings)].slice(0, MOST_SHOWN),
      errors: this.#errorCount,
      warnings: this.#warningCount,
    }
  }
}
