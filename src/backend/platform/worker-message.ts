import type { JsonValue, Problem } from '#shared/kernel/errors.ts'

/** What a thread says: how far it is, what it found, or why not. */
export type WorkerMessage =
  | {
      readonly kind: 'progress'
      readonly done: number
      readonly total: number | null
      readonly stepKey: string
    }
  | { readonly kind: 'result'; readonly value: JsonValue }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'crash'; readonly message: string; readonly stack: string; readonly code: string }

type Members = Readonly<Record<string, unknown>>

const isRecord = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isText = (value: unknown): value is string => typeof value === 'string'
const isNumber = (value: unknown): value is number => typeof value === 'number'

const isProblem = (value: unknown): boolean =>
  isRecord(value) && isText(value['code']) && isText(value['messageKey']) && isRecord(value['details'])

const SHAPES: { readonly [K in WorkerMessage['kind']]: (message: Members) => boolean } = {
  progress: ({ done, total, stepKey }) =>
    isNumber(done) && (total === null || isNumber(total)) && isText(stepKey),
  result: ({ value }) => value !== undefined,
  problem: ({ problem }) => isProblem(problem),
  crash: ({ message, stack, code }) => isText(message) && isText(stack) && isText(code),
}

/** True for a message that `serveTask` may send; anything else comes from a broken thread. */
export function isWorkerMessage(value: unknown): value is WorkerMessage {
  if (!isRecord(value) || !isText(value['kind']) || !Object.hasOwn(SHAPES, value['kind'])) return false
  return SHAPES[value['kind'] as WorkerMessage['kind']](value)
}
