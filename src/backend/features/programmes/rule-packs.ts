import { missingParameters, parseRulePack, type RulePack } from '#shared/domain/rule-packs/index.ts'
import bmz from '../../../../resources/rule-packs/bmz.json' with { type: 'json' }
import eu from '../../../../resources/rule-packs/eu.json' with { type: 'json' }
import euUntil2013 from '../../../../resources/rule-packs/eu_2013.json' with { type: 'json' }
import generic from '../../../../resources/rule-packs/generic.json' with { type: 'json' }
import giz from '../../../../resources/rule-packs/giz.json' with { type: 'json' }
import helvetas from '../../../../resources/rule-packs/helvetas.json' with { type: 'json' }
import sida from '../../../../resources/rule-packs/sida.json' with { type: 'json' }
import us from '../../../../resources/rule-packs/us.json' with { type: 'json' }
import visegrad from '../../../../resources/rule-packs/visegrad.json' with { type: 'json' }

/** A pack that can't be read is a fault of this program's own files: it stops the start. */
function read(raw: unknown): RulePack {
  const pack = parseRulePack(raw)
  if (!pack.ok) throw new Error(`Rule pack: ${JSON.stringify(pack.error.details)}`)
  const missing = missingParameters(pack.value)
  if (missing.length > 0) throw new Error(`Rule pack ${pack.value.id} lacks ${missing.join(', ')}`)
  return pack.value
}

const packs: ReadonlyMap<string, RulePack> = new Map(
  [generic, eu, euUntil2013, sida, helvetas, bmz, giz, visegrad, us].map(read).map(pack => [pack.id, pack]),
)

/** The donor's rules as shipped; undefined for an unknown pack. */
export const rulePack = (id: string): RulePack | undefined => packs.get(id)

/** All packs as shipped: what the worked cases are run with. */
export const rulePacks = (): readonly RulePack[] => [...packs.values()]
