import { useWords } from '#renderer/ui/index.ts'
import type { ImportOutcome } from '#shared/contract/imports.ts'
import { formatDecimalText } from '#shared/kernel/format-amount.ts'
import classes from '../imports.module.css'

const COUNTS = ['rowsRead', 'created', 'updated', 'unchanged', 'skipped', 'errors', 'warnings'] as const

function toneOf(name: (typeof COUNTS)[number], count: number): 'bad' | 'mind' | undefined {
  if (count === 0) return undefined
  if (name === 'errors') return 'bad'
  return name === 'warnings' ? 'mind' : undefined
}

/** The import in numbers. */
export function OutcomeTiles({ outcome }: { readonly outcome: ImportOutcome }) {
  const { t, locale } = useWords()
  return (
    <div className={classes['tiles']}>
      {COUNTS.map(name => (
        <div key={name} className={classes['tile']} data-tone={toneOf(name, outcome[name])}>
          <span className={classes['count']}>{formatDecimalText(String(outcome[name]), locale)}</span>
          {t(`wizard.count.${name}`)}
        </div>
      ))}
    </div>
  )
}
