import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useClient, workOptions } from '#renderer/ui/index.ts'
import type { DocumentRequest } from '../use-document.ts'
import { BLOCK } from './use-preview-rows.ts'

/** The names of the sheets with the first rows of one; while another sheet is read the last one stays on screen. */
export function useSheets(request: DocumentRequest, sheet: number) {
  return useQuery({
    ...workOptions(useClient(), 'documents.preview', { ...request, sheet, offset: 0, limit: BLOCK }),
    placeholderData: keepPreviousData,
  })
}
