import type { UseQueryResult } from '@tanstack/react-query'
import { Link, type LinkProps, Outlet } from '@tanstack/react-router'
import type { ProcedureName } from '#shared/contract/index.ts'
import type { MessageKey } from '#shared/locales/index.ts'
import { useMay } from '../session/session-context.tsx'
import { Loaded } from '../states/loaded.tsx'
import { useWords } from '../words/use-words.ts'
import classes from './sides.module.css'

type Route = NonNullable<LinkProps['to']>

/** One side of a record: a route of its own below the record's. */
export interface Side<To extends Route = Route> {
  readonly to: To
  readonly labelKey: MessageKey
  /** Offered to those who may call it. */
  readonly needs: ProcedureName
}

export interface SidesProps {
  /** Names the row of links. */
  readonly label: string
  /** The first is the record's own address. */
  readonly sides: readonly Side[]
  readonly params: NonNullable<LinkProps['params']>
  /** The record: its sides are shown once it is there. */
  readonly of: UseQueryResult<unknown>
  /** For more sides than a small window holds: they go on in a second row, so that none is hidden. */
  readonly wrap?: boolean
}

/** The links to the sides of a record, and below them the one that is open. */
export function Sides({ label, sides, params, of, wrap = false }: SidesProps) {
  const { t } = useWords()
  const may = useMay()
  return (
    <>
      <nav className={classes['tabs']} aria-label={label} data-wrap={wrap || undefined}>
        {sides
          .filter(side => may(side.needs))
          .map(({ to, labelKey }) => {
            const link: LinkProps = { to, params }
            return (
              <Link
                key={to}
                {...link}
                activeOptions={{ exact: to === sides[0]?.to }}
                className={classes['tab']}
                activeProps={{ 'data-current': true }}
              >
                {t(labelKey)}
              </Link>
            )
          })}
      </nav>
      {of.data ? (
        <Outlet />
      ) : (
        <div className={classes['body']}>
          <Loaded of={of} lines={8}>
            {() => null}
          </Loaded>
        </div>
      )}
    </>
  )
}
