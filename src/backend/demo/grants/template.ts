import type { FormDefinition } from '#shared/domain/calls/index.ts'
import type { GridDefinition } from '#shared/domain/evaluation/index.ts'
import template from '../../../../resources/call-templates/small-grants.json' with { type: 'json' }

type Items = (typeof template)['items']

/** Form, grid and items of the demo's calls: the standard ones, as a new call begins with. */
export const standard: {
  readonly form: FormDefinition
  readonly grid: GridDefinition
  readonly items: Items
} = template as unknown as { form: FormDefinition; grid: GridDefinition; items: Items }

export const CRITERIA = standard.grid.sections.flatMap(section => section.criteria)
