import { createContext, useContext, useEffect, useId } from 'react'

/** Text in a field that cannot be read yet, or can be read in two ways: a form must not be sent meanwhile. */
export type Trouble = { readonly message: string; readonly focus: () => void }
export type TroubleRegister = (id: string, trouble: Trouble | null) => void

const TroubleContext = createContext<TroubleRegister | null>(null)
export const TroubleProvider = TroubleContext

/**
 * Tells the form around this field that its text has no meaning yet; outside a form it does nothing.
 * Without it, an unreadable amount would be sent as a blank one.
 */
export function useTrouble(message: string | null, focus: () => void): void {
  const register = useContext(TroubleContext)
  const id = useId()
  useEffect(() => {
    register?.(id, message === null ? null : { message, focus })
    return () => register?.(id, null)
  }, [register, id, message, focus])
}
