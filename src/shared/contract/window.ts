import { z } from 'zod'
import { nothing } from './common.ts'
import { control } from './procedure.ts'

/** Bounds that keep the file of window settings small, whatever a page sends. */
export const WINDOW_SETTINGS_LIMITS = { keys: 200, keyLength: 100, valueLength: 20_000 } as const

/**
 * How the window looks: rail, light or dark, language, columns of lists. Kept for this person on this machine, in the
 * folder where named workspaces lie, because a browser forgets what it stored for an address whose port changes.
 */
export const windowContract = {
  'window.settings': control({
    allowed: 'public',
    input: nothing,
    output: z.strictObject({ settings: z.record(z.string(), z.json()) }),
  }),
  /** Sets one setting; null forgets it. */
  'window.keep': control({
    allowed: 'public',
    input: z.strictObject({
      key: z
        .string()
        .max(WINDOW_SETTINGS_LIMITS.keyLength)
        .regex(/^[a-z][\w .-]*$/i),
      value: z.json().refine(value => JSON.stringify(value).length <= WINDOW_SETTINGS_LIMITS.valueLength, {
        message: 'validation.too_big',
      }),
    }),
    output: nothing,
    errors: ['StorageFull', 'StorageReadonly'],
  }),
} as const
