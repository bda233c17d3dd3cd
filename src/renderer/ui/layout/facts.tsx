import type { ReactNode } from 'react'
import classes from './facts.module.css'

export type Fact = { readonly label: string; readonly value: ReactNode }

/** Names and values of a record, side by side; blank values are left out. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  const known = facts.filter(fact => fact.value !== null && fact.value !== undefined && fact.value !== '')
  return (
    <dl className={classes['facts']}>
      {known.map(fact => (
        <div key={fact.label} className={classes['fact']}>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}
