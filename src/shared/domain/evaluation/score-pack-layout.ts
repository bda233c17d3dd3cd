import type { KeyedRow } from '#shared/domain/packs/index.ts'
import type { GridCriterion, GridDefinition, GridSection } from './grid.ts'

/** Version of the pack's own make-up, and the name of its hidden sheet; both stay the same in every language. */
export const SCORE_PACK_FORMAT = 'regrant-score-pack-1'
export const SCORE_PACK_SHEET = '_scores'

/** The sheet of declarations; a score sheet goes by the id of its application. */
export const DECLARATIONS = 'declarations'

/** Columns of the sheet of declarations, from 1; the hidden key stands before them. */
export const DECLARATION_COLUMNS = { kind: 5, note: 6, on: 7, name: 8 } as const
/** Columns of a score sheet, from 1; the hidden key stands before them. What is said of the whole stands where points do. */
export const SCORE_COLUMNS = { label: 2, weight: 3, points: 4, without: 5, comment: 6, state: 7 } as const

/** Rows above the first key: titles, and on the sheet of declarations its head. */
const FIRST_DECLARATION_ROW = 6
const FIRST_SCORE_ROW = 6

export type DeclarationRow = KeyedRow & { readonly kind: 'declaration'; readonly application: string }

export type ScoreRow = KeyedRow & { readonly application: string } & (
    | { readonly kind: 'section' | 'subtotal'; readonly section: GridSection }
    | { readonly kind: 'criterion'; readonly criterion: GridCriterion }
    | { readonly kind: 'total' | 'recommendation' | 'comment' | 'finished' }
  )

export type ScorePackRow = DeclarationRow | ScoreRow

/** What a score pack is made of: an application's declaration always, its score sheet once nothing keeps it closed. */
export type PackedApplication = { readonly id: string; readonly hasSheet: boolean }

type WithoutPlace<Row> = Row extends unknown ? Omit<Row, 'sheet' | 'row' | 'application'> : never

/** Rows of one score sheet in order: sections with their criteria and subtotals, the total, and what is said of the whole. */
export function scoreRows(grid: GridDefinition, application: string): readonly ScoreRow[] {
  const planned: WithoutPlace<ScoreRow>[] = grid.sections.flatMap(section => [
    { kind: 'section' as const, key: `section:${section.key}`, section },
    ...section.criteria.map(criterion => ({
      kind: 'criterion' as const,
      key: `criterion:${criterion.key}`,
      criterion,
    })),
    { kind: 'subtotal' as const, key: `subtotal:${section.key}`, section },
  ])
  const whole = (['total', 'recommendation', 'comment', 'finished'] as const).map(kind => ({
    kind,
    key: kind,
  }))
  return [...planned, ...whole].map(
    (row, index): ScoreRow => ({ ...row, application, sheet: application, row: FIRST_SCORE_ROW + index }),
  )
}

/** Every keyed row of a score pack. Writer and reader both go by it, so a pack whose rows differ was changed by hand. */
export function scorePackLayout(
  grid: GridDefinition,
  applications: readonly PackedApplication[],
): readonly ScorePackRow[] {
  return [
    ...applications.map(
      ({ id }, index): DeclarationRow => ({
        kind: 'declaration',
        application: id,
        sheet: DECLARATIONS,
        row: FIRST_DECLARATION_ROW + index,
        key: `declare:${id}`,
      }),
    ),
    ...applications.flatMap(({ id, hasSheet }) => (hasSheet ? scoreRows(grid, id) : [])),
  ]
}

/** The structure of a score pack as one text, for its hash: keys by place. */
export const scorePackStructure = (layout: readonly ScorePackRow[]): string =>
  layout.map(({ sheet, row, key }) => `${sheet}!${row} ${key}`).join('\n')
