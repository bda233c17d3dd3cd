import { Group, Text } from '@mantine/core'
import { Figure, useWords } from '#renderer/ui/index.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import type { Pot } from '#shared/contract/rankings.ts'
import classes from './awards.module.css'

type Line = OutputOf<'rankings.whatIf'>['pots'][number]

const share = (minor: number, whole: number): string =>
  `${whole <= 0 ? 0 : Math.max(0, Math.min(100, (minor / whole) * 100)).toFixed(2)}%`

/** The envelope of each lot: decided, held by complaints, above the line, and what is left, as bar and in figures. */
export function PotBars(props: {
  readonly pots: readonly Pot[]
  readonly line: readonly Line[]
  readonly currency: string
}) {
  const { t } = useWords()
  const { currency } = props
  return (
    <div className={classes['pots']}>
      {props.pots.map(pot => {
        const line = props.line.find(own => own.lotId === pot.id)
        const used = line?.usedMinor ?? 0
        const left = line?.leftMinor ?? pot.freeMinor
        const name = pot.id === null ? t('awards.wholeCall') : t('awards.lotNamed', { code: pot.code })
        const parts = [
          ['awarded', pot.awardedMinor],
          ['held', pot.heldMinor],
          ['used', used],
        ] as const
        return (
          <section key={pot.id ?? ''} className={classes['pot']} aria-label={name}>
            <Group justify="space-between" gap="xs">
              <Text fw={600} size="sm" title={pot.title}>
                {name}
              </Text>
              <Figure amount={{ minor: pot.envelopeMinor, currency }} withCurrency strong />
            </Group>
            <div className={classes['bar']} aria-hidden>
              {parts.map(([part, minor]) => (
                <span
                  key={part}
                  className={classes[part]}
                  style={{ inlineSize: share(minor, pot.envelopeMinor) }}
                />
              ))}
            </div>
            <div className={classes['amounts']}>
              {[...parts, ['left', left] as const].map(([part, minor]) => (
                <Group key={part} justify="space-between" gap="xs" wrap="nowrap">
                  <Text size="sm" c="dimmed">
                    {t(`awards.pot.${part}`)}
                  </Text>
                  <Figure amount={{ minor, currency }} />
                </Group>
              ))}
            </div>
          </section>
        )
      })}
    </div>
  )
}
