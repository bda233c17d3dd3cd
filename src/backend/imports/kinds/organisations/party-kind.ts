import type { PARTY_KINDS } from '#shared/contract/organisations.ts'
import { foldText } from '../../reading/fold.ts'

type Kind = (typeof PARTY_KINDS)[number]

/** How files of the region call each kind, folded. */
const WORDS: Readonly<Record<Kind, readonly string[]>> = {
  organisation: [
    ...[
      'organisation',
      'organization',
      'registered',
      'registered organisation',
      'legal person',
      'legal entity',
    ],
    ...[
      'organizate',
      'organizata',
      'person juridik',
      'организација',
      'правно лице',
      'organizacija',
      'pravno lice',
    ],
    ...['pravna osoba', 'udruzenje', 'здружение', 'удружење'],
  ],
  informal_group: [
    ...['informal group', 'informal', 'group', 'informal initiative', 'initiative', 'informal_group'],
    ...['grup joformal', 'grup jo formal', 'grupi joformal', 'nisme', 'неформална група', 'иницијатива'],
    ...['neformalna grupa', 'inicijativa', 'grupa gradana'],
  ],
  natural_person: [
    ...['natural person', 'person', 'individual', 'natural_person', 'person fizik', 'individ'],
    ...['физичко лице', 'поединец', 'fizicko lice', 'fizicka osoba', 'pojedinac', 'појединац'],
  ],
}

let known: ReadonlyMap<string, Kind> | undefined

/**
 * The kind of party that a cell names in a language of the region; undefined when it names none.
 * @example partyKindOf('Grup joformal') // 'informal_group'
 */
export function partyKindOf(text: string): Kind | undefined {
  known ??= new Map(
    Object.entries(WORDS).flatMap(([kind, words]) =>
      words.map(word => [foldText(word), kind as Kind] as const),
    ),
  )
  return known.get(foldText(text))
}
