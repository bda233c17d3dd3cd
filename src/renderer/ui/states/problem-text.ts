import type { WireError } from '#shared/contract/frames.ts'
import type { Words } from '../words/use-words.ts'

/** A refusal in plain words: the backend's own message, else what its code means. */
export function problemText(words: Words, error: WireError): string {
  if (words.has(error.messageKey)) return words.say(error.messageKey, error.details)
  const general = `problem.code.${error.code}`
  return words.has(general) ? words.say(general, error.details) : words.t('problem.code.Internal')
}
