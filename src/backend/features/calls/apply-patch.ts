import type { CallPatch } from '#shared/contract/call-setup.ts'
import type { CallItem, CallLot, CallSetup, CallTextField, Texts } from '#shared/domain/calls/index.ts'

const withoutBlanks = (texts: Texts): Texts =>
  Object.fromEntries(
    Object.entries(texts)
      .map(([language, text]) => [language, text.trim()])
      .filter(([, text]) => text !== ''),
  )

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

const given = <T extends object>(patch: T | undefined): Given<T> =>
  Object.fromEntries(Object.entries(patch ?? {}).filter(([, value]) => value !== undefined)) as Given<T>

/** The next version of a form or grid, or the same one when nothing in it differs. A draft is changed in place. */
function nextVersion<D>(
  before: { readonly number: number; readonly definition: D } | null,
  definition: D | undefined,
  isFrozen: boolean,
): { readonly number: number; readonly definition: D } | null {
  if (definition === undefined) return before
  if (before === null) return { number: 1, definition }
  if (JSON.stringify(before.definition) === JSON.stringify(definition)) return before
  return { number: before.number + (isFrozen ? 1 : 0), definition }
}

/**
 * A call as it would be with a patch: parts that are left out stay, a list takes the place of the whole list, texts
 * replace those of the same field. `isFrozen`: forms and grids that differ become a new version. New records get `newId`.
 */
export function withPatch(
  before: CallSetup,
  patch: CallPatch,
  { isFrozen, newId }: { readonly isFrozen: boolean; readonly newId: () => string },
): CallSetup {
  const texts = Object.fromEntries(
    Object.entries(patch.texts ?? {}).map(([field, values]) => [field, withoutBlanks(values)]),
  ) as Partial<Record<CallTextField, Texts>>
  const lots = patch.lots?.map(
    (lot): CallLot => ({ ...lot, id: lot.id ?? newId(), title: withoutBlanks(lot.title) }),
  )
  const items = patch.items?.map(
    (item): CallItem => ({ ...item, id: item.id ?? newId(), text: withoutBlanks(item.text) }),
  )
  return {
    ...before,
    ...given(patch.terms),
    code: patch.code ?? before.code,
    lots: lots ?? before.lots,
    items: items ?? before.items,
    cutoffs: patch.cutoffs?.map((deadlineAt, row) => ({ number: row + 1, deadlineAt })) ?? before.cutoffs,
    invited: patch.invited ? [...new Set(patch.invited)].toSorted() : before.invited,
    texts: { ...before.texts, ...texts },
    form: nextVersion(before.form, patch.form, isFrozen),
    grid: nextVersion(before.grid, patch.grid, isFrozen),
  }
}
