import { useRead, useWords } from '#renderer/ui/index.ts'

export type PaperWords = {
  readonly typeName: (code: string) => string
  readonly paperName: (code: string) => string
  /** Types of cost for a field. */
  readonly types: readonly { readonly value: string; readonly label: string }[]
}

/** Types of cost and supporting documents as people know them. */
export function usePaperWords(): PaperWords {
  const { say, has } = useWords()
  const types = useRead('papers.types', {})
  const named = (prefix: string) => (code: string) =>
    has(`${prefix}.${code}`) ? say(`${prefix}.${code}`) : code
  const typeName = named('costType')
  return {
    typeName,
    paperName: named('supportingDocument'),
    types: (types.data?.rows ?? []).map(({ code }) => ({ value: code, label: typeName(code) })),
  }
}
