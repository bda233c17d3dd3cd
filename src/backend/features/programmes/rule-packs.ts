import { parseRulePack, type RulePack } from '#shared/domain/rule-packs/index.ts'
import bmz from '../../../../resources/rule-packs/bmz.json' with { type: 'json' }
import eu from '../../../../resources/rule-packs/eu.json' with { type: 'json' }
import generic from '../../../../resources/rule-packs/generic.json' with { type: 'json' }
import helvetas from '../../../../resources/rule-packs/helvetas.json' with { type: 'json' }
import sida from '../../../../resources/rule-packs/sida.json' with { type: 'json' }

/** A pack that can't be read is a fault of this program's own files: it stops the start. */
function read(raw: unknown): RulePack {
  const pack = parseRulePack(raw)
  if (!pack.ok) throw new Error(`Rule pack: ${JSON.stringify(pack.error.details)}`)
  return pack.value
}

const packs: ReadonlyMap<string, RulePack> = new Map(
  [generic, eu, sida, helvetas, bmz].map(read).map(pack => [pack.id, pack]),
)

/** The donor's rules as shipped; undefined for an unknown pack. */
export const rulePack = (id: string): RulePack | undefined => packs.get(id)

/** All packs as shipped: what the worked cases are run with. */
export const rulePacks = (): readonly RulePack[] => [...packs.values()]
