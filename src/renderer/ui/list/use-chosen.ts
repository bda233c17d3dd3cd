import { useEffect, useMemo, useState } from 'react'

export type Chosen<Row extends object> = {
  readonly rows: readonly Row[]
  readonly has: (row: Row) => boolean
  readonly toggle: (row: Row) => void
  readonly add: (rows: readonly (Row | undefined)[]) => void
  readonly clear: () => void
}

/** The rows chosen for an act; another filter or order starts with none, so that no act hits what is out of sight. */
export function useChosen<Row extends object>(rowId: (row: Row) => string, sourceKey: string): Chosen<Row> {
  const [chosen, setChosen] = useState<ReadonlyMap<string, Row>>(new Map())
  useEffect(() => {
    setChosen(before => (before.size === 0 || sourceKey === '' ? before : new Map()))
  }, [sourceKey])
  return useMemo(
    () => ({
      rows: [...chosen.values()],
      has: row => chosen.has(rowId(row)),
      toggle: row => {
        const next = new Map(chosen)
        if (!next.delete(rowId(row))) next.set(rowId(row), row)
        setChosen(next)
      },
      add: rows => {
        const next = new Map(chosen)
        for (const row of rows) if (row !== undefined) next.set(rowId(row), row)
        setChosen(next)
      },
      clear: () => setChosen(new Map()),
    }),
    [chosen, rowId],
  )
}
